package io.loopshark.live;

import io.loopshark.capture.Frame;

/** A frame that was kept, with its place in the capture and the flow that it belongs to. */
final class CapturedFrame {

    /** Roughly what the object and its array take on the heap, beyond the octets themselves. */
    private static final long OVERHEAD = 72;

    private final long ordinal;
    private final Flow flow;
    private final byte[] bytes;
    private final int originalLength;
    private final long timestampNanos;

    CapturedFrame(long ordinal, Flow flow, byte[] bytes, int originalLength, long timestampNanos) {
        this.ordinal = ordinal;
        this.flow = flow;
        this.bytes = bytes;
        this.originalLength = originalLength;
        this.timestampNanos = timestampNanos;
    }

    /** Its place among all TCP segments of the capture, from 0. */
    long ordinal() {
        return ordinal;
    }

    Flow flow() {
        return flow;
    }

    long footprint() {
        return OVERHEAD + bytes.length;
    }

    void showIn(Frame frame, long number, int linkType) {
        frame.set(number, timestampNanos, bytes, 0, bytes.length, originalLength, linkType, 0);
    }
}
