package io.loopshark.testing;

import io.loopshark.segment.InternetChecksum;
import io.loopshark.segment.SegmentView;

/** Checksums of segments that a test has altered: who forges a segment signs it anew, or leaves it as damaged as it was. */
public final class Sums {

    /** Whether a segment's checksum fitted, as far as its octets were at hand. */
    public enum State {
        UNKNOWN,
        FITS,
        DAMAGED
    }

    private Sums() {}

    /** The state of this segment's checksum. */
    public static State state(SegmentView segment) {
        if (segment.headerSum() == 0 || segment.capturedPayloadLength() < segment.payloadLength()) {
            return State.UNKNOWN;
        }
        boolean fits = InternetChecksum.fits(
                segment.headerSum(), segment.payloadArray(), segment.payloadOffset(), segment.capturedPayloadLength());
        return fits ? State.FITS : State.DAMAGED;
    }

    /** A header sum ({@link SegmentView#headerSum()}) by which this data has a checksum in the same state. */
    public static int headerSum(State state, byte[] payload) {
        if (state == State.UNKNOWN) {
            return 0;
        }
        int missing = 0xFFFF - InternetChecksum.fold(InternetChecksum.add(0, payload, 0, payload.length));
        int fitting = missing == 0 ? 0xFFFF : missing;
        return state == State.FITS ? fitting : fitting == 1 ? 2 : fitting - 1;
    }
}
