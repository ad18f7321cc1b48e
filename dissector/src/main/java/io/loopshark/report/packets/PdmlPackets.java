package io.loopshark.report.packets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.report.ArrivalTime;
import io.loopshark.report.Dissection;
import io.loopshark.report.TreeRenderer;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Frames as {@code tshark -T pdml} writes them: the Packet Details Markup Language, XML with a {@code proto} for each layer and a
 * {@code field} for each field, of which {@code show} is the value, {@code showname} the line of the tree, {@code value} the octets in
 * hexadecimal, {@code pos} and {@code size} where they lie in the frame.
 */
public final class PdmlPackets implements PacketDocument {

    private static final int FULL = 1 << 16;
    private static final String INDENT = "  ";
    private static final HexFormat HEX = HexFormat.of();

    private final OutputStream out;
    private final List<FieldColumn> columns;
    private final StringBuilder xml = new StringBuilder(2 * FULL);

    /**
     * Begins the document.
     *
     * @param out where to write, in large pieces; never closed
     * @param columns the fields to write; empty for the whole tree
     * @param captures what is recorded as the file that the frames come from
     */
    public PdmlPackets(OutputStream out, List<FieldColumn> columns, String captures) {
        this.out = out;
        this.columns = List.copyOf(columns);
        xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<pdml version=\"0\" creator=\"loopshark\"");
        attribute("capture_file", captures);
        xml.append(">\n");
    }

    @Override
    public void add(Dissection frame) throws IOException {
        xml.append("<packet>\n");
        generalInformation(frame);
        if (columns.isEmpty()) {
            for (FrameTree layer : FrameTree.withTrouble(frame)) {
                protocol(layer);
            }
        } else {
            columns.forEach(column -> values(frame, column));
        }
        xml.append("</packet>\n\n");
        if (xml.length() >= FULL) {
            drain();
        }
    }

    private void generalInformation(Dissection frame) {
        long nanos = frame.packet().timestampNanos();
        int size = frame.packet().capturedLength();
        xml.append(INDENT)
                .append("<proto name=\"geninfo\" pos=\"0\" showname=\"General information\" size=\"")
                .append(size)
                .append("\">\n");
        number("num", "Number", frame.packet().frameNumber(), size);
        number("len", "Frame Length", frame.packet().originalLength(), size);
        number("caplen", "Captured Length", size, size);
        String seconds = BigDecimal.valueOf(nanos, 9).toPlainString();
        general("timestamp", new ArrivalTime(nanos).toString(), "Captured Time", seconds, size);
        xml.append(INDENT).append("</proto>\n");
    }

    private void number(String name, String title, long number, int size) {
        general(name, Long.toString(number), title, Long.toHexString(number), size);
    }

    private void general(String name, String show, String title, String value, int size) {
        xml.append(INDENT.repeat(2)).append("<field");
        attribute("name", name);
        attribute("pos", "0");
        attribute("show", show);
        attribute("showname", title);
        attribute("value", value);
        attribute("size", Integer.toString(size));
        xml.append("/>\n");
    }

    private void values(Dissection frame, FieldColumn column) {
        for (String value : FieldText.all(frame, column)) {
            xml.append(INDENT).append("<field");
            attribute("name", column.name());
            attribute("value", value);
            xml.append("/>\n");
        }
    }

    private void protocol(FrameTree layer) {
        FieldNode node = layer.tree();
        boolean frame = node.span() == null && !node.children().isEmpty();
        long size = frame ? layer.end() - layer.origin() : node.byteLength();
        xml.append(INDENT).append("<proto");
        attribute("name", Shown.name(node));
        attribute("showname", TreeRenderer.line(node, node));
        attribute("size", Long.toString(size));
        attribute("pos", position(node));
        if (node.children().isEmpty()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n");
        node.children().forEach(child -> field(child, layer, 2));
        xml.append(INDENT).append("</proto>\n");
    }

    private static String position(FieldNode node) {
        BitSpan span = node.span();
        return Long.toString(span == null ? node.origin() / 8 : span.firstByte());
    }

    private void field(FieldNode node, FrameTree layer, int depth) {
        for (Shown.Value value : Shown.values(node, layer)) {
            xml.append(INDENT.repeat(depth)).append("<field");
            field(value, layer);
            if (value.hidden() || node.children().isEmpty()) {
                xml.append("/>\n");
            } else {
                xml.append(">\n");
                node.children().forEach(child -> field(child, layer, depth + 1));
                xml.append(INDENT.repeat(depth)).append("</field>\n");
            }
        }
    }

    private void field(Shown.Value value, FrameTree layer) {
        FieldNode node = value.node();
        boolean group = node.field().filter().isEmpty();
        attribute("name", group ? "" : value.name());
        if (!group) {
            attribute("showname", TreeRenderer.line(node, layer.tree()));
        }
        if (value.hidden()) {
            attribute("hide", "yes");
        }
        attribute("size", Integer.toString(node.byteLength()));
        attribute("pos", position(node));
        attribute("show", group ? value.name() : value.text().orElse(""));
        BitSpan span = node.span();
        if (span != null && span.width() > 0) {
            octets(span, layer);
        }
    }

    private void octets(BitSpan span, FrameTree layer) {
        Optional<String> all = layer.octets(span).map(HEX::formatHex);
        if (all.isEmpty()) {
            return;
        }
        if (span.isWholeBytes() || span.width() > Long.SIZE) {
            attribute("value", all.get());
        } else {
            long bits = span.read(layer.array(), layer.origin());
            attribute("value", Long.toHexString(bits).toUpperCase(Locale.ROOT));
            attribute("unmaskedvalue", all.get());
        }
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        XmlText.append(xml, value);
        xml.append('"');
    }

    @Override
    public void finish() throws IOException {
        xml.append("</pdml>\n");
        flush();
    }

    private void drain() throws IOException {
        out.write(xml.toString().getBytes(UTF_8));
        xml.setLength(0);
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }
}
