package io.loopshark.report.fields;

import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;

/**
 * A field that can be printed and filtered by.
 *
 * @param name as the user asks for it, e.g. {@code tcp.seq}
 * @param type what kind of values it has
 * @param bits how wide a number is at most, 1 to 64; 0 for values of other kinds
 * @param reader reads its values
 */
public record FieldColumn(String name, FieldType type, int bits, Reader reader) {

    /** Reads the values of one field off a frame. */
    @FunctionalInterface
    public interface Reader {
        /** Adds the frame's values to {@code sink}, in the order of the frame; none where the frame lacks the field. */
        void read(Dissection frame, ValueSink sink);
    }
}
