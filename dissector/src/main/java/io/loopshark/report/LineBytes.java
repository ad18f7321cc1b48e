package io.loopshark.report;

/** A short piece of ASCII under construction: numbers, addresses and times without strings. Holds up to 64 characters. */
final class LineBytes {

    private static final long NANOS = 1_000_000_000L;

    private final byte[] array = new byte[64];
    private int length;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void character(char ascii) {
        array[length++] = (byte) ascii;
    }

    /** The number in decimal; any long but the smallest. */
    void number(long value) {
        long rest = value;
        if (rest < 0) {
            character('-');
            rest = -rest;
        }
        int digits = digits(rest);
        fill(rest, digits);
    }

    /** Dotted decimal. */
    void ipv4(int bits) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            number(bits >>> shift & 0xff);
            if (shift > 0) {
                character('.');
            }
        }
    }

    /** Seconds with nine decimals. */
    void seconds(long nanos) {
        if (nanos < 0) {
            character('-');
        }
        // Negated after the division, which even the smallest long survives.
        number(Math.abs(nanos / NANOS));
        character('.');
        fill(Math.abs(nanos % NANOS), 9);
    }

    private void fill(long value, int digits) {
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
