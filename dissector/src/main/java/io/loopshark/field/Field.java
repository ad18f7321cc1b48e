package io.loopshark.field;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a field before any packet comes: how it is called, what its values mean and where that is written down.
 *
 * @param filter the name in display filters, e.g. {@code tcp.flags.syn}
 * @param aliases further filter names that find this field too, e.g. {@code tcp.port} for {@code tcp.srcport}
 * @param name the name in the protocol tree, as Wireshark has it
 * @param term the name that learners meet: the RFC's where Wireshark's is another
 * @param shortName a name for narrow places, e.g. {@code SYN}; null where {@code term} must do
 * @param meaning one sentence on what the field is for; null where nobody has written it
 * @param reference where that is laid down, e.g. {@code RFC 9293 section 3.1}; null where unknown
 * @param type what kind of value it has
 * @param format how values are written
 * @param valueNames what single values are called; empty where they have no names
 * @param bits where the field lies in its header; null where that differs from packet to packet
 */
public record Field(
        String filter,
        List<String> aliases,
        Words name,
        Words term,
        @Nullable Words shortName,
        @Nullable Words meaning,
        @Nullable String reference,
        FieldType type,
        Format format,
        Map<Long, ValueName> valueNames,
        @Nullable BitSpan bits) {

    /** Copies the collections. */
    public Field {
        aliases = List.copyOf(aliases);
        valueNames = Map.copyOf(valueNames);
    }

    /** A field of which only the names and the type are known. */
    public static Field of(String filter, Words name, FieldType type) {
        return new Field(filter, List.of(), name, name, null, null, null, type, Format.PLAIN, Map.of(), null);
    }

    /**
     * The same, whose values are written in a way of their own.
     *
     * @param pattern the value's text with placeholders ({@link Template})
     */
    public static Field of(String filter, Words name, FieldType type, String pattern) {
        Format format = new Format(Radix.DECIMAL, 1, Words.of(pattern), null, null, null, false);
        return new Field(filter, List.of(), name, name, null, null, null, type, format, Map.of(), null);
    }

    /** Whether {@code filterName} finds this field. */
    public boolean isCalled(String filterName) {
        return filter.equals(filterName) || aliases.contains(filterName);
    }

    /**
     * What one value of a field is called.
     *
     * @param name in full
     * @param shortName for narrow places; null where the name is short enough
     */
    public record ValueName(Words name, @Nullable Words shortName) {}

    /**
     * How a field and its values are written.
     *
     * @param radix how a number is written
     * @param factor what the number in the header is multiplied with to give the value, at least 1
     * @param pattern the value's text with placeholders ({@link Template}); null for the plain value
     * @param summary the text of the whole line with placeholders; null for name and value
     * @param box the text for the field's box in a drawing of the header, with placeholders; null for the plain value
     * @param picture which bits of the header the picture of a bit field shows; null for the octets that it lies in
     * @param pictured whether a field of single bits has its picture
     */
    public record Format(
            Radix radix,
            int factor,
            @Nullable Words pattern,
            @Nullable Words summary,
            @Nullable Words box,
            @Nullable BitSpan picture,
            boolean pictured) {
        /** Plain decimal values. */
        public static final Format PLAIN = new Format(Radix.DECIMAL, 1, null, null, null, null, true);
    }
}
