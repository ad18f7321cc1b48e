package io.loopshark.report;

import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.Language;
import io.loopshark.field.ValueText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Explains the fields of a header below its drawing: name, value, filter name, and what the field is for. */
final class RulerLegend {

    private static final int WIDTH = 96;
    private static final int NAME = 40;
    /** Stands for a space at which no line may be broken. */
    private static final char NO_BREAK = '\u00a0';

    private static final String INDENT = "    ";

    private RulerLegend() {}

    static void append(StringBuilder text, FieldNode header, Language language) {
        Set<String> explained = new HashSet<>();
        for (FieldNode node : explained(header)) {
            // One sentence is enough for options that come more than once.
            if (explained.add(node.field().filter())) {
                entry(text, node, language);
            }
        }
    }

    /** The fields in the figure, then the options and the data. */
    private static List<FieldNode> explained(FieldNode header) {
        List<FieldNode> nodes = new ArrayList<>(RulerFigure.boxes(header));
        for (FieldNode child : header.children()) {
            if (child.kind() == FieldNode.Kind.READ && child.field().bits() == null) {
                nodes.add(child);
                child.children().stream()
                        .filter(inner -> inner.field().meaning() != null)
                        .forEach(nodes::add);
            }
        }
        return nodes;
    }

    private static String reference(Field field, Language language) {
        if (field.reference() == null) {
            return "";
        }
        String reference = field.reference().replace(" section ", " §").replace(' ', NO_BREAK);
        return language == Language.CHINESE ? "（" + reference + "）" : " (" + reference + ")";
    }

    private static void entry(StringBuilder text, FieldNode node, Language language) {
        Field field = node.field();
        String equals = language == Language.CHINESE ? "：" : ": ";
        String value = node.children().isEmpty() && field.bits() != null
                ? ValueText.of(node, language).map(shown -> equals + shown).orElse("")
                : "";
        text.append("  ")
                .append(TextWidth.pad(field.term().in(language) + value, NAME))
                .append("  ")
                .append(field.filter())
                .append('\n');
        String meaning = field.meaning() == null ? "" : field.meaning().in(language);
        for (String line : TextWidth.wrap(meaning + reference(field, language), WIDTH - INDENT.length())) {
            text.append(INDENT).append(line.replace(NO_BREAK, ' ')).append('\n');
        }
    }
}
