package io.loopshark.report.fields;

import io.loopshark.report.Dissection;

/**
 * A field that can be printed.
 *
 * @param name as the user asks for it, e.g. {@code tcp.seq}
 * @param reader reads its values
 */
public record FieldColumn(String name, Reader reader) {

    /** Reads the values of one field off a frame. */
    @FunctionalInterface
    public interface Reader {
        /** Adds the frame's values to {@code cell}, in the order of the frame; none where the frame lacks the field. */
        void read(Dissection frame, Cell cell);
    }
}
