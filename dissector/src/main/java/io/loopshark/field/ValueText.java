package io.loopshark.field;

import io.loopshark.field.Field.ValueName;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the values of fields, in Wireshark's manner. */
public final class ValueText {

    private static final Words SET = new Words("Set", "已置位");
    private static final Words NOT_SET = new Words("Not set", "未置位");
    private static final Words UNKNOWN = new Words("Unknown", "未知");
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
    /** Longer byte strings are cut, as in Wireshark's tree. */
    private static final int SHOWN_BYTES = 36;

    private ValueText() {}

    /** The value as the protocol tree shows it after the field's name; empty where there is none. */
    public static Optional<String> of(FieldNode node, Language language) {
        Words pattern = node.field().format().pattern();
        if (pattern != null) {
            return Template.fill(pattern.in(language), node, language);
        }
        return node.value() == null ? Optional.empty() : Optional.of(withName(node, language));
    }

    /** What the value is called, {@code TCP}; empty where it has no name. */
    public static Optional<String> label(FieldNode node, Language language) {
        ValueName name = name(node);
        return name == null ? Optional.empty() : Optional.of(name.name().in(language));
    }

    /** What the value is called where there is little room; empty where values of the field have no names. */
    public static Optional<String> shortLabel(FieldNode node, Language language) {
        ValueName name = name(node);
        if (name == null) {
            boolean unnamed = node.field().valueNames().isEmpty();
            return unnamed ? Optional.empty() : Optional.of(UNKNOWN.in(language));
        }
        Words words = name.shortName() == null ? name.name() : name.shortName();
        return Optional.of(words.in(language));
    }

    /** The value alone, without name or pattern; the empty text where there is none. */
    public static String plain(FieldNode node) {
        Object value = node.value();
        if (value instanceof byte[] bytes) {
            return bytes(node.field().type(), bytes);
        }
        if (value instanceof Long number) {
            return switch (node.field().format().radix()) {
                case HEX -> hex(node);
                case HEX_DECIMAL -> hex(node) + " (" + decimal(node.field().type(), number) + ")";
                case DECIMAL -> decimal(node.field().type(), number);
            };
        }
        return value == null ? "" : value.toString();
    }

    /** The value in hexadecimal, {@code 0x0800}, with as many digits as its bits take. */
    public static String hex(FieldNode node) {
        long number = node.number().orElse(0L);
        BitSpan span = node.span();
        long digits = span == null || span.width() == 0 ? 1 : (span.width() + 3) / 4;
        return String.format(Locale.ROOT, "0x%0" + Math.min(digits, 16) + "x", number);
    }

    /** The number as it stands in the header, before {@link Field.Format#factor()}. */
    public static String raw(FieldNode node) {
        long number = node.number().orElse(0L);
        return decimal(node.field().type(), number / node.field().format().factor());
    }

    private static String withName(FieldNode node, Language language) {
        if (node.field().type() == FieldType.BOOLEAN) {
            boolean set = node.number().orElse(0L) != 0;
            return label(node, language).orElse((set ? SET : NOT_SET).in(language));
        }
        if (node.field().valueNames().isEmpty()) {
            return plain(node);
        }
        return label(node, language).orElse(UNKNOWN.in(language)) + " (" + plain(node) + ")";
    }

    private static @Nullable ValueName name(FieldNode node) {
        return node.number().map(node.field().valueNames()::get).orElse(null);
    }

    private static String decimal(FieldType type, long number) {
        return type == FieldType.SIGNED ? Long.toString(number) : Long.toUnsignedString(number);
    }

    private static String bytes(FieldType type, byte[] bytes) {
        if (type == FieldType.ETHER) {
            return COLONS.formatHex(bytes);
        }
        int shown = Math.min(bytes.length, SHOWN_BYTES);
        return HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? "…" : "");
    }
}
