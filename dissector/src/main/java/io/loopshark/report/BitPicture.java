package io.loopshark.report;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.ValueText;
import java.util.Optional;

/** Draws the bits of a field within their octets, {@code .... ..1. = }, as Wireshark does. */
final class BitPicture {

    private BitPicture() {}

    /** The picture of a field that doesn't take whole octets, with the equals sign behind it; empty for others. */
    static Optional<String> of(FieldNode node) {
        BitSpan span = node.span();
        BitSpan own = node.field().bits();
        if (span == null || span.isWholeBytes() || !node.field().format().pictured()) {
            return Optional.empty();
        }
        BitSpan picture = node.field().format().picture();
        BitSpan frame = picture == null || own == null
                ? BitSpan.ofBytes(span.firstByte(), span.byteLength())
                : picture.shift(span.first() - own.first());
        return node.number().map(value -> draw(frame, span, raw(node, value)) + " = ");
    }

    private static long raw(FieldNode node, long value) {
        return node.field().type() == FieldType.BOOLEAN ? value : Long.parseUnsignedLong(ValueText.raw(node));
    }

    private static String draw(BitSpan frame, BitSpan span, long value) {
        StringBuilder bits = new StringBuilder();
        for (long bit = frame.first(); bit < frame.end(); bit++) {
            if (bit > frame.first() && (bit - frame.first()) % 4 == 0) {
                bits.append(' ');
            }
            boolean within = span.first() <= bit && bit < span.end();
            bits.append(within ? (char) ('0' + (value >>> span.end() - 1 - bit & 1)) : '.');
        }
        return bits.toString();
    }
}
