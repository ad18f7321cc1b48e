package io.loopshark.capture;

import io.kaitai.struct.KaitaiStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The one stream from which the wire types of {@code io.loopshark.ksy.wire} are read: integers at a position of a byte array.
 *
 * <p>Internal: public only because {@code decode} shares it. It stays the only {@link KaitaiStream} that ever meets those types,
 * since their call sites are inlined for exactly one class of stream.
 *
 * <p>A read beyond the array's end throws {@link IndexOutOfBoundsException}; a caller checks lengths before it lets a type read.
 * What the wire types do not use (bits, floats, byte arrays, writing) throws {@link UnsupportedOperationException}. Not safe for
 * use by several threads at once.
 */
public final class ByteArrayStream extends KaitaiStream {

    private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int position;

    private static VarHandle view(Class<?> array, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(array, order);
    }

    /** Reads from this array from now on, beginning with its first byte. The array is not copied. */
    public void wrap(byte[] array) {
        wrap(array, 0);
    }

    /** Reads from this array from now on, beginning with the byte at {@code from}. The array is not copied. */
    public void wrap(byte[] array, int from) {
        // Storing a reference costs a barrier of the garbage collector, and the array is nearly always the one already
        // here.
        if (bytes != array) {
            bytes = array;
        }
        position = from;
    }

    /** The array that is read from. */
    public byte[] array() {
        return bytes;
    }

    /** Goes to {@code newPosition}, counted from the array's first byte; it is checked by the next read only. */
    @Override
    public void seek(int newPosition) {
        position = newPosition;
    }

    @Override
    public void seek(long newPosition) {
        position = Math.toIntExact(newPosition);
    }

    @Override
    public int pos() {
        return position;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean isEof() {
        return position >= bytes.length;
    }

    /** Does nothing: an array needs no closing. */
    @Override
    public void close() {}

    @Override
    public byte readS1() {
        return bytes[position++];
    }

    @Override
    public short readS2be() {
        int at = position;
        position = at + 2;
        return (short) SHORT_BE.get(bytes, at);
    }

    @Override
    public int readS4be() {
        int at = position;
        position = at + 4;
        return (int) INT_BE.get(bytes, at);
    }

    @Override
    public long readS8be() {
        int at = position;
        position = at + 8;
        return (long) LONG_BE.get(bytes, at);
    }

    @Override
    public short readS2le() {
        int at = position;
        position = at + 2;
        return (short) SHORT_LE.get(bytes, at);
    }

    @Override
    public int readS4le() {
        int at = position;
        position = at + 4;
        return (int) INT_LE.get(bytes, at);
    }

    @Override
    public long readS8le() {
        int at = position;
        position = at + 8;
        return (long) LONG_LE.get(bytes, at);
    }

    @Override
    public int readU1() {
        return readS1() & 0xff;
    }

    @Override
    public int readU2be() {
        return readS2be() & 0xffff;
    }

    @Override
    public long readU4be() {
        return readS4be() & 0xffff_ffffL;
    }

    @Override
    public int readU2le() {
        return readS2le() & 0xffff;
    }

    @Override
    public long readU4le() {
        return readS4le() & 0xffff_ffffL;
    }

    @Override
    public float readF4be() {
        throw unsupported();
    }

    @Override
    public double readF8be() {
        throw unsupported();
    }

    @Override
    public float readF4le() {
        throw unsupported();
    }

    @Override
    public double readF8le() {
        throw unsupported();
    }

    @Override
    protected byte[] readBytesNotAligned(long length) {
        throw unsupported();
    }

    @Override
    public byte[] readBytesFull() {
        throw unsupported();
    }

    @Override
    public byte[] readBytesTerm(byte terminator, boolean include, boolean consume, boolean eosError) {
        throw unsupported();
    }

    @Override
    public byte[] readBytesTermMulti(byte[] terminator, boolean include, boolean consume, boolean eosError) {
        throw unsupported();
    }

    @Override
    public KaitaiStream substream(long length) {
        throw unsupported();
    }

    @Override
    public void writeS1(byte value) {
        throw unsupported();
    }

    @Override
    public void writeS2be(short value) {
        throw unsupported();
    }

    @Override
    public void writeS4be(int value) {
        throw unsupported();
    }

    @Override
    public void writeS8be(long value) {
        throw unsupported();
    }

    @Override
    public void writeS2le(short value) {
        throw unsupported();
    }

    @Override
    public void writeS4le(int value) {
        throw unsupported();
    }

    @Override
    public void writeS8le(long value) {
        throw unsupported();
    }

    @Override
    public void writeF4be(float value) {
        throw unsupported();
    }

    @Override
    public void writeF8be(double value) {
        throw unsupported();
    }

    @Override
    public void writeF4le(float value) {
        throw unsupported();
    }

    @Override
    public void writeF8le(double value) {
        throw unsupported();
    }

    @Override
    protected void writeBytesNotAligned(byte[] buffer) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("wire types hold fixed-width integers alone");
    }
}
