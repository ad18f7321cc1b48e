package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Objects;

/**
 * A stretch of bytes to be read, with indices from 0 that know where they lie: in the frame, or in what was put together from several.
 * Reading beyond the end throws an {@link IndexOutOfBoundsException}.
 */
public final class Bytes {

    private final byte[] array;
    private final int origin;
    private final int from;
    private final int size;

    /**
     * @param array holds the bytes
     * @param origin the index in the array from which places are counted
     * @param from where the first byte lies, counted from there
     * @param size how many there are
     */
    Bytes(byte[] array, int origin, int from, int size) {
        Objects.checkFromIndexSize(origin + from, size, array.length);
        this.array = array;
        this.origin = origin;
        this.from = from;
        this.size = size;
    }

    /** Bytes on their own, the whole of a copy of {@code bytes}. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone(), 0, 0, bytes.length);
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** The octet at {@code index}, 0 to 255. */
    public int u1(int index) {
        return array[origin + from + Objects.checkIndex(index, size)] & 0xff;
    }

    /** Two octets, the most significant first, 0 to 65535. */
    public int u2(int index) {
        return u1(index) << 8 | u1(index + 1);
    }

    /** Four octets, the most significant first, unsigned. */
    public long u4(int index) {
        return (long) u2(index) << 16 | u2(index + 2);
    }

    /** A copy of {@code octets} bytes. */
    public byte[] copy(int index, int octets) {
        check(index, octets);
        int start = origin + from + index;
        return Arrays.copyOfRange(array, start, start + octets);
    }

    /** {@code octets} bytes as text; what isn't text of that kind is replaced. */
    public String text(int index, int octets, Charset charset) {
        check(index, octets);
        return new String(array, origin + from + index, octets, charset);
    }

    /** Where the octet comes first, from {@code index} on; -1 where it doesn't. */
    public int indexOf(int octet, int index) {
        for (int i = Math.max(0, index); i < size; i++) {
            if (u1(i) == octet) {
                return i;
            }
        }
        return -1;
    }

    /** {@code octets} bytes from {@code index} on, which keep their places. */
    public Bytes part(int index, int octets) {
        check(index, octets);
        return new Bytes(array, origin, from + index, octets);
    }

    /** Where {@code octets} bytes from {@code index} on lie, as a {@link io.loopshark.field.FieldNode} says it. */
    public BitSpan span(int index, int octets) {
        check(index, octets);
        return BitSpan.ofBytes((long) from + index, octets);
    }

    private void check(int index, int octets) {
        if (index < 0 || octets < 0 || octets > size - index) {
            throw new IndexOutOfBoundsException(octets + " octets from " + index + " on, of " + size);
        }
    }

    byte[] array() {
        return array;
    }

    int origin() {
        return origin;
    }

    int from() {
        return from;
    }
}
