package io.loopshark.decode;

import io.loopshark.ksy.wire.BridgedPppHeader;
import io.loopshark.ksy.wire.MultilinkHeader;
import org.jspecify.annotations.Nullable;

/**
 * The protocol field of PPP, which may be compressed to one octet (RFC 1661 §2, §6.5), and on a line what stands before it. Some
 * lines that are said to be PPP's are Cisco HDLC's.
 */
final class PppStep extends Step {

    private static final int ALL_STATIONS = 0xff;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    // An address that Cisco HDLC has in place of PPP's: one station, or all.
    private static final int HDLC_UNICAST = 0x0f;
    private static final int HDLC_BROADCAST = 0x8f;

    private static final int PAD_LENGTH = 0x0f;
    private static final int BRIDGED_ETHERNET = 1;
    private static final int WHOLE_PACKET = 0b11;

    private final Steps steps;
    private final Step bridged;
    private final Step multilink;

    PppStep(Steps steps) {
        this.steps = steps;
        BridgedPppHeader bridge = new BridgedPppHeader(steps.walk.stream);
        bridged = new PlainStep(Layer.PPP_BRIDGED, 2, bridge, walk -> {
            walk.bound(
                    walk.position(),
                    Math.max(walk.lengthFrom(walk.position()) - (bridge.flags() & PAD_LENGTH), 0),
                    Limit.FRAME);
            return bridge.macType() == BRIDGED_ETHERNET ? steps.ethernet : null;
        });
        MultilinkHeader fragment = new MultilinkHeader(steps.walk.stream);
        // What comes in several pieces isn't followed.
        multilink = new PlainStep(
                Layer.PPP_MULTILINK,
                4,
                fragment,
                walk -> fragment.flagsSequence() >>> 30 == WHOLE_PACKET ? this : null);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < 2) {
            return walk.tooShort(Layer.PPP, start, 2);
        }
        if (walk.u1(start) == HDLC_UNICAST || walk.u1(start) == HDLC_BROADCAST) {
            return steps.linkTypes.ciscoHdlc();
        }
        // Address and control stand on a line (RFC 1662 §3.1), unless the ends agreed to leave them out.
        int before = walk.u1(start) == ALL_STATIONS && walk.u1(start + 1) == UNNUMBERED_INFORMATION ? 2 : 0;
        if (walk.capturedFrom(start) < before + 2) {
            return walk.tooShort(Layer.PPP, start, before + 2);
        }
        int first = walk.u1(start + before);
        boolean compressed = (first & 1) != 0;
        walk.pass(Layer.PPP, start, before + (compressed ? 1 : 2));
        return step(compressed ? first : walk.u2(start + before));
    }

    private @Nullable Step step(int protocol) {
        return switch (protocol) {
            case 0x0021, EtherTypes.IPV4 -> steps.ipv4;
            case 0x0057, EtherTypes.IPV6 -> steps.ipv6;
            case 0x0031 -> bridged;
            case 0x003d -> multilink;
            case 0x004b -> steps.llc;
            case 0x0281, 0x0283 -> steps.etherTypes.mpls();
            default -> null;
        };
    }
}
