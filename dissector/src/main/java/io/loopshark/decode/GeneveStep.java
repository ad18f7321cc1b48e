package io.loopshark.decode;

import io.loopshark.ksy.wire.GeneveHeader;
import org.jspecify.annotations.Nullable;

/** Geneve (RFC 8926 §3.4); its options are passed over. */
final class GeneveStep extends Step {

    private static final int FIXED = 8;
    private static final int OPTIONS_LENGTH = 0x3f;
    private static final int NETWORK_SHIFT = 8;

    private final Steps steps;
    private final GeneveHeader header;

    GeneveStep(Steps steps) {
        this.steps = steps;
        header = new GeneveHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.GENEVE, start, FIXED);
        }
        header._read();
        int length = FIXED + (header.versionLength() & OPTIONS_LENGTH) * 4;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.GENEVE, start, length);
        }
        walk.pass(Layer.GENEVE, start, length);
        walk.packet().enterNetwork(Layer.GENEVE, (int) header.network() >>> NETWORK_SHIFT);
        return steps.etherTypes.step(header.protocol());
    }
}
