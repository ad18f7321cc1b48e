package io.loopshark.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** UTF-8 text under construction, without strings: encoded pieces, numbers, addresses and times. Grows as needed. */
final class Utf8Buffer {

    private static final long NANOS = 1_000_000_000L;
    private static final int LONGEST_NUMBER = 20;

    private byte[] array;
    private int length;

    /**
     * @param capacity how many bytes it takes before it first grows
     */
    Utf8Buffer(int capacity) {
        array = new byte[capacity];
    }

    int length() {
        return length;
    }

    void bytes(byte[] utf8) {
        reserve(utf8.length);
        System.arraycopy(utf8, 0, array, length, utf8.length);
        length += utf8.length;
    }

    void character(char ascii) {
        reserve(1);
        array[length++] = (byte) ascii;
    }

    /** Decimal; any long but the smallest. */
    void number(long value) {
        reserve(LONGEST_NUMBER);
        long rest = value;
        if (rest < 0) {
            character('-');
            rest = -rest;
        }
        fill(rest, digits(rest));
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
        // The sign goes after the division, which even the smallest long survives.
        number(Math.abs(nanos / NANOS));
        character('.');
        reserve(LONGEST_NUMBER);
        fill(Math.abs(nanos % NANOS), 9);
    }

    /** Writes everything and begins anew. */
    void drainTo(OutputStream out) throws IOException {
        out.write(array, 0, length);
        length = 0;
    }

    private void reserve(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
        }
    }

    private void fill(long value, int digits) {
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            long tenth = rest / 10;
            array[i] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        }
        length += digits;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }
}
