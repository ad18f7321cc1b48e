package io.loopshark.decode;

import io.loopshark.ksy.wire.PktapHeader;
import org.jspecify.annotations.Nullable;

/** What Darwin's pseudo-interface for captures puts in front of a frame, which then begins as the link type in it says. */
final class PktapStep extends Step {

    private static final int FIRST_PART = 12;
    private static final int RECORD_OF_A_FRAME = 1;

    private final Steps steps;
    private final PktapHeader header;

    PktapStep(Steps steps) {
        this.steps = steps;
        header = new PktapHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIRST_PART) {
            return walk.tooShort(Layer.PKTAP, start, FIRST_PART);
        }
        header._read();
        int length = (int) Math.min(header.length(), Integer.MAX_VALUE);
        if (length < FIRST_PART) {
            return walk.bogus(Layer.PKTAP, start, FIRST_PART, length, Limit.PKTAP);
        }
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.PKTAP, start, length);
        }
        walk.pass(Layer.PKTAP, start, length);
        return header.recordType() == RECORD_OF_A_FRAME ? steps.linkTypes.step((int) header.linkType()) : null;
    }
}
