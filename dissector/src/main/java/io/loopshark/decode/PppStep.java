package io.loopshark.decode;

import org.jspecify.annotations.Nullable;

/** The protocol field of PPP, which may be compressed to one octet (RFC 1661 §2, §6.5), and on a line what stands before it. */
final class PppStep extends Step {

    private static final int ALL_STATIONS = 0xff;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private final Steps steps;

    PppStep(Steps steps) {
        this.steps = steps;
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < 2) {
            return walk.tooShort(Layer.PPP, start, 2);
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
            case 0x0021 -> steps.ipv4;
            case 0x0057 -> steps.ipv6;
            case 0x0281, 0x0283 -> steps.etherTypes.mpls();
            default -> null;
        };
    }
}
