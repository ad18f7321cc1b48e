package io.loopshark.report;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Language;
import io.loopshark.field.Template;
import io.loopshark.field.Words;
import io.loopshark.plugin.PacketTree;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The header ruler: the figure of the TCP header in RFC 9293 with the values of one packet in it, the options below, and what each
 * field means. All names and sentences come from the specification of the header.
 */
public final class HeaderRuler {

    private static final Words TITLE = new Words("TCP header of frame %d", "第 %d 帧的 TCP 首部");
    private static final Words ENDS = new Words(", %s → %s", "，%s → %s");
    private static final Words OPTIONS = new Words("Options, %d bytes:", "选项，共 %d 字节：");
    private static final Words FIELDS = new Words("Fields:", "各字段的含义：");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    /** The columns for the bytes of an option: as many as those of the longest common one, timestamps. */
    private static final int OPTION_BYTES = 10;

    private HeaderRuler() {}

    /** The ruler of the packet's TCP header, however much of it there is; empty if the frame has none. */
    public static Optional<String> render(PacketView packet, Language language) {
        return render(packet, language, FieldValues.NONE);
    }

    /**
     * The ruler with values that the header doesn't tell.
     *
     * @param values by filter name: {@code tcp.seq} and {@code tcp.ack} add the relative numbers
     */
    public static Optional<String> render(PacketView packet, Language language, FieldValues values) {
        int index = tcp(packet);
        if (index < 0) {
            return Optional.empty();
        }
        FieldNode header = PacketTree.of(packet, index, values);
        int from = packet.frameOffset() + packet.layerOffset(index);
        StringBuilder text = new StringBuilder();
        title(text, packet, language);
        text.append(new RulerFigure(header, packet.bytes(), from, packet.layerLength(index), language).draw());
        options(text, header, packet, language);
        header.firstProblem()
                .ifPresent(problem ->
                        text.append('\n').append(problem.in(language)).append('\n'));
        text.append('\n').append(FIELDS.in(language)).append('\n');
        RulerLegend.append(text, header, language);
        return Optional.of(text.toString());
    }

    /** The fields of a header that have a box in the figure, in their order: those at fixed places, groups dissolved. */
    public static List<FieldNode> boxes(FieldNode header) {
        return RulerFigure.boxes(header);
    }

    /** The index of the segment's TCP layer, or of the last one that there is; -1 if there is none. */
    private static int tcp(PacketView packet) {
        int found = -1;
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.TCP) {
                found = i;
                if (packet.hasSegment() && packet.layerOffset(i) == packet.tcpOffset()) {
                    return i;
                }
            }
        }
        return found;
    }

    private static void title(StringBuilder text, PacketView packet, Language language) {
        text.append(String.format(TITLE.in(language), packet.frameNumber()));
        if (packet.hasSegment()) {
            text.append(String.format(ENDS.in(language), packet.source(), packet.destination()));
        }
        text.append("\n\n");
    }

    private static void options(StringBuilder text, FieldNode header, PacketView packet, Language language) {
        FieldNode options = header.find("tcp.options").orElse(null);
        if (options == null) {
            return;
        }
        text.append('\n')
                .append(String.format(OPTIONS.in(language), options.byteLength()))
                .append('\n');
        for (FieldNode option : options.children()) {
            BitSpan span = option.span();
            if (span != null) {
                long first = (span.first() - header.origin()) / 8;
                int at = packet.frameOffset() + span.firstByte();
                String bytes = HEX.formatHex(packet.bytes(), at, at + span.byteLength());
                text.append(String.format("  %2d: ", first))
                        .append(TextWidth.pad(bytes, 3 * OPTION_BYTES))
                        .append(option(option, language))
                        .append('\n');
            }
        }
    }

    private static String option(FieldNode option, Language language) {
        Words box = option.field().format().box();
        Optional<String> filled = box == null ? Optional.empty() : Template.fill(box.in(language), option, language);
        return filled.orElseGet(() -> option.field().term().in(language));
    }
}
