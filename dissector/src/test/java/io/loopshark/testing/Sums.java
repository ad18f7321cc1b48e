package io.loopshark.testing;

import io.loopshark.segment.InternetChecksum;
import io.loopshark.segment.SegmentView;

/** Checksums of segments that a test has altered: who forges a segment signs it anew, or leaves it as damaged as it was. */
public final class Sums {

    private static final int NONE = 0;

    /**
     * How right a segment's checksum was.
     *
     * @param sum what header and data came to: 65535 where it fitted; 0 where there was none to speak of
     */
    public record State(int sum) {}

    private Sums() {}

    /** The state of this segment's checksum. */
    public static State state(SegmentView segment) {
        int captured = segment.capturedPayloadLength();
        int length = segment.payloadLength();
        if (segment.headerSum() == 0
                || captured < length
                || InternetChecksum.mayBeLeftToTheCard(segment.checksum(), segment, segment.headerLength() + length)) {
            return new State(NONE);
        }
        return new State(InternetChecksum.fold(
                InternetChecksum.add(segment.headerSum(), segment.payloadArray(), segment.payloadOffset(), captured)));
    }

    /** A header sum ({@link SegmentView#headerSum()}) by which this data has a checksum in the same state. */
    public static int headerSum(State state, byte[] payload) {
        if (state.sum == NONE) {
            return 0;
        }
        int data = InternetChecksum.fold(InternetChecksum.add(0, payload, 0, payload.length));
        return Math.floorMod(state.sum - data - 1, 0xFFFF) + 1;
    }
}
