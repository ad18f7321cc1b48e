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
        header = new LinuxSllHeader(steps.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        if (walk.captured() < LENGTH) {
            return walk.tooShort(Layer.LINUX_SLL, LENGTH);
        }
        steps.stream.seek(walk.position);
        header._read();
        walk.pass(Layer.LINUX_SLL, LENGTH);
        return steps.byCookedProtocol(header.protocol());
    }
}
