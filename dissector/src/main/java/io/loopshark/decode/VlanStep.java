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
        tag = new VlanTag(steps.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        if (walk.captured() < LENGTH) {
            return walk.tooShort(layer, LENGTH);
        }
        steps.stream.seek(walk.position);
        tag._read();
        walk.pass(layer, LENGTH);
        return steps.byTypeOrLength(tag.typeLength(), walk);
    }
}
