package io.loopshark.field;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field as it was found in a frame: its value, its place, and the fields within it. A protocol is a node too.
 *
 * @param field what is known of the field at large
 * @param value the value, of the class that {@link FieldType} says; null where there is none or it could not be read
 * @param span where it lies, counted from the frame's first bit; null where it isn't made of bytes of the frame
 * @param origin the frame's bit from which {@link Field#bits()} counts: where the header begins that the field belongs to
 * @param children the fields within it, in the order of the frame
 * @param kind whether the frame's bytes say it
 * @param problem why reading ended here; null where all went well
 */
public record FieldNode(
        Field field,
        @Nullable Object value,
        @Nullable BitSpan span,
        long origin,
        List<FieldNode> children,
        Kind kind,
        @Nullable Words problem) {

    /** Whether the bytes of the frame say what a node says. */
    public enum Kind {
        /** Read from the frame. */
        READ,
        /** Worked out from what was read; set in brackets. */
        DERIVED,
        /** Worked out, but standing for what was read, such as relative sequence numbers; not set in brackets. */
        DERIVED_PLAIN
    }

    /** Copies the list. */
    public FieldNode {
        children = List.copyOf(children);
    }

    /** The first node that {@code filterName} finds: this one or one below it, in the order of the frame. */
    public Optional<FieldNode> find(String filterName) {
        if (field.isCalled(filterName)) {
            return Optional.of(this);
        }
        for (FieldNode child : children) {
            Optional<FieldNode> found = child.find(filterName);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The value as a number: a flag is 1 or 0; empty where the value is no number. */
    public Optional<Long> number() {
        if (value instanceof Number number) {
            return Optional.of(number.longValue());
        }
        return value instanceof Boolean set ? Optional.of(set ? 1L : 0L) : Optional.empty();
    }

    /** Octets of the frame that the node takes; 0 where it takes none. */
    public int byteLength() {
        return span == null ? 0 : span.byteLength();
    }

    /** The first reason, here or below, why reading ended; empty where all went well. */
    public Optional<Words> firstProblem() {
        if (problem != null) {
            return Optional.of(problem);
        }
        return children.stream().flatMap(child -> child.firstProblem().stream()).findFirst();
    }
}
