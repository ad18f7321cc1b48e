package io.loopshark.plugin;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.nio.ByteBuffer;

/**
 * A stream over a part of a frame that knows where in the frame it lies, so that positions within it can be told as positions in
 * the frame. A substream that reaches beyond the end gets what is there, so that as much as possible of a truncated header can be
 * shown.
 */
final class FrameStream extends ByteBufferKaitaiStream {

    private final ByteBuffer bytes;
    private final long base;
    private final long missing;

    /**
     * @param bytes what can be read, from index 0 to the limit
     * @param base where index 0 lies, in bytes from the frame's start
     * @param missing how many bytes more the stream was to have
     */
    private FrameStream(ByteBuffer bytes, long base, long missing) {
        super(bytes);
        this.bytes = bytes;
        this.base = base;
        this.missing = missing;
    }

    /**
     * A stream over part of a frame.
     *
     * @param array holds the frame
     * @param frameOffset where in the array the frame begins
     * @param from the part's first byte, from the frame's start
     * @param to the byte after its last
     */
    static FrameStream of(byte[] array, int frameOffset, int from, int to) {
        ByteBuffer part = ByteBuffer.wrap(array, frameOffset + from, to - from).slice();
        return new FrameStream(part, from, 0);
    }

    /** Where the stream's position 0 lies, in bytes from the frame's start. */
    long base() {
        return base;
    }

    /** How many bytes the stream was to have beyond those that are there; 0 when it is whole. */
    long missing() {
        return missing;
    }

    @Override
    public KaitaiStream substream(long length) {
        if (length < 0) {
            throw new IllegalArgumentException("a length of " + length);
        }
        int position = pos();
        int available = (int) Math.min(length, size() - position);
        ByteBuffer part = bytes.duplicate().position(position).slice().limit(available);
        seek(position + available);
        return new FrameStream(part.slice(), base + position, length - available);
    }
}
