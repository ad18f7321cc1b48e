package io.loopshark.decode;

import io.loopshark.capture.Frame;

/**
 * Walks a frame from its link layer to its TCP header. One decoder serves one thread; it allocates nothing per frame.
 */
public final class FrameDecoder {

    /**
     * Decodes {@code frame} into {@code packet}. Never throws on bad input: what cannot be read is a {@link Malformation}, and what
     * could be read before it stays readable.
     *
     * @return whether the frame holds a TCP segment ({@link PacketView#hasSegment()})
     */
    public boolean decode(Frame frame, PacketView packet) {
        throw new UnsupportedOperationException();
    }
}
