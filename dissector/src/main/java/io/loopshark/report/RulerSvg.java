package io.loopshark.report;

import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.Language;
import io.loopshark.field.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The header ruler as a picture: the figure of RFC 9293 with the values in it, the bytes beside, flags and options spelled out below.
 * The ACK flag and the acknowledgement number have a colour each.
 */
final class RulerSvg {

    private static final int WIDTH = 1120;
    private static final int LEFT = 28;
    private static final int BIT = 28;
    private static final int RIGHT = LEFT + 32 * BIT;
    private static final int TOP = 92;
    private static final int ROW = 62;
    private static final int LINE = 22;
    private static final double NAME = 12.5;
    private static final int BYTES_A_LINE = 10;
    private static final int COLUMNS = 92;

    private static final String SEQUENCE = "#dbe8ff";
    private static final String NUMBER = "#ffe9cc";
    private static final String FLAG = "#e9ddff";
    private static final String SET = "#d8f0df";
    private static final String PLAIN = "#ffffff";

    private static final Words SET_FLAGS = new Words("Flags that are set:", "置 1 的标志：");
    private static final Words NONE_SET = new Words("No flag is set.", "没有任何标志置 1。");
    private static final Words TWO_THINGS = new Words(
            "Two things that share a name: the ACK flag says whether the acknowledgment number means something.",
            "两样名字相近的东西：ACK 标志只说明确认号是否有效，确认号才是那个数。");

    private final FieldNode header;
    private final RulerText words;
    private final Language language;

    RulerSvg(FieldNode header, RulerText words, Language language) {
        this.header = header;
        this.words = words;
        this.language = language;
    }

    String draw() {
        List<List<RulerBox>> rows = RulerFigure.rows(header, language);
        List<String> below = below();
        List<RulerText.Option> options = words.options(header);
        int bottom = TOP + rows.size() * ROW;
        int optionLines = options.stream().mapToInt(RulerSvg::lines).sum();
        int height = bottom + (below.size() + 2) * LINE + (options.isEmpty() ? 0 : (optionLines + 2) * LINE) + 2 * LINE;
        Svg svg = new Svg(WIDTH, height, language, words.title(), description(rows));
        svg.text(LEFT, 40, 21, "bold", words.title());
        scale(svg);
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + i * ROW);
        }
        int y = bottom + 2 * LINE;
        for (String line : below) {
            svg.text(LEFT, y, 15, y == bottom + 2 * LINE ? "bold" : "", line);
            y += LINE;
        }
        options(svg, options, y + LINE / 2);
        key(svg, height - LINE);
        return svg.finish();
    }

    /** The whole header in words, for who can't see it. */
    private String description(List<List<RulerBox>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .filter(box -> box.field() != null)
                .map(box -> words.nameAndValue(box.field()))
                .collect(Collectors.joining(language == Language.CHINESE ? "；" : "; "));
    }

    private static void scale(Svg svg) {
        for (int bit = 0; bit < 32; bit++) {
            svg.text(LEFT + (bit + 0.5) * BIT, TOP - 10, 11, "faint middle mono", Integer.toString(bit));
        }
    }

    private void row(Svg svg, List<RulerBox> row, int y) {
        for (RulerBox box : row) {
            box(svg, box, y);
        }
        String bytes = words.beside(row.get(0).bits().first());
        svg.text(RIGHT + 16, y + ROW / 2.0 + 5, 14, "mono faint", bytes);
    }

    private void box(Svg svg, RulerBox box, int y) {
        double x = LEFT + (double) (box.bits().first() % 32) * BIT;
        double width = (double) box.bits().width() * BIT;
        double middle = x + width / 2;
        FieldNode field = box.field();
        if (field == null) {
            svg.box(x, y, width, ROW, PLAIN);
            return;
        }
        svg.group(words.nameAndValue(field)).box(x, y, width, ROW, fill(field));
        boolean narrow = box.bits().width() == 1;
        String name = field.field().term().in(language);
        if (Svg.width(name, NAME) > width - 4) {
            name = String.join(narrow ? "" : " ", box.cell().name());
        }
        svg.fitted(middle, y + 21, width - 4, narrow ? 11 : NAME, "faint", name);
        svg.fitted(
                middle,
                y + 50,
                width - 6,
                narrow ? 15 : 16,
                "mono bold",
                box.cell().value());
        svg.end();
    }

    private static String fill(FieldNode field) {
        return switch (field.field().filter()) {
            case "tcp.seq_raw" -> SEQUENCE;
            case "tcp.ack_raw" -> NUMBER;
            case "tcp.flags.ack" -> FLAG;
            default -> isSet(field) ? SET : PLAIN;
        };
    }

    private static boolean isSet(FieldNode field) {
        return field.field().type() == FieldType.BOOLEAN && field.number().orElse(0L) != 0;
    }

    /** The flags that are set, each in words, and what is wrong with the header. */
    private List<String> below() {
        List<String> lines = new ArrayList<>();
        List<FieldNode> set =
                RulerFigure.boxes(header).stream().filter(RulerSvg::isSet).toList();
        lines.add((set.isEmpty() ? NONE_SET : SET_FLAGS).in(language));
        for (FieldNode flag : set) {
            Words meaning = flag.field().meaning();
            String name = flag.field().term().in(language);
            lines.addAll(TextWidth.wrap(
                    meaning == null ? name : name + (language == Language.CHINESE ? "：" : ": ") + meaning.in(language),
                    COLUMNS + 30));
        }
        header.firstProblem().ifPresent(problem -> lines.addAll(TextWidth.wrap(problem.in(language), COLUMNS + 30)));
        return lines;
    }

    private static int lines(RulerText.Option option) {
        return Math.max(
                TextWidth.wrap(option.text(), COLUMNS).size(),
                option.bytes(BYTES_A_LINE).size());
    }

    private void options(Svg svg, List<RulerText.Option> options, int top) {
        if (options.isEmpty()) {
            return;
        }
        int y = top;
        svg.text(LEFT, y, 15, "bold", words.optionsTitle(header));
        y += LINE;
        for (RulerText.Option option : options) {
            svg.group(option.text());
            svg.text(LEFT + 22, y, 14, "mono faint end", Long.toString(option.first()));
            List<String> bytes = option.bytes(BYTES_A_LINE);
            for (int i = 0; i < bytes.size(); i++) {
                svg.text(LEFT + 36, y + i * (double) LINE, 14, "mono", bytes.get(i));
            }
            List<String> text = TextWidth.wrap(option.text(), COLUMNS);
            for (int i = 0; i < text.size(); i++) {
                svg.text(LEFT + 320, y + i * (double) LINE, 15, "", text.get(i));
            }
            svg.end();
            y += lines(option) * LINE;
        }
    }

    private void key(Svg svg, int y) {
        svg.box(LEFT, y - 11, 13, 13, FLAG).box(LEFT + 18, y - 11, 13, 13, NUMBER);
        svg.text(LEFT + 40, y, 13, "faint", TWO_THINGS.in(language));
    }
}
