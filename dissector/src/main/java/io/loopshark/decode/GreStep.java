package io.loopshark.decode;

import io.loopshark.ksy.wire.GreHeader;
import org.jspecify.annotations.Nullable;

/** GRE (RFC 2784, RFC 2890), also version 1, which PPTP uses (RFC 2637 §4.1). */
final class GreStep extends Step {

    private static final int FIXED = 4;
    private static final int HAS_CHECKSUM = 0x8000;
    private static final int HAS_ROUTING = 0x4000;
    private static final int HAS_KEY = 0x2000;
    private static final int HAS_SEQUENCE = 0x1000;
    private static final int HAS_ACKNOWLEDGMENT = 0x0080;
    private static final int VERSION = 0x0007;

    private static final int ERSPAN = 0x88be;
    private static final int ERSPAN_3 = 0x22eb;
    private static final int ETHERNET_OVER_IP = 0x6400;
    private static final int FRAME_RELAY = 0x6559;
    private static final int WEB_CACHE = 0x883e;
    private static final int WEB_CACHE_HEADER = 4;
    private static final int FIRST_ARUBA = 0x8200;
    private static final int LAST_ARUBA = 0x9000;

    private final Steps steps;
    private final GreHeader header;
    private final Step erspan;

    GreStep(Steps steps) {
        this.steps = steps;
        header = new GreHeader(steps.walk.stream);
        erspan = new ErspanStep(steps);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.GRE, start, FIXED);
        }
        header._read();
        int flags = header.flagsVersion();
        int version = flags & VERSION;
        // Receivers drop headers with source routes (RFC 2784 §2.3).
        if (version > 1 || (flags & HAS_ROUTING) != 0) {
            return null;
        }
        int key = FIXED + ((flags & HAS_CHECKSUM) != 0 ? 4 : 0);
        int length = key
                + ((flags & HAS_KEY) != 0 ? 4 : 0)
                + ((flags & HAS_SEQUENCE) != 0 ? 4 : 0)
                + (version == 1 && (flags & HAS_ACKNOWLEDGMENT) != 0 ? 4 : 0)
                + (header.protocol() == WEB_CACHE ? WEB_CACHE_HEADER : 0);
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.GRE, start, length);
        }
        walk.pass(Layer.GRE, start, length);
        // In version 1 the key is a length and a number that differs by direction.
        if (version == 0 && (flags & HAS_KEY) != 0) {
            walk.packet().enterNetwork(Layer.GRE, walk.u4(start + key));
        }
        return next((flags & HAS_SEQUENCE) != 0);
    }

    private @Nullable Step next(boolean sequence) {
        int protocol = header.protocol();
        return switch (protocol) {
            // Without a sequence number it is of type I, which has no header of its own.
            case ERSPAN -> sequence ? erspan : steps.ethernet;
            case ERSPAN_3 -> erspan;
            case ETHERNET_OVER_IP -> steps.ethernet;
            case FRAME_RELAY -> steps.frameRelay;
            case WEB_CACHE -> steps.ipv4;
            default -> other(protocol);
        };
    }

    private @Nullable Step other(int protocol) {
        Step step = steps.etherTypes.step(protocol);
        // Aruba's access points number their radios' frames in a range of their own.
        boolean aruba = protocol >= FIRST_ARUBA && protocol <= LAST_ARUBA && (protocol & 0xf) == 0;
        return step == null && aruba ? steps.wlan : step;
    }
}
