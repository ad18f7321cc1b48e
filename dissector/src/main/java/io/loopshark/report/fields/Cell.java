package io.loopshark.report.fields;

import io.loopshark.report.Utf8Buffer;
import java.util.Arrays;

/** The values of one field in one frame: none, one or several. Used again for every field. */
public final class Cell {

    private final Utf8Buffer text = new Utf8Buffer(256);
    private int[] starts = new int[8];
    private int count;

    Cell() {}

    /** Begins the next value. What is written to the buffer until the next call is its text. */
    public Utf8Buffer next() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = text.length();
        return text;
    }

    /** One whole value: a decimal number. */
    public void number(long value) {
        next().number(value);
    }

    /** One whole value: a flag that is set or not. */
    public void bool(boolean set) {
        next().character(set ? '1' : '0');
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
