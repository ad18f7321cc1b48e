package io.loopshark.plugin;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.nio.BufferUnderflowException;
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
    private final boolean growing;

    /**
     * @param bytes what can be read, from index 0 to the limit
     * @param base where index 0 lies, in bytes from the frame's start
     * @param missing how many bytes more the stream was to have
     * @param growing whether more bytes may follow
     */
    private FrameStream(ByteBuffer bytes, long base, long missing, boolean growing) {
        super(bytes);
        this.bytes = bytes;
        this.base = base;
        this.missing = missing;
        this.growing = growing;
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
        return new FrameStream(part, from, 0, false);
    }

    /** The bytes of a connection so far: reading beyond them throws {@link EndOfBytes}, if more of them may follow. */
    static FrameStream of(Bytes bytes, boolean growing) {
        ByteBuffer part = ByteBuffer.wrap(bytes.array(), bytes.origin() + bytes.from(), bytes.size())
                .slice();
        return new FrameStream(part, bytes.from(), 0, growing);
    }

    /** Reading came to the end of bytes that may be followed by more. */
    static final class EndOfBytes extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long needed;

        private EndOfBytes(long needed) {
            super("more bytes are needed", null, false, false);
            this.needed = needed;
        }

        /** How many bytes there must be, from the stream's beginning, to read on. */
        long needed() {
            return needed;
        }
    }

    /** Throws before memory is reserved for bytes that a hostile length makes up. */
    private void need(long octets) {
        long left = size() - pos();
        if (octets <= left) {
            return;
        }
        if (growing) {
            throw new EndOfBytes(pos() + octets);
        }
        throw new BufferUnderflowException();
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
        if (growing) {
            need(length);
        }
        int available = (int) Math.min(length, size() - position);
        ByteBuffer part = bytes.duplicate().position(position).slice().limit(available);
        seek(position + available);
        return new FrameStream(part.slice(), base + position, length - available, false);
    }

    @Override
    public byte readS1() {
        need(1);
        return super.readS1();
    }

    @Override
    public short readS2be() {
        need(2);
        return super.readS2be();
    }

    @Override
    public short readS2le() {
        need(2);
        return super.readS2le();
    }

    @Override
    public int readS4be() {
        need(4);
        return super.readS4be();
    }

    @Override
    public int readS4le() {
        need(4);
        return super.readS4le();
    }

    @Override
    public int readU1() {
        need(1);
        return super.readU1();
    }

    @Override
    public int readU2be() {
        need(2);
        return super.readU2be();
    }

    @Override
    public int readU2le() {
        need(2);
        return super.readU2le();
    }

    @Override
    public long readS8be() {
        need(8);
        return super.readS8be();
    }

    @Override
    public long readS8le() {
        need(8);
        return super.readS8le();
    }

    @Override
    public long readU4be() {
        need(4);
        return super.readU4be();
    }

    @Override
    public long readU4le() {
        need(4);
        return super.readU4le();
    }

    @Override
    public float readF4be() {
        need(4);
        return super.readF4be();
    }

    @Override
    public float readF4le() {
        need(4);
        return super.readF4le();
    }

    @Override
    public double readF8be() {
        need(8);
        return super.readF8be();
    }

    @Override
    public double readF8le() {
        need(8);
        return super.readF8le();
    }

    @Override
    protected byte[] readBytesNotAligned(long count) {
        need(count);
        return super.readBytesNotAligned(count);
    }

    @Override
    public byte[] readBytesTerm(byte terminator, boolean include, boolean consume, boolean eosError) {
        alignToByte();
        if (growing && !holds(terminator)) {
            throw new EndOfBytes(size() + 1);
        }
        return super.readBytesTerm(terminator, include, consume, eosError);
    }

    private boolean holds(byte terminator) {
        for (int i = pos(); i < bytes.limit(); i++) {
            if (bytes.get(i) == terminator) {
                return true;
            }
        }
        return false;
    }
}
