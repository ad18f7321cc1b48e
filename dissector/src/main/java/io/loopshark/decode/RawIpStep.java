package io.loopshark.decode;

import org.jspecify.annotations.Nullable;

/** IP without a header in front that tells its version: the first four bits do. */
final class RawIpStep extends Step {

    private final Steps steps;

    RawIpStep(Steps steps) {
        this.steps = steps;
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < 1) {
            return walk.tooShort(Layer.IPV4, start, 1);
        }
        return switch (walk.u1(start) >>> 4) {
            case 4 -> steps.ipv4;
            case 6 -> steps.ipv6;
            default -> null;
        };
    }
}
