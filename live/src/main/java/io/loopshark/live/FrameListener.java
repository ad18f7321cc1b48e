package io.loopshark.live;

/** Takes captured frames. */
@FunctionalInterface
public interface FrameListener {

    /**
     * Takes one frame.
     *
     * @param bytes what was captured of it; the listener may keep the array
     * @param originalLength its length on the wire, at least {@code bytes.length}
     * @param timestampNanos nanoseconds since 1970-01-01 UTC; it may go back from one frame to the next, the order of the calls counts
     */
    void frame(byte[] bytes, int originalLength, long timestampNanos);
}
