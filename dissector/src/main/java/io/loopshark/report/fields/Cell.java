package io.loopshark.report.fields;

import io.loopshark.field.ValueSink;
import io.loopshark.report.Utf8Buffer;
import io.loopshark.segment.IpAddress;
import java.util.Arrays;

/** The values of one field in one frame as tshark prints them: none, one or several. Used again for every field. */
final class Cell implements ValueSink {

    private final Utf8Buffer text = new Utf8Buffer(256);
    private int[] starts = new int[8];
    private int count;

    /** Begins the next value. What is written to the buffer until the next call is its text. */
    private Utf8Buffer next() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = text.length();
        return text;
    }

    @Override
    public void number(long value) {
        next().number(value);
    }

    @Override
    public void unsigned(long value) {
        next().text(Long.toUnsignedString(value));
    }

    @Override
    public void hex(long value, int digits) {
        next().text("0x");
        text.hex(value, digits);
    }

    @Override
    public void bool(boolean set) {
        next().character(set ? '1' : '0');
    }

    @Override
    public void seconds(long nanos) {
        next().seconds(nanos);
    }

    @Override
    public void real(double value) {
        next().text(Double.toString(value));
    }

    @Override
    public void ipv4(int bits) {
        next().ipv4(bits);
    }

    @Override
    public void ipv6(long high, long low) {
        next().text(new IpAddress(high, low, true).toString());
    }

    @Override
    public void ether(byte[] array, int from) {
        next();
        for (int octet = 0; octet < 6; octet++) {
            if (octet > 0) {
                text.character(':');
            }
            text.hex(array[from + octet], 2);
        }
    }

    @Override
    public void octets(byte[] array, int from, int to) {
        next();
        for (int i = from; i < to; i++) {
            text.hex(array[i], 2);
        }
    }

    @Override
    public void protocol(byte[] array, int from, int to, int reach) {
        octets(array, from, to);
    }

    @Override
    public void text(byte[] utf8) {
        next().bytes(utf8);
    }

    @Override
    public void text(String value) {
        next().text(value);
    }

    @Override
    public void more(String value) {
        text.text(value);
    }

    void clear() {
        text.clear();
        count = 0;
    }

    int count() {
        return count;
    }

    /** The text of all values, one behind the other. */
    Utf8Buffer text() {
        return text;
    }

    /** Where in {@link #text()} the value begins. */
    int start(int index) {
        return starts[index];
    }

    /** Where in {@link #text()} the value ends. */
    int end(int index) {
        return index + 1 < count ? starts[index + 1] : text.length();
    }
}
