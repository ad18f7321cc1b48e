package io.loopshark.report;

import io.loopshark.field.Language;
import java.util.Locale;

/**
 * A drawing as SVG, complete in itself: no scripts, no fonts or pictures from elsewhere. Lengths are in its own units, one of which is a
 * pixel at natural size. Whatever text comes in is written as text.
 */
final class Svg {

    /** How wide a column of text is, in parts of the font's size: a Latin letter of a monospaced font. */
    private static final double COLUMN = 0.61;

    private static final String STYLE = """
            svg{background:#fff}
            text{font-family:"Noto Sans","Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK SC","Source Han Sans SC",\
            "PingFang SC","Microsoft YaHei",sans-serif;fill:#1f2937}
            .mono{font-family:"DejaVu Sans Mono","Noto Sans Mono",Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
            .bold{font-weight:bold}.faint{fill:#5b6472}
            .middle{text-anchor:middle}.end{text-anchor:end}
            .line{stroke:#374151;stroke-width:1.2;fill:none}.thin{stroke:#c7ccd4;stroke-width:1}
            .box{stroke:#374151;stroke-width:1.2;fill:#fff}
            .violation{fill:#b3261e}.anomaly{fill:#8a5300}.note{fill:#475569}
            """;

    private final StringBuilder text = new StringBuilder(16_384);

    /**
     * @param title what it shows, for who reads and for who listens
     * @param description the same in full sentences
     */
    Svg(int width, int height, Language language, String title, String description) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\" xml:lang=\"")
                .append(language == Language.CHINESE ? "zh-CN" : "en")
                .append("\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<desc>")
                .append(escaped(description))
                .append("</desc>\n<style>\n")
                .append(STYLE)
                .append("</style>\n")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    /** @param classes of the style: {@code mono bold middle} */
    Svg text(double x, double y, double size, String classes, String content) {
        text.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"");
        text.append(number(size)).append('"');
        if (!classes.isEmpty()) {
            text.append(" class=\"").append(classes).append('"');
        }
        text.append(" xml:space=\"preserve\">").append(escaped(content)).append("</text>\n");
        return this;
    }

    /** Text in the middle of {@code x}, made smaller where it wouldn't fit into {@code width}. */
    Svg fitted(double x, double y, double width, double size, String classes, String content) {
        double columns = Math.max(1, TextWidth.columns(content));
        return text(x, y, Math.min(size, width / (columns * COLUMN)), classes + " middle", content);
    }

    Svg box(double x, double y, double width, double height, String fill) {
        text.append("<rect class=\"box\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y));
        text.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        text.append("\" style=\"fill:").append(fill).append("\"/>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String classes) {
        text.append("<line class=\"").append(classes).append("\" x1=\"").append(number(x1));
        text.append("\" y1=\"").append(number(y1)).append("\" x2=\"").append(number(x2));
        text.append("\" y2=\"").append(number(y2)).append("\"/>\n");
        return this;
    }

    /** A filled shape along {@code points}: {@code 0,0 10,5 0,10}. */
    Svg shape(String points, String fill) {
        text.append("<polygon points=\"")
                .append(points)
                .append("\" fill=\"")
                .append(fill)
                .append("\"/>\n");
        return this;
    }

    /** What follows, up to {@link #end()}, belongs together and is called {@code title}. */
    Svg group(String title) {
        text.append("<g><title>").append(escaped(title)).append("</title>\n");
        return this;
    }

    Svg end() {
        text.append("</g>\n");
        return this;
    }

    /** The whole drawing; nothing can be added afterwards. */
    String finish() {
        return text.append("</svg>\n").toString();
    }

    /** How wide a text is about, set in a monospaced font. */
    static double width(String text, double size) {
        return TextWidth.columns(text) * COLUMN * size;
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Text that XML takes for nothing else; characters that XML doesn't have are written as escapes. */
    static String escaped(String content) {
        StringBuilder safe = new StringBuilder(content.length() + 16);
        OneLine.of(content).codePoints().forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isCharacter(point) ? point : 0xfffd);
            }
        });
        return safe.toString();
    }

    // XML 1.0 knows no half of a surrogate pair, and neither U+FFFE nor U+FFFF.
    private static boolean isCharacter(int point) {
        return (point < 0xd800 || point > 0xdfff) && (point & 0xfffe) != 0xfffe;
    }
}
