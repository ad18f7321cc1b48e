package io.loopshark.field;

/**
 * Consecutive bits, numbered as the RFCs number them: bit 0 is the most significant bit of the first octet.
 *
 * @param first the first bit, 0 or more
 * @param width how many bits, 0 or more
 */
public record BitSpan(long first, long width) {

    /** @throws IllegalArgumentException if a number is negative */
    public BitSpan {
        if (first < 0 || width < 0) {
            throw new IllegalArgumentException("no bits " + first + ":" + width);
        }
    }

    /** The bits of whole octets. */
    public static BitSpan ofBytes(long firstByte, long bytes) {
        return new BitSpan(firstByte * 8, bytes * 8);
    }

    /** The bit after the last one. */
    public long end() {
        return first + width;
    }

    /** The octet that the first bit lies in. */
    public int firstByte() {
        return Math.toIntExact(first / 8);
    }

    /** The octet after the last one that any bit lies in. */
    public int endByte() {
        return Math.toIntExact((end() + 7) / 8);
    }

    /** How many octets have bits in the span. */
    public int byteLength() {
        return width == 0 ? 0 : endByte() - firstByte();
    }

    /** Whether the span begins and ends between octets. */
    public boolean isWholeBytes() {
        return first % 8 == 0 && width % 8 == 0;
    }

    /** Whether all bits of {@code other} lie within this span. */
    public boolean contains(BitSpan other) {
        return first <= other.first && other.end() <= end();
    }

    /** The same bits, counted from a point {@code bits} bits earlier. */
    public BitSpan shift(long bits) {
        return new BitSpan(first + bits, width);
    }

    /**
     * The bits as an unsigned number, most significant first.
     *
     * @param bytes the array in which the span's bit 0 is the top bit of element {@code offset}
     * @throws IllegalArgumentException if the span is wider than 64 bits
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public long read(byte[] bytes, int offset) {
        if (width > Long.SIZE) {
            throw new IllegalArgumentException(width + " bits do not fit a number of 64");
        }
        long value = 0;
        for (long bit = first; bit < end(); bit++) {
            value = value << 1 | bytes[Math.toIntExact(offset + bit / 8)] >> 7 - (int) (bit % 8) & 1;
        }
        return value;
    }

    /** {@code first:width}. */
    @Override
    public String toString() {
        return first + ":" + width;
    }
}
