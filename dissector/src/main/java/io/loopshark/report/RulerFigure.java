package io.loopshark.report;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.Language;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The drawing of a header as the RFCs draw it, 32 bits a row, with the values of one packet in the boxes and the bytes beside each
 * row. Where the boxes are, the specification's bit ranges tell.
 */
final class RulerFigure {

    private static final int ROW_BITS = 32;
    private static final int ROW_BYTES = ROW_BITS / 8;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final FieldNode header;
    private final byte[] bytes;
    private final int from;
    private final int length;
    private final Language language;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param header the header's tree
     * @param bytes the array that holds the header
     * @param from where in it the header begins
     * @param length how many bytes of it there are
     */
    RulerFigure(FieldNode header, byte[] bytes, int from, int length, Language language) {
        this.header = header;
        this.bytes = bytes;
        this.from = from;
        this.length = length;
        this.language = language;
    }

    /** The fields that have a box, in their order: those at fixed places, groups dissolved. */
    static List<FieldNode> boxes(FieldNode header) {
        List<FieldNode> boxes = new ArrayList<>();
        header.children().forEach(child -> collect(child, boxes));
        return boxes;
    }

    private static void collect(FieldNode node, List<FieldNode> boxes) {
        if (!RulerCell.isDrawn(node)) {
            return;
        }
        List<FieldNode> inner = new ArrayList<>();
        node.children().forEach(child -> collect(child, inner));
        if (inner.isEmpty()) {
            boxes.add(node);
        } else {
            boxes.addAll(inner);
        }
    }

    String draw() {
        scale();
        border();
        for (List<RulerBox> row : rows(header, language)) {
            row(row);
            border();
        }
        return text.toString();
    }

    private static long end(List<FieldNode> boxes) {
        long end = 0;
        for (FieldNode box : boxes) {
            BitSpan bits = box.field().bits();
            end = bits == null ? end : Math.max(end, bits.end());
        }
        return end;
    }

    private void scale() {
        StringBuilder tens = new StringBuilder(" ");
        StringBuilder ones = new StringBuilder(" ");
        for (int bit = 0; bit < ROW_BITS; bit++) {
            tens.append(bit % 10 == 0 ? Integer.toString(bit / 10) : " ").append(' ');
            ones.append(bit % 10).append(' ');
        }
        text.append(tens.toString().stripTrailing()).append('\n');
        text.append(ones.toString().stripTrailing()).append('\n');
    }

    private void border() {
        text.append("+-".repeat(ROW_BITS)).append("+\n");
    }

    private void row(List<RulerBox> row) {
        List<RulerCell> cells = row.stream().map(RulerBox::cell).toList();
        int height = cells.stream().mapToInt(cell -> cell.name().size()).max().orElse(1);
        for (int i = 0; i < height; i++) {
            line(cells, i, height, null);
        }
        line(cells, height, height, beside(row.get(0).bits().first(), bytes, from, length));
    }

    /** The boxes of each row, from left to right; together they fill it. */
    static List<List<RulerBox>> rows(FieldNode header, Language language) {
        List<FieldNode> boxes = boxes(header);
        List<List<RulerBox>> rows = new ArrayList<>();
        for (long row = 0; row < end(boxes); row += ROW_BITS) {
            rows.add(row(new BitSpan(row, ROW_BITS), boxes, header, language));
        }
        return rows;
    }

    private static List<RulerBox> row(BitSpan row, List<FieldNode> boxes, FieldNode header, Language language) {
        List<RulerBox> placed = new ArrayList<>();
        long at = row.first();
        for (FieldNode box : boxes) {
            BitSpan bits = box.field().bits();
            if (bits == null || !row.contains(bits) || bits.first() < at) {
                continue;
            }
            if (bits.first() > at) {
                placed.add(blank(at, bits.first() - at));
            }
            placed.add(new RulerBox(bits, box, RulerCell.of(box, header, bits.width(), language)));
            at = bits.end();
        }
        if (at < row.end()) {
            placed.add(blank(at, row.end() - at));
        }
        return placed;
    }

    private static RulerBox blank(long first, long width) {
        return new RulerBox(new BitSpan(first, width), null, RulerCell.blank(width));
    }

    private void line(List<RulerCell> cells, int index, int height, @Nullable String beside) {
        for (RulerCell cell : cells) {
            text.append('|').append(index < height ? cell.nameLine(index, height) : cell.valueLine());
        }
        text.append('|').append(beside == null ? "" : "  " + beside).append('\n');
    }

    /** The bytes of a row, as far as there are any, behind the number of the first. */
    static String beside(long row, byte[] bytes, int from, int length) {
        int first = Math.toIntExact(row / 8);
        int end = Math.min(first + ROW_BYTES, length);
        return String.format("%2d: %s", first, HEX.formatHex(bytes, from + first, Math.max(from + first, from + end)));
    }
}
