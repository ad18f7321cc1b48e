package io.loopshark.decode;

import io.loopshark.ksy.wire.NshHeader;
import org.jspecify.annotations.Nullable;

/** The network service header (RFC 8300 §2); its metadata is passed over. */
final class NshStep extends Step {

    private static final int FIXED = 8;
    private static final int LENGTH_MASK = 0x3f;

    private final Steps steps;
    private final NshHeader header;

    NshStep(Steps steps) {
        this.steps = steps;
        header = new NshHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.NSH, start, FIXED);
        }
        header._read();
        int length = (header.versionLength() & LENGTH_MASK) * 4;
        if (length < FIXED) {
            return walk.bogus(Layer.NSH, start, FIXED, length, Limit.NSH);
        }
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.NSH, start, length);
        }
        walk.pass(Layer.NSH, start, length);
        return next(steps, header.nextProtocol());
    }

    /** What follows a protocol number of NSH (RFC 8300 §9.1.6), which VXLAN's extension uses too. */
    static @Nullable Step next(Steps steps, int protocol) {
        return switch (protocol) {
            case 1 -> steps.ipv4;
            case 2 -> steps.ipv6;
            case 3 -> steps.ethernet;
            case 4 -> steps.etherTypes.nsh();
            case 5 -> steps.etherTypes.mpls();
            default -> null;
        };
    }
}
