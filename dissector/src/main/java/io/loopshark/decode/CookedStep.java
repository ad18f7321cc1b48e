package io.loopshark.decode;

import io.loopshark.ksy.wire.LinuxSllHeader;
import org.jspecify.annotations.Nullable;

/** Linux cooked capture. */
final class CookedStep extends Step {

    private static final int LENGTH = 16;

    private final Steps steps;
    private final LinuxSllHeader header;

    CookedStep(Steps steps) {
        this.steps = steps;
        header = new LinuxSllHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.LINUX_SLL, start, LENGTH);
        }
        header._read();
        walk.pass(Layer.LINUX_SLL, start, LENGTH);
        return steps.byCookedProtocol(header.protocol());
    }
}
