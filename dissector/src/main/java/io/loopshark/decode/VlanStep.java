package io.loopshark.decode;

import io.loopshark.ksy.wire.VlanTag;
import org.jspecify.annotations.Nullable;

/** One tag of IEEE 802.1Q or 802.1ad; they may follow each other. */
final class VlanStep extends Step {

    private static final int LENGTH = 4;

    private final Steps steps;
    private final Layer layer;
    private final VlanTag tag;

    VlanStep(Steps steps, Layer layer) {
        this.steps = steps;
        this.layer = layer;
        tag = new VlanTag(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(layer, start, LENGTH);
        }
        tag._read();
        walk.pass(layer, start, LENGTH);
        return steps.byTypeOrLength(tag.typeLength(), walk);
    }
}
