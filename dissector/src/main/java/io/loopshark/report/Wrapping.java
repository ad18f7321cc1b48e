package io.loopshark.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines: English between words, Chinese between characters, never before punctuation that closes. */
public final class Wrapping {

    private static final String CLOSING = "，。：；、）」』”’！？";
    private static final String OPENING = "（「『“‘";

    private Wrapping() {}

    /** The lines, each at most {@code width} columns wide unless a single word is wider. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String piece : pieces(text)) {
            int columns = Columns.width(piece.stripTrailing());
            if (used + columns > width && used > 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(piece);
            used += Columns.width(piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    // What must stay together: a word with the blank behind it, or one Chinese character with its punctuation.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < text.length(); i++) {
            if (mayBreak(text.charAt(i - 1), text.charAt(i))) {
                pieces.add(text.substring(from, i));
                from = i;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static boolean mayBreak(char before, char after) {
        if (CLOSING.indexOf(after) >= 0 || OPENING.indexOf(before) >= 0 || after == ' ') {
            return false;
        }
        return before == ' ' || Columns.wide(before) || Columns.wide(after) || CLOSING.indexOf(before) >= 0;
    }
}
