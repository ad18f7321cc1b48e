package io.loopshark.field;

import org.jspecify.annotations.Nullable;

/**
 * Values that a frame's own bytes don't tell, by filter name: the relative sequence number, the number of the connection. A
 * specification says where in the tree they stand; those that nobody supplies are left out.
 */
@FunctionalInterface
public interface FieldValues {

    /** No values. */
    FieldValues NONE = filter -> null;

    /**
     * The value of the field called {@code filter}, of the class that {@link FieldType} says or anything whose {@code toString} is
     * fit for people; null where there is none.
     */
    @Nullable
    Object value(String filter);
}
