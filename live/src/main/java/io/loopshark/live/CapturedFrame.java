package io.loopshark.live;

import io.loopshark.capture.Frame;

/**
 * A frame that was kept.
 *
 * @param ordinal its place among all TCP segments of the capture, from 0
 * @param flow whose it is
 * @param bytes what was captured
 * @param originalLength its length on the wire
 * @param timestampNanos nanoseconds since 1970
 */
record CapturedFrame(long ordinal, Flow flow, byte[] bytes, int originalLength, long timestampNanos) {

    /** Roughly what the object and its array take on the heap, beyond the octets themselves. */
    private static final int OVERHEAD = 72;

    long footprint() {
        return OVERHEAD + bytes.length;
    }

    void showIn(Frame frame, long number, int linkType) {
        frame.set(number, timestampNanos, bytes, 0, bytes.length, originalLength, linkType, 0);
    }
}
