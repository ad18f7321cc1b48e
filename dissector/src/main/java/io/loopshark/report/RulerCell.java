package io.loopshark.report;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.Language;
import io.loopshark.field.Template;
import io.loopshark.field.ValueText;
import io.loopshark.field.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One box of a header drawing: the field's name, as well as it fits, and below it the value in this packet.
 *
 * @param width the columns between the box's borders: two for each bit, less one
 * @param name the name, a line each
 * @param value the value; the empty text where it was not captured
 */
record RulerCell(int width, List<String> name, String value) {

    RulerCell {
        name = List.copyOf(name);
    }

    /** A box for bits that were not captured. */
    static RulerCell blank(long bits) {
        return new RulerCell(columns(bits), List.of(), "");
    }

    /**
     * The box of a field.
     *
     * @param header the header that the field belongs to
     * @param bits how many of the header's bits it takes
     */
    static RulerCell of(FieldNode field, FieldNode header, long bits, Language language) {
        int width = columns(bits);
        return new RulerCell(width, name(field, width, language), value(field, header, width, bits, language));
    }

    private static int columns(long bits) {
        return Math.toIntExact(2 * bits - 1);
    }

    private static List<String> name(FieldNode field, int width, Language language) {
        String name = field.field().term().in(language);
        if (TextWidth.columns(name) <= width) {
            return List.of(name);
        }
        Words shortName = field.field().shortName();
        if (shortName != null && TextWidth.columns(shortName.in(language)) <= width) {
            return List.of(shortName.in(language));
        }
        if (width == 1) {
            return letters(shortName == null ? name : shortName.in(language));
        }
        return lines(shortName == null ? name : shortName.in(language), width);
    }

    /** Broken where the name itself has its spaces, if its parts fit. */
    private static List<String> lines(String name, int width) {
        List<String> words = List.of(name.split(" "));
        return words.stream().allMatch(word -> TextWidth.columns(word) <= width) ? words : TextWidth.wrap(name, width);
    }

    /** One letter below the other, as the RFC writes the names of flags. */
    private static List<String> letters(String name) {
        List<String> letters = new ArrayList<>();
        name.codePoints().forEach(letter -> letters.add(Character.toString(letter)));
        return letters;
    }

    private static String value(FieldNode field, FieldNode header, int width, long bits, Language language) {
        if (field.problem() != null) {
            return Optional.of(field.problem().in(language))
                    .filter(text -> TextWidth.columns(text) <= width)
                    .orElse("");
        }
        Words box = field.field().format().box();
        Optional<String> own =
                box == null ? Optional.empty() : Template.fill(box.in(language), field, header, language);
        String value = own.orElseGet(() -> plain(field, bits));
        if (TextWidth.columns(value) <= width) {
            return value;
        }
        String hex = ValueText.hex(field);
        return hex.length() <= width ? hex : "";
    }

    private static String plain(FieldNode field, long bits) {
        if (field.field().type() == FieldType.BOOLEAN) {
            String digits = Long.toBinaryString(field.number().orElse(0L));
            return "0".repeat(Math.max(0, Math.toIntExact(bits) - digits.length())) + digits;
        }
        return ValueText.plain(field);
    }

    /** Line {@code index} of {@code height} lines that the names of a row take; shorter names stand in the middle. */
    String nameLine(int index, int height) {
        int line = index - (height - name.size()) / 2;
        return TextWidth.center(line >= 0 && line < name.size() ? name.get(line) : "", width);
    }

    String valueLine() {
        return TextWidth.center(value, width);
    }

    /** Whether the field may be drawn: it lies in the header at large, and in this packet. */
    static boolean isDrawn(FieldNode field) {
        BitSpan span = field.span();
        return field.kind() == FieldNode.Kind.READ && field.field().bits() != null && span != null && span.width() > 0;
    }
}
