package io.loopshark.decode;

import io.loopshark.ksy.wire.IcmpHeader;
import org.jspecify.annotations.Nullable;

/**
 * An error message of ICMP or ICMPv6: it quotes the beginning of the packet that it is about. What TCP header that holds is no
 * segment.
 */
final class QuotingStep extends Step {

    private static final int LENGTH = 8;

    private final Steps steps;
    private final Layer layer;
    private final IcmpHeader header;

    QuotingStep(Steps steps, Layer layer) {
        this.steps = steps;
        this.layer = layer;
        header = new IcmpHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(layer, start, LENGTH);
        }
        header._read();
        walk.pass(layer, start, LENGTH);
        if (!isError(header.kind())) {
            return null;
        }
        walk.packet().markQuoted();
        return steps.ipByVersion();
    }

    private boolean isError(int kind) {
        if (layer == Layer.ICMPV6) {
            // RFC 4443 §2.1: the lower half of the range.
            return kind >= 1 && kind <= 4;
        }
        return switch (kind) {
            // Unreachable, source quench, redirect, time exceeded, parameter problem (RFC 792).
            case 3, 4, 5, 11, 12 -> true;
            default -> false;
        };
    }
}
