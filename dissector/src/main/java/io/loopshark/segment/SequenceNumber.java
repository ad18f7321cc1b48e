package io.loopshark.segment;

/**
 * A TCP sequence or acknowledgement number: 32 bits, counted modulo 2<sup>32</sup> (RFC 9293 §3.4).
 *
 * <p>The order of two numbers is only meaningful when they lie less than 2<sup>31</sup> apart, and it is not transitive; that is
 * why this type is deliberately not {@link Comparable}. The static methods work on raw {@code int}s, so that the path of every
 * segment allocates nothing; the record is for values that are kept or shown.
 *
 * @param raw the 32 bits as they stand in the header; read them with {@link #unsigned()}
 */
public record SequenceNumber(int raw) {

    /**
     * The sequence number with this unsigned value, reduced modulo 2<sup>32</sup>.
     *
     * @param value any number; only its lowest 32 bits count
     */
    public static SequenceNumber of(long value) {
        return new SequenceNumber((int) value);
    }

    /** The value as an unsigned number, 0 to 4294967295. */
    public long unsigned() {
        return unsigned(raw);
    }

    /** This number moved forward by {@code octets} (backward when negative), modulo 2<sup>32</sup>. */
    public SequenceNumber plus(long octets) {
        return new SequenceNumber((int) (raw + octets));
    }

    /** The raw 32 bits as an unsigned number, 0 to 4294967295. */
    public static long unsigned(int raw) {
        return Integer.toUnsignedLong(raw);
    }

    /** Whether {@code a} comes before {@code b}: RFC 9293's {@code a < b}. */
    public static boolean before(int a, int b) {
        return a - b < 0;
    }

    /** Whether {@code a} is {@code b} or comes before it: RFC 9293's {@code a =< b}. */
    public static boolean atOrBefore(int a, int b) {
        return a - b <= 0;
    }

    /** Whether {@code a} comes after {@code b}: RFC 9293's {@code a > b}. */
    public static boolean after(int a, int b) {
        return a - b > 0;
    }

    /** Whether {@code a} is {@code b} or comes after it: RFC 9293's {@code a >= b}. */
    public static boolean atOrAfter(int a, int b) {
        return a - b >= 0;
    }

    /** Octets from {@code from} forward to {@code to}: −2<sup>31</sup> to 2<sup>31</sup>−1, negative when {@code to} lies before. */
    public static int distance(int from, int to) {
        return to - from;
    }

    /** Whether {@code x} lies in the half-open range [{@code low}, {@code high}), across the wrap if need be. */
    public static boolean inRange(int x, int low, int high) {
        return Integer.compareUnsigned(x - low, high - low) < 0;
    }

    /** Whether {@code x} lies in [{@code low}, {@code high}], both ends included. */
    public static boolean inClosedRange(int x, int low, int high) {
        return Integer.compareUnsigned(x - low, high - low) <= 0;
    }

    /** The later of two numbers. */
    public static int later(int a, int b) {
        return after(a, b) ? a : b;
    }

    /** The unsigned decimal value, as people write sequence numbers. */
    @Override
    public String toString() {
        return Integer.toUnsignedString(raw);
    }
}
