package io.loopshark.report.packets;

import java.util.Locale;

/** Text in XML 1.0. What XML has no way to write, most control characters, is shown as Wireshark shows it: {@code \x1}. */
final class XmlText {

    private XmlText() {}

    /** Appends the text as it stands within an attribute in double quotes, or between tags. */
    static void append(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&#x27;");
                // A reader of XML takes these for spaces unless they are written as numbers.
                case '\t', '\n', '\r' -> xml.append("&#").append(point).append(';');
                default -> appendPlain(xml, point);
            }
        }
    }

    private static void appendPlain(StringBuilder xml, int point) {
        boolean writable = point >= ' ' && point <= '~'
                || point >= 0xa0 && point < Character.MIN_SURROGATE
                || point > Character.MAX_SURROGATE && point < 0xfffe
                || point > 0xffff;
        if (writable) {
            xml.appendCodePoint(point);
        } else {
            xml.append(String.format(Locale.ROOT, "\\x%x", point));
        }
    }
}
