package io.loopshark.capture;

/**
 * How a pcapng interface counts time: units of a power of 10 or of 2 of a second (if_tsresol), from so many seconds after 1970
 * (if_tsoffset). Times that nanoseconds in 64 bits cannot hold count as the nearest that they can.
 */
final class TimeScale {

    /** What holds where an interface says nothing: microseconds. */
    static final int DEFAULT_RESOLUTION = 6;

    private static final long NANOS = 1_000_000_000L;
    private static final int NANO_EXPONENT = 9;
    private static final int LARGEST_EXPONENT = 19;
    private static final int BINARY = 0x80;

    private final boolean binary;
    private final int exponent;
    private final long factor;
    private final long largestUnits;
    private final long offsetNanos;

    /**
     * @param resolution the octet of if_tsresol: bit 7 set for a negative power of 2, clear for one of 10; bits 0 to 6 the exponent
     * @param offsetSeconds if_tsoffset
     */
    TimeScale(int resolution, long offsetSeconds) {
        binary = (resolution & BINARY) != 0;
        exponent = resolution & ~BINARY;
        factor = powerOfTen(Math.abs(NANO_EXPONENT - exponent));
        // Divided here, since a division takes longer than all else that a packet's time needs.
        largestUnits = factor == 0 ? 0 : Long.MAX_VALUE / factor;
        offsetNanos = saturatedNanos(offsetSeconds);
    }

    /** Nanoseconds since 1970-01-01 UTC for a count of this scale's units, taken as unsigned. */
    long nanos(long units) {
        long nanos;
        if (binary) {
            nanos = binaryNanos(units);
        } else if (exponent <= NANO_EXPONENT) {
            nanos = Long.compareUnsigned(units, largestUnits) <= 0 ? units * factor : Long.MAX_VALUE;
        } else {
            nanos = factor == 0 ? 0 : Long.divideUnsigned(units, factor);
        }
        return offsetNanos == 0 ? nanos : saturatedSum(nanos, offsetNanos);
    }

    /** How many decimals of a second one unit takes, 0 to 9. */
    int digits() {
        // A unit of 2 to the −n seconds needs about three decimals for ten bits.
        int decimals = binary ? (exponent * 3 + 9) / 10 : exponent;
        return Math.min(decimals, NANO_EXPONENT);
    }

    private long binaryNanos(long units) {
        if (exponent >= Long.SIZE) {
            // Less than a second in any case: the upper half of the product, shifted on.
            return upperHalf(units) >>> exponent - Long.SIZE;
        }
        if (exponent == 0) {
            return saturatedNanos(units < 0 ? Long.MAX_VALUE : units);
        }
        long seconds = units >>> exponent;
        long fraction = units - (seconds << exponent);
        long below = upperHalf(fraction) << Long.SIZE - exponent | fraction * NANOS >>> exponent;
        return saturatedSum(saturatedNanos(seconds), below);
    }

    /** The upper 64 bits of an unsigned number times 10<sup>9</sup>. */
    private static long upperHalf(long unsigned) {
        return Math.multiplyHigh(unsigned, NANOS) + (unsigned >> Long.SIZE - 1 & NANOS);
    }

    private static long saturatedNanos(long seconds) {
        if (Math.abs(seconds) > Long.MAX_VALUE / NANOS || seconds == Long.MIN_VALUE) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * NANOS;
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** A power of ten, unsigned; 0 for those beyond 64 bits, since no count of such units makes a nanosecond. */
    private static long powerOfTen(int power) {
        if (power > LARGEST_EXPONENT) {
            return 0;
        }
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }
}
