package io.loopshark.filter;

import io.loopshark.field.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Something that has values in each frame: a field, what is worked out of one, or a constant.
 *
 * @param <F> the frames that are filtered
 * @param type what kind of values
 * @param bits how wide a number is at most; 0 for other kinds
 * @param constant the one value, the same in every frame; null where it depends on the frame
 * @param source finds the values of a frame
 */
record Operand<F>(FieldType type, int bits, @Nullable Values constant, Source<F> source) {

    /** Finds values. */
    @FunctionalInterface
    interface Source<F> {
        /** The values in {@code frame}; the object is used again for the next one. */
        Values in(F frame);
    }

    static <F> Operand<F> varying(FieldType type, int bits, Source<F> source) {
        return new Operand<>(type, bits, null, source);
    }

    static <F> Operand<F> constant(FieldType type, int bits, Values value) {
        return new Operand<>(type, bits, value, frame -> value);
    }

    Values in(F frame) {
        return source.in(frame);
    }
}
