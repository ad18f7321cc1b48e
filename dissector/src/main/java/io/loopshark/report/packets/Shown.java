package io.loopshark.report.packets;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.Radix;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as Wireshark shows them where no names, units or pictures are wanted: the {@code show} of PDML, the values of {@code -T
 * json}.
 */
final class Shown {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
    /** From so many digits on, an exponent is written. */
    private static final int DIGITS = 15;

    private Shown() {}

    /** A value of a field, one of several perhaps that are shown under the same name. */
    record Value(String name, Optional<String> text, FieldNode node, boolean hidden) {}

    /** The field's own value, and the same once more under each of its other names, which Wireshark hides from the tree. */
    static List<Value> values(FieldNode node, FrameTree layer) {
        Optional<String> text = of(node, layer);
        Value own = new Value(name(node), text, node, false);
        if (node.field().aliases().isEmpty()) {
            return List.of(own);
        }
        List<Value> values = new ArrayList<>(List.of(own));
        node.field().aliases().forEach(alias -> values.add(new Value(alias, text, node, true)));
        return values;
    }

    /** What the field is called; for a group that has no filter name, the group's title, as in Wireshark. */
    static String name(FieldNode node) {
        String filter = node.field().filter();
        return filter.isEmpty() ? node.field().name().english() : filter;
    }

    /** The value; empty where the field has none. */
    static Optional<String> of(FieldNode node, FrameTree layer) {
        Object value = node.value();
        if (value == null) {
            BitSpan span = node.span();
            if (span == null || node.field().type() != FieldType.BYTES) {
                return Optional.empty();
            }
            return layer.octets(span).map(COLONS::formatHex);
        }
        if (value instanceof byte[] bytes) {
            return Optional.of(COLONS.formatHex(bytes));
        }
        if (value instanceof Boolean || node.field().type() == FieldType.BOOLEAN) {
            return Optional.of(node.number().orElse(0L) == 0 ? "0" : "1");
        }
        if (value instanceof Double real) {
            return Optional.of(real(real));
        }
        if (value instanceof Long number) {
            return Optional.of(number(node, number));
        }
        return Optional.of(whole(value.toString()));
    }

    private static String number(FieldNode node, long number) {
        if (node.field().format().radix() != Radix.DECIMAL) {
            return "0x" + HexFormat.of().toHexDigits(number, hexDigits(node.span()));
        }
        return node.field().type() == FieldType.SIGNED ? Long.toString(number) : Long.toUnsignedString(number);
    }

    /** As many as the number takes that Wireshark keeps the bits in: 8, 16, 24, 32 or 64 bits. */
    private static int hexDigits(@Nullable BitSpan span) {
        long bits = span == null ? Integer.SIZE : span.width();
        return bits > Integer.SIZE ? 16 : (int) Math.max(1, (bits + 7) / 8) * 2;
    }

    /** As C's {@code %.15g} has it. */
    private static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value).toLowerCase(Locale.ROOT);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value, new MathContext(DIGITS)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String sign = exponent < 0 ? "-" : "+";
        return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + sign
                + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }

    /** The text with halves of surrogate pairs replaced, which no encoding can write. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(point ->
                                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
