package io.loopshark.decode;

import io.loopshark.ksy.wire.LinuxSll2Header;
import org.jspecify.annotations.Nullable;

/** Linux cooked capture, version 2. */
final class Cooked2Step extends Step {

    private static final int LENGTH = 20;

    private final Steps steps;
    private final LinuxSll2Header header;

    Cooked2Step(Steps steps) {
        this.steps = steps;
        header = new LinuxSll2Header(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.LINUX_SLL2, start, LENGTH);
        }
        header._read();
        walk.pass(Layer.LINUX_SLL2, start, LENGTH);
        return steps.byCookedProtocol(header.protocol());
    }
}
