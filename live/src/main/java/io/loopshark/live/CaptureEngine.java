package io.loopshark.live;

/** A way to get the frames of the loopback interface from the kernel. */
public interface CaptureEngine {

    /**
     * What it is called in reports, with the version of what it stands on: {@code libpcap version 1.10.3}. Where the engine chooses
     * between others, that is known after {@link #open}.
     */
    String name();

    /**
     * Begins to capture. Frames are kept by the kernel from here on and given out by {@link CaptureHandle#run}.
     *
     * @throws CaptureUnavailableException when this machine or this process cannot capture; the message names the cure
     */
    CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException;
}
