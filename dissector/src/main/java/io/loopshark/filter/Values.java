package io.loopshark.filter;

import io.loopshark.field.ValueSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one field in one frame, to compare with; used again for every frame. Numbers, flags, times and IPv4 addresses are one
 * {@code long}, an IPv6 address is two, floating-point numbers are their bits, and all that consists of octets is a range of an array.
 */
final class Values implements ValueSink {

    private int count;
    private long[] numbers = new long[4];
    private long[] lows = new long[4];
    private byte[][] arrays = new byte[4][];
    private int[] froms = new int[4];
    private int[] tos = new int[4];
    private int[] reaches = new int[4];

    // Text that came as strings.
    private byte[] written = {};
    private int writtenLength;

    // Which bits of an address count: literals with a prefix.
    private long mask = -1;
    private long lowMask = -1;

    void clear() {
        count = 0;
        writtenLength = 0;
    }

    int count() {
        return count;
    }

    /** The number, the flag, the time, the IPv4 address, or the upper half of the IPv6 address. */
    long numberAt(int index) {
        return numbers[index];
    }

    /** The lower half of the IPv6 address. */
    long low(int index) {
        return lows[index];
    }

    /** The floating-point number. */
    double realAt(int index) {
        return Double.longBitsToDouble(numbers[index]);
    }

    /** The array that the octets lie in. */
    byte[] array(int index) {
        return arrays[index];
    }

    /** Index of the first octet. */
    int from(int index) {
        return froms[index];
    }

    /** Index behind the last octet. */
    int to(int index) {
        return tos[index];
    }

    /** Index behind the last octet that is searched: of a protocol, all that it carries. */
    int reach(int index) {
        return reaches[index];
    }

    /** How many octets there are. */
    int length(int index) {
        return tos[index] - froms[index];
    }

    /** Lets only these bits of all addresses count. */
    void mask(long newMask, long newLowMask) {
        mask = newMask;
        lowMask = newLowMask;
    }

    long mask() {
        return mask;
    }

    long lowMask() {
        return lowMask;
    }

    private int next() {
        if (count == numbers.length) {
            int room = 2 * count;
            numbers = Arrays.copyOf(numbers, room);
            lows = Arrays.copyOf(lows, room);
            arrays = Arrays.copyOf(arrays, room);
            froms = Arrays.copyOf(froms, room);
            tos = Arrays.copyOf(tos, room);
            reaches = Arrays.copyOf(reaches, room);
        }
        return count++;
    }

    @Override
    public void number(long value) {
        // Not in one statement: making room exchanges the array.
        int index = next();
        numbers[index] = value;
    }

    @Override
    public void hex(long value, int digits) {
        number(value);
    }

    @Override
    public void bool(boolean set) {
        number(set ? 1 : 0);
    }

    @Override
    public void seconds(long nanos) {
        number(nanos);
    }

    @Override
    public void real(double value) {
        number(Double.doubleToRawLongBits(value));
    }

    @Override
    public void ipv4(int bits) {
        number(Integer.toUnsignedLong(bits));
    }

    @Override
    public void ipv6(long high, long low) {
        int index = next();
        numbers[index] = high;
        lows[index] = low;
    }

    @Override
    public void ether(byte[] array, int from) {
        octets(array, from, from + 6);
    }

    @Override
    public void octets(byte[] array, int from, int to) {
        protocol(array, from, to, to);
    }

    @Override
    public void protocol(byte[] array, int from, int to, int reach) {
        int index = next();
        arrays[index] = array;
        froms[index] = from;
        tos[index] = to;
        reaches[index] = reach;
    }

    @Override
    public void text(byte[] utf8) {
        octets(utf8, 0, utf8.length);
    }

    @Override
    public void text(String text) {
        octets(written, writtenLength, writtenLength);
        more(text);
    }

    @Override
    public void more(String text) {
        int before = writtenLength;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (written.length - writtenLength < utf8.length) {
            byte[] old = written;
            written = Arrays.copyOf(old, Math.max(2 * old.length, before + utf8.length));
            for (int i = 0; i < count; i++) {
                if (arrays[i] == old) {
                    arrays[i] = written;
                }
            }
        }
        System.arraycopy(utf8, 0, written, before, utf8.length);
        writtenLength += utf8.length;
        tos[count - 1] = writtenLength;
        reaches[count - 1] = writtenLength;
    }
}
