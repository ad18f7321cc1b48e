package io.loopshark.report;

import java.util.ArrayList;
import java.util.List;

/** Text in a terminal, where Chinese characters and their punctuation are two columns wide. */
final class TextWidth {

    /** Marks that must not begin a line. */
    private static final String CLOSING = "，。；：、！？）】》”";

    private TextWidth() {}

    /** How many columns {@code text} takes. */
    static int columns(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    private static int columns(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        boolean wideScript = script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
        // CJK punctuation, and the full-width forms of ASCII marks.
        boolean wideMark = codePoint >= 0x3000 && codePoint <= 0x303e || codePoint >= 0xff01 && codePoint <= 0xff60;
        return wideScript || wideMark ? 2 : 1;
    }

    /** {@code text} in the middle of {@code width} columns; as it is if it is wider. */
    static String center(String text, int width) {
        int space = Math.max(0, width - columns(text));
        return " ".repeat(space / 2) + text + " ".repeat(space - space / 2);
    }

    /** {@code text} with spaces behind it up to {@code width} columns. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - columns(text)));
    }

    /** Breaks {@code text} into lines of at most {@code width} columns: at spaces, and between Chinese characters. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces(text)) {
            if (!line.isEmpty() && columns(line + piece.stripTrailing()) > width) {
                lines.add(line.strip());
                line = "";
            }
            line += piece;
        }
        if (!line.isBlank()) {
            lines.add(line.strip());
        }
        return lines;
    }

    /** What stays together: words with the space behind them, Chinese characters with the marks behind them. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int[] points = text.replaceAll("[ \n]+", " ").codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            piece.appendCodePoint(points[i]);
            boolean last = i + 1 == points.length;
            boolean marked = !last && CLOSING.indexOf(points[i + 1]) >= 0;
            boolean wide = columns(points[i]) == 2 || !last && columns(points[i + 1]) == 2;
            if (last || points[i] == ' ' || wide && !marked && !opens(points[i])) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        return pieces;
    }

    private static boolean opens(int codePoint) {
        return codePoint == '（' || codePoint == '“' || codePoint == '《';
    }
}
