package io.loopshark.report;

import io.loopshark.decode.PacketView;
import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.Language;
import io.loopshark.field.Template;
import io.loopshark.field.ValueText;
import io.loopshark.field.Words;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a header ruler says besides its figure, the same for text and picture. */
final class RulerText {

    private static final Words TITLE = new Words("TCP header of frame %d", "第 %d 帧的 TCP 首部");
    private static final Words ENDS = new Words(", %s → %s", "，%s → %s");
    private static final Words OPTIONS = new Words("Options, %d bytes:", "选项，共 %d 字节：");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final PacketView packet;
    private final int layer;
    private final Language language;

    /** @param layer the index of the packet's TCP layer */
    RulerText(PacketView packet, int layer, Language language) {
        this.packet = packet;
        this.layer = layer;
        this.language = language;
    }

    /**
     * One option.
     *
     * @param first the number of its first byte within the header
     * @param data its bytes, as far as captured
     * @param text what it says
     */
    record Option(long first, String data, String text) {

        /** How many bytes of it were captured. */
        int length() {
            return (data.length() + 1) / 3;
        }

        /** Its bytes, so many a line. */
        List<String> bytes(int perLine) {
            List<String> lines = new ArrayList<>();
            int width = 3 * perLine;
            for (int at = 0; at < data.length(); at += width) {
                lines.add(
                        data.substring(at, Math.min(at + width, data.length())).strip());
            }
            return lines;
        }
    }

    /** Which frame, from where to where. */
    String title() {
        String title = String.format(TITLE.in(language), packet.frameNumber());
        return packet.hasSegment()
                ? title + String.format(ENDS.in(language), packet.source(), packet.destination())
                : title;
    }

    /** The bytes of a row of the figure. */
    String beside(long row) {
        return RulerFigure.beside(row, packet.bytes(), offset(), packet.layerLength(layer));
    }

    /** Where the header begins in the packet's array. */
    int offset() {
        return packet.frameOffset() + packet.layerOffset(layer);
    }

    String optionsTitle(FieldNode header) {
        int length = header.find("tcp.options").map(FieldNode::byteLength).orElse(0);
        return String.format(OPTIONS.in(language), length);
    }

    /** The options, in their order; none when the header has none. */
    List<Option> options(FieldNode header) {
        List<Option> options = new ArrayList<>();
        for (FieldNode option :
                header.find("tcp.options").map(FieldNode::children).orElse(List.of())) {
            BitSpan span = option.span();
            if (span != null) {
                int at = packet.frameOffset() + span.firstByte();
                String bytes = HEX.formatHex(packet.bytes(), at, at + span.byteLength());
                options.add(new Option((span.first() - header.origin()) / 8, bytes, text(option)));
            }
        }
        return options;
    }

    private String text(FieldNode option) {
        Words box = option.field().format().box();
        Optional<String> filled = box == null ? Optional.empty() : Template.fill(box.in(language), option, language);
        return filled.orElseGet(() -> option.field().term().in(language));
    }

    /** A field's name with its value behind it. */
    String nameAndValue(FieldNode field) {
        String name = field.field().term().in(language);
        String equals = language == Language.CHINESE ? "：" : ": ";
        return ValueText.of(field, language).map(value -> name + equals + value).orElse(name);
    }
}
