package io.loopshark.decode;

import io.loopshark.ksy.wire.MplsLabel;
import org.jspecify.annotations.Nullable;

/** One entry of an MPLS label stack (RFC 3032 §2.1). What lies under the last one, the first four bits of it tell. */
final class MplsStep extends Step {

    private static final int LENGTH = 4;
    private static final int BOTTOM_OF_STACK = 0x100;

    private final Steps steps;
    private final MplsLabel label;
    private final PseudowireStep pseudowire;

    MplsStep(Steps steps) {
        this.steps = steps;
        label = new MplsLabel(steps.walk.stream);
        pseudowire = new PseudowireStep(steps);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.MPLS, start, LENGTH);
        }
        label._read();
        walk.pass(Layer.MPLS, start, LENGTH);
        if ((label.entry() & BOTTOM_OF_STACK) == 0) {
            return this;
        }
        Step ip = steps.ipByVersion();
        return ip == null && walk.capturedFrom(walk.position()) > 0 ? pseudowire : ip;
    }
}
