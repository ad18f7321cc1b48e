package io.loopshark.report;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Language;
import io.loopshark.field.Words;
import io.loopshark.plugin.PacketTree;
import io.loopshark.segment.Flags;
import java.util.List;
import java.util.Optional;

/**
 * The header ruler: the figure of the TCP header in RFC 9293 with the values of one packet in it, the options below, and what each
 * field means. All names and sentences come from the specification of the header.
 */
public final class HeaderRuler {

    private static final Words FIELDS = new Words("Fields:", "各字段的含义：");
    private static final Words FLAGS = new Words("Flags that are set: %s (0x%03x)", "置 1 的标志：%s（0x%03x）");
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
        RulerText words = new RulerText(packet, index, language);
        StringBuilder text = new StringBuilder();
        text.append(words.title()).append("\n\n");
        text.append(
                new RulerFigure(header, packet.bytes(), words.offset(), packet.layerLength(index), language).draw());
        flags(text, packet, language);
        options(text, header, words);
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

    /**
     * The ruler as a picture, one SVG file complete in itself; empty if the frame has no TCP header.
     *
     * @param values as in {@link #render(PacketView, Language, FieldValues)}
     */
    public static Optional<String> svg(PacketView packet, Language language, FieldValues values) {
        int index = tcp(packet);
        return index < 0
                ? Optional.empty()
                : Optional.of(new RulerSvg(
                                PacketTree.of(packet, index, values), new RulerText(packet, index, language), language)
                        .draw());
    }

    /**
     * The ruler as the text of a packet diagram for Mermaid, which draws it in Markdown pages; empty if the frame has no TCP header.
     *
     * @param values as in {@link #render(PacketView, Language, FieldValues)}
     */
    public static Optional<String> mermaid(PacketView packet, Language language, FieldValues values) {
        int index = tcp(packet);
        return index < 0
                ? Optional.empty()
                : Optional.of(new RulerMermaid(
                                PacketTree.of(packet, index, values), new RulerText(packet, index, language), language)
                        .write());
    }

    private static void flags(StringBuilder text, PacketView packet, Language language) {
        if (packet.hasSegment()) {
            String names = Flags.names(packet.flags());
            text.append('\n')
                    .append(String.format(FLAGS.in(language), names, packet.flags()))
                    .append('\n');
        }
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

    private static void options(StringBuilder text, FieldNode header, RulerText words) {
        List<RulerText.Option> options = words.options(header);
        if (options.isEmpty()) {
            return;
        }
        text.append('\n').append(words.optionsTitle(header)).append('\n');
        for (RulerText.Option option : options) {
            text.append(String.format("  %2d: ", option.first()))
                    .append(TextWidth.pad(option.data(), 3 * OPTION_BYTES))
                    .append(option.text())
                    .append('\n');
        }
    }
}
