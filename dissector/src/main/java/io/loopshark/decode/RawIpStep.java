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
        if (walk.captured() < 1) {
            return walk.tooShort(Layer.IPV4, 1);
        }
        return switch (walk.u1(0) >>> 4) {
            case 4 -> steps.ipv4;
            case 6 -> steps.ipv6;
            default -> null;
        };
    }
}
