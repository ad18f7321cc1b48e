package io.loopshark.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 text under construction, without strings: encoded pieces, numbers, addresses and times. Grows as needed. */
public final class Utf8Buffer {

    private static final long NANOS = 1_000_000_000L;
    private static final int[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ONES = new byte[100];
    private static final byte[] TENS = new byte[100];

    static {
        for (int pair = 0; pair < 100; pair++) {
            ONES[pair] = (byte) ('0' + pair % 10);
            TENS[pair] = (byte) ('0' + pair / 10);
        }
    }

    private byte[] array;
    private int length;

    /**
     * @param capacity how many bytes it takes before it first grows
     */
    public Utf8Buffer(int capacity) {
        array = new byte[capacity];
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Encoded text. */
    public void bytes(byte[] utf8) {
        bytes(utf8, 0, utf8.length);
    }

    /** A piece of encoded text. */
    public void bytes(byte[] utf8, int offset, int count) {
        reserve(count);
        System.arraycopy(utf8, offset, array, length, count);
        length += count;
    }

    /** A piece of another text. */
    public void piece(Utf8Buffer of, int from, int to) {
        bytes(of.array, from, to - from);
    }

    /** A piece of another text with what breaks lines or columns as tshark has it: {@code \n}, {@code \t}. */
    public void escaped(Utf8Buffer of, int from, int to) {
        int done = from;
        for (int i = from; i < to; i++) {
            char letter = escape(of.array[i]);
            if (letter != '\0') {
                bytes(of.array, done, i - done);
                character('\\');
                character(letter);
                done = i + 1;
            }
        }
        bytes(of.array, done, to - done);
    }

    private static char escape(byte octet) {
        return octet >= ' ' || octet < 0
                ? '\0'
                : switch (octet) {
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    default -> '\0';
                };
    }

    /**
     * Puts what stands behind {@code from} in double quotes, and doubles those that are in it, where RFC 4180 asks for that.
     *
     * @param separator what stands between fields
     */
    public void quoteCsv(int from, char separator) {
        int quotes = 0;
        boolean needed = false;
        for (int i = from; i < length; i++) {
            quotes += array[i] == '"' ? 1 : 0;
            needed |= array[i] == '"' || array[i] == separator || array[i] == '\n' || array[i] == '\r';
        }
        if (!needed) {
            return;
        }
        byte[] plain = Arrays.copyOfRange(array, from, length);
        length = from;
        reserve(plain.length + quotes + 2);
        character('"');
        for (byte octet : plain) {
            if (octet == '"') {
                character('"');
            }
            array[length++] = octet;
        }
        character('"');
    }

    /** Text of any characters; allocates when some are not ASCII. */
    public void text(String text) {
        int start = length;
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                length = start;
                bytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            array[length++] = (byte) character;
        }
    }

    /** The array that holds the text from index 0 on. To be read only. */
    public byte[] array() {
        return array;
    }

    /** Forgets the text. */
    public void clear() {
        length = 0;
    }

    /** Spaces until there are {@code column} bytes behind {@code from}; nothing where there are that many already. */
    public void padTo(int column, int from) {
        while (length - from < column) {
            character(' ');
        }
    }

    /** Moves what stands behind {@code from} to the right, with spaces before it, so that it takes {@code width} bytes at least. */
    public void alignRight(int width, int from) {
        int missing = width - (length - from);
        if (missing > 0) {
            reserve(missing);
            System.arraycopy(array, from, array, from + missing, length - from);
            Arrays.fill(array, from, from + missing, (byte) ' ');
            length += missing;
        }
    }

    /** The lowest {@code digits} hexadecimal digits of {@code value}, 1 to 16, in lower case. */
    public void hex(long value, int digits) {
        reserve(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            array[length++] = HEX[(int) (value >>> shift) & 0xf];
        }
    }

    /** An ASCII character. */
    public void character(char ascii) {
        reserve(1);
        array[length++] = (byte) ascii;
    }

    /** Decimal; any long but the smallest. */
    public void number(long value) {
        reserve(LONGEST_NUMBER);
        long rest = value;
        if (rest < 0) {
            character('-');
            rest = -rest;
        }
        fill(rest, digits(rest));
    }

    /** Dotted decimal. */
    public void ipv4(int bits) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            number(bits >>> shift & 0xff);
            if (shift > 0) {
                character('.');
            }
        }
    }

    /** Seconds with nine decimals. */
    public void seconds(long nanos) {
        seconds(nanos, 9);
    }

    /**
     * Seconds, what they have beyond the last decimal cut off.
     *
     * @param decimals 0 to 9
     */
    public void seconds(long nanos, int decimals) {
        if (nanos < 0) {
            character('-');
        }
        // The sign goes after the division, which even the smallest long survives.
        number(Math.abs(nanos / NANOS));
        if (decimals > 0) {
            character('.');
            reserve(LONGEST_NUMBER);
            fill(Math.abs(nanos % NANOS) / POWERS_OF_TEN[9 - decimals], decimals);
        }
    }

    /** Writes everything and begins anew. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(array, 0, length);
        length = 0;
    }

    private void reserve(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
        }
    }

    // Two digits a step, and in ints as soon as the rest fits: numbers are most of what is ever written.
    private void fill(long value, int digits) {
        int i = length + digits;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            long hundredth = rest / 100;
            int pair = (int) (rest - 100 * hundredth);
            array[--i] = ONES[pair];
            array[--i] = TENS[pair];
            rest = hundredth;
        }
        int small = (int) rest;
        while (i - length >= 2) {
            int hundredth = small / 100;
            int pair = small - 100 * hundredth;
            array[--i] = ONES[pair];
            array[--i] = TENS[pair];
            small = hundredth;
        }
        if (i > length) {
            array[--i] = (byte) ('0' + small);
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
