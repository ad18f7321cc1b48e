package io.loopshark.filter;

import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;

/**
 * A field that filters can ask for.
 *
 * @param <F> the frames that are filtered
 * @param name its filter name
 * @param type what kind of values it has; {@link FieldType#NONE} for those that are only there or not
 * @param bits how wide a number is at most, 1 to 64; 0 for values of other kinds
 * @param reader reads its values
 */
public record FilterField<F>(String name, FieldType type, int bits, Reader<F> reader) {

    /** Reads the values of one field off a frame. */
    @FunctionalInterface
    public interface Reader<F> {
        /** Gives all values that the frame has of the field to {@code sink}, in the order of the frame; none where it lacks the field. */
        void read(F frame, ValueSink sink);
    }
}
