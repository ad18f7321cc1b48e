package io.loopshark.report;

import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;

/** The few colours of the text views. Colour only ever underlines what the words say already. */
public enum Palette {
    /** No colours: for files, pipes and messages. */
    PLAIN,
    /** The terminal's own red, yellow, green and faint, which its theme keeps readable on light and dark ground. */
    ANSI;

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String FAINT = "2";
    private static final String BOLD = "1";

    /** {@code text} in the colour of a severity. */
    public String of(Severity severity, String text) {
        return switch (severity) {
            case VIOLATION -> paint(RED, text);
            case ANOMALY -> paint(YELLOW, text);
            case NOTE -> faint(text);
        };
    }

    /** {@code text} in the colour of a verdict. */
    public String of(Verdict verdict, String text) {
        return switch (verdict) {
            case VIOLATED -> paint(RED, text);
            case INCONCLUSIVE, INCOMPLETE -> paint(YELLOW, text);
            case VERIFIED -> paint(GREEN, text);
        };
    }

    /** {@code text} as a heading. */
    public String heading(String text) {
        return paint(BOLD, text);
    }

    /** {@code text} set back behind the rest. */
    public String faint(String text) {
        return paint(FAINT, text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
