package io.loopshark.junit;

/**
 * A part of a test, from a {@link LoopbackTraffic#mark} to the next.
 *
 * @param name as it was marked
 * @param firstFrame number of the first frame in it, from 1; when nothing was sent in it, the number that it would have had
 * @param endFrame number of the first frame behind it; {@link Long#MAX_VALUE} while it goes on
 */
public record Phase(String name, long firstFrame, long endFrame) {
    /** Whether the frame with this number lies in it. */
    public boolean contains(long frame) {
        return frame >= firstFrame && frame < endFrame;
    }
}
