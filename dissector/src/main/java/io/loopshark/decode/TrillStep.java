package io.loopshark.decode;

import io.loopshark.ksy.wire.TrillHeader;
import org.jspecify.annotations.Nullable;

/** TRILL (RFC 6325 §3.1); its options are passed over. */
final class TrillStep extends Step {

    private static final int FIXED = 6;

    private final Steps steps;
    private final TrillHeader header;

    TrillStep(Steps steps) {
        this.steps = steps;
        header = new TrillHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.TRILL, start, FIXED);
        }
        header._read();
        int length = FIXED + (header.optionsHops() >>> 6 & 0x1f) * 4;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.TRILL, start, length);
        }
        walk.pass(Layer.TRILL, start, length);
        return steps.ethernet;
    }
}
