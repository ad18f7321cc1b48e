package io.loopshark.report;

import io.loopshark.field.FieldNode;
import io.loopshark.field.Language;
import java.util.List;

/** The header ruler as a packet diagram of <a href="https://mermaid.js.org">Mermaid</a> (11 or newer), options in the rows below. */
final class RulerMermaid {

    private static final int NARROW = 1;

    private final FieldNode header;
    private final RulerText words;
    private final Language language;
    private final StringBuilder text = new StringBuilder();

    RulerMermaid(FieldNode header, RulerText words, Language language) {
        this.header = header;
        this.words = words;
        this.language = language;
    }

    String write() {
        text.append("packet-beta\n    title ")
                .append(LadderMermaid.escaped(words.title()))
                .append('\n');
        for (List<RulerBox> row : RulerFigure.rows(header, language)) {
            row.forEach(box -> bits(box.bits().first(), box.bits().width(), label(box)));
        }
        for (RulerText.Option option : words.options(header)) {
            bits(8 * option.first(), 8L * option.length(), option.text());
        }
        return text.toString();
    }

    private String label(RulerBox box) {
        FieldNode field = box.field();
        if (field == null) {
            return "?";
        }
        String name = box.bits().width() == NARROW
                ? String.join("", box.cell().name())
                : field.field().term().in(language);
        return name + ' ' + box.cell().value();
    }

    private void bits(long first, long width, String label) {
        text.append("    ").append(first);
        if (width > 1) {
            text.append('-').append(first + width - 1);
        }
        text.append(": \"").append(LadderMermaid.escaped(label)).append("\"\n");
    }
}
