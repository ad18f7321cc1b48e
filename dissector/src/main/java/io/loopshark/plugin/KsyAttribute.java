package io.loopshark.plugin;

import io.loopshark.field.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute or instance of a type.
 *
 * @param id its name in the specification
 * @param field how it presents itself; its filter name begins with a dot when it is to be put behind that of its owner
 * @param source where its value comes from
 * @param layout how the value lies in the stream
 * @param inline whether the fields within it appear as if they were its owner's
 * @param hidden whether it stays out of the tree
 * @param plain whether a supplied field goes without brackets
 * @param types the types of the specification that its values may have
 * @param expert what kind of remark it is where its value is true; null where it is none
 * @param anchor beside which attribute a supplied field stands; null for at the end
 */
record KsyAttribute(
        String id,
        Field field,
        Source source,
        Layout layout,
        boolean inline,
        boolean hidden,
        boolean plain,
        List<String> types,
        KsyUse.@Nullable Expert expert,
        @Nullable Anchor anchor) {

    /** Where a value comes from. */
    enum Source {
        /** Read in sequence. */
        SEQUENCE,
        /** Read at a position that an expression tells. */
        POSITION,
        /** Worked out by an expression. */
        EXPRESSION,
        /** Given from outside. */
        SUPPLIED
    }

    /**
     * How a value lies in the stream.
     *
     * @param bits the width of a field of single bits; 0 for fields of whole octets
     * @param bytes the width of an integer of whole octets; 0 for anything else
     * @param littleEndian whether the least significant octet, or bit, comes first
     * @param ownStream whether positions count in a stream that the attribute names itself
     * @param enumerated whether the generated class turns the number into an enum, which loses numbers without a name
     */
    record Layout(int bits, int bytes, boolean littleEndian, boolean ownStream, boolean enumerated) {}

    /** Directly before or after the attribute called {@code id}. */
    record Anchor(String id, boolean before) {}

    /** The name of the generated accessor, and of the attribute among the recorded positions. */
    String accessor() {
        return JavaNames.ofAttribute(id);
    }
}
