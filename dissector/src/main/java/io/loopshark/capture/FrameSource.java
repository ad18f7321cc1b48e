package io.loopshark.capture;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where frames come from: a capture file, standard input, the live loopback. This is the only seam; nothing behind it knows
 * which of them it was.
 */
public interface FrameSource extends Closeable {

    /**
     * Fills {@code frame} with the next frame.
     *
     * @param frame refilled; valid until the next call, since it may show the source's own buffer
     * @return false at the end of the input
     * @throws CaptureException when the input is damaged; every frame before the damage has been given
     * @throws IOException when reading fails
     */
    boolean next(Frame frame) throws IOException;

    /** What this source vouches for. */
    default Trust trust() {
        return Trust.FILE;
    }

    /** What the input is called in messages: a file name as the user gave it, {@code -}, or an interface. */
    String name();

    /** Bytes of the input consumed so far, for a progress bar; −1 when unknown. */
    default long position() {
        return -1;
    }

    /**
     * What a source knows about its own faithfulness.
     *
     * @param lossKnown whether the source would know of frames it lost
     * @param lost frames lost so far; 0 unless {@code lossKnown}
     * @param checksumsPartial whether TCP checksums may be unfinished (offload), so that nobody may judge by them
     * @param untilNanos up to when it has given all that there was, nanoseconds since 1970; {@link Long#MIN_VALUE} where it doesn't know
     *     of more than the frames that it gave
     */
    record Trust(boolean lossKnown, long lost, boolean checksumsPartial, long untilNanos) {
        /** A file says nothing about losses. */
        public static final Trust FILE = new Trust(false, 0, true);

        /** A source that vouches for nothing after its last frame. */
        public Trust(boolean lossKnown, long lost, boolean checksumsPartial) {
            this(lossKnown, lost, checksumsPartial, Long.MIN_VALUE);
        }
    }
}
