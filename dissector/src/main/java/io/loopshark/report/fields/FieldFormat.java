package io.loopshark.report.fields;

import java.util.List;
import java.util.Optional;

/**
 * How lines of fields look: {@code -E} of tshark.
 *
 * @param header whether the names come first, as a line
 * @param separator between fields, one ASCII character
 * @param aggregator between several values of one field, one ASCII character
 * @param quote around every field that has a value; NUL for none
 * @param occurrence which of several values are printed
 * @param csv whether a cell that needs quotes gets them, as RFC 4180 has it, and none is changed; otherwise line breaks, tabs and their
 *     like are written as {@code \n}, {@code \t} and so on, as tshark does
 */
public record FieldFormat(
        boolean header, char separator, char aggregator, char quote, Occurrence occurrence, boolean csv) {

    /** No header, tabs between fields, commas between values, no quotes, all values. */
    public static final FieldFormat DEFAULT = new FieldFormat(false, '\t', ',', '\0', Occurrence.ALL, false);

    /** A table for spreadsheets: names first, commas between fields, quotes where they are needed. */
    public static final FieldFormat CSV = new FieldFormat(true, ',', ',', '\0', Occurrence.ALL, true);

    /** Which of several values of a field are printed. */
    public enum Occurrence {
        /** The first. */
        FIRST,
        /** The last. */
        LAST,
        /** All of them. */
        ALL
    }

    /**
     * This format with one setting more.
     *
     * @param setting as tshark takes it: {@code header=y|n}, {@code separator=} and {@code aggregator=} with {@code /t} for a tab,
     *     {@code /s} for a space or one character, {@code quote=d|s|n}, {@code occurrence=f|l|a}
     * @return empty for anything else
     */
    public Optional<FieldFormat> with(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String value = setting.substring(equals + 1);
        return switch (setting.substring(0, equals)) {
            case "header" -> yes(value).map(on -> new FieldFormat(on, separator, aggregator, quote, occurrence, csv));
            case "separator" ->
                character(value).map(between -> new FieldFormat(header, between, aggregator, quote, occurrence, csv));
            case "aggregator" ->
                character(value).map(between -> new FieldFormat(header, separator, between, quote, occurrence, csv));
            case "quote" ->
                quote(value).map(mark -> new FieldFormat(header, separator, aggregator, mark, occurrence, csv));
            case "occurrence" ->
                occurrence(value).map(which -> new FieldFormat(header, separator, aggregator, quote, which, csv));
            default -> Optional.empty();
        };
    }

    /** Every setting that {@link #with} takes, for messages. */
    public static List<String> settings() {
        return List.of(
                "header=y|n",
                "separator=/t|/s|<character>",
                "aggregator=,|/s|<character>",
                "quote=d|s|n",
                "occurrence=f|l|a");
    }

    private static Optional<Boolean> yes(String value) {
        return switch (value) {
            case "y" -> Optional.of(true);
            case "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Character> character(String value) {
        return switch (value) {
            case "/t", "\t" -> Optional.of('\t');
            case "/s" -> Optional.of(' ');
            default -> value.length() == 1 && value.charAt(0) < 0x80 ? Optional.of(value.charAt(0)) : Optional.empty();
        };
    }

    private static Optional<Character> quote(String value) {
        return switch (value) {
            case "d" -> Optional.of('"');
            case "s" -> Optional.of('\'');
            case "n" -> Optional.of('\0');
            default -> Optional.empty();
        };
    }

    private static Optional<Occurrence> occurrence(String value) {
        return switch (value) {
            case "f" -> Optional.of(Occurrence.FIRST);
            case "l" -> Optional.of(Occurrence.LAST);
            case "a" -> Optional.of(Occurrence.ALL);
            default -> Optional.empty();
        };
    }
}
