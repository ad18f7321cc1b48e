package io.loopshark.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Text in columns of a terminal, where a Chinese character takes two. */
final class Columns {

    private Columns() {}

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Seconds with six decimals, cut off as Wireshark does, not rounded. */
    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.DOWN).toPlainString();
    }

    /** How many columns the text takes; colours must not be in it yet. */
    static int width(String text) {
        return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
    }

    // The ideographs, their punctuation and the fullwidth forms: what our own Chinese text is made of.
    static boolean wide(int codePoint) {
        return codePoint >= 0x2e80 && codePoint <= 0xa4cf
                || codePoint >= 0xf900 && codePoint <= 0xfaff
                || codePoint >= 0xff00 && codePoint <= 0xff60;
    }
}
