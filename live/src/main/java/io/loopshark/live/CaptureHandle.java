package io.loopshark.live;

import java.io.Closeable;
import java.io.IOException;

/** An open capture. {@link #run} belongs to one thread; the other methods may be called from any. */
public interface CaptureHandle extends Closeable {

    /** The link type of every frame ({@link io.loopshark.capture.LinkType}). */
    int linkType();

    /**
     * Gives out frames in the order in which the kernel saw them, and returns after {@link #stop()}.
     *
     * @throws IOException when the kernel gives no more frames
     */
    void run(FrameListener listener) throws IOException;

    /** Makes {@link #run} return, at the latest with the next frame; when it does not run yet, as soon as it is called. */
    void stop();

    /**
     * How many frames the kernel had to throw away since the handle was opened. When it throws away one, this is at least 1; the
     * exact number may be off by a factor of two, since for libpcap the kernel counts what leaves and what arrives.
     */
    long dropped();

    /** Gives the handle back. Only after {@link #run} has returned. */
    @Override
    void close();
}
