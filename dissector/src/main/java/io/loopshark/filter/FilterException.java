package io.loopshark.filter;

/** A filter that cannot be used, with the place of the mistake. */
public final class FilterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String filter;
    private final int start;
    private final int end;

    /**
     * @param message what is wrong, in one line
     * @param filter the whole filter
     * @param start index of the first character that is wrong; the filter's length where something is missing at its end
     * @param end index behind the last one
     */
    FilterException(String message, String filter, int start, int end) {
        super(message);
        this.filter = filter;
        this.start = start;
        this.end = end;
    }

    /** The column of the mistake, from 1. */
    public int column() {
        return filter.codePointCount(0, start) + 1;
    }

    /**
     * The filter with the mistake marked below it, two lines without a line break at the end.
     *
     * <pre>
     * tcp.prt == 80
     * ^~~~~~~
     * </pre>
     */
    public String picture() {
        String shown = filter.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int marked = Math.max(1, filter.codePointCount(start, Math.max(start, end)));
        return shown + System.lineSeparator() + " ".repeat(column() - 1) + "^" + "~".repeat(marked - 1);
    }
}
