package io.loopshark.filter;

/**
 * A display filter, ready to be asked.
 *
 * <pre>{@code
 * DisplayFilter<Dissection> filter = DisplayFilter.compile("tcp.port == 80 && tcp.flags.syn == 1", FilterTable.FIELDS);
 * while (source.next(frame)) {
 *     …
 *     if (filter.matches(dissection)) { … }
 * }
 * }</pre>
 *
 * <p>A filter keeps the values of the frame that it was last asked about: not safe for use by several threads at once.
 *
 * @param <F> the frames that are filtered
 */
public final class DisplayFilter<F> {

    private final Test<F> test;
    private final Binder<F> binder;

    private DisplayFilter(Test<F> test, Binder<F> binder) {
        this.test = test;
        this.binder = binder;
    }

    /**
     * Makes a filter of its text. An empty one matches every frame.
     *
     * @throws FilterException if the text is no filter, names a field that isn't there, or compares what can't be compared
     */
    public static <F> DisplayFilter<F> compile(String text, FilterFields<F> fields) throws FilterException {
        if (text.isBlank()) {
            return new DisplayFilter<>(frame -> true, new Binder<>(text, fields));
        }
        Condition condition = Parser.parse(text);
        Binder<F> binder = new Binder<>(text, fields);
        return new DisplayFilter<>(binder.bind(condition), binder);
    }

    /**
     * Whether the frame matches.
     *
     * @throws PatternTooCostlyException if a pattern of {@code matches} takes more steps on this frame than are allowed
     */
    public boolean matches(F frame) {
        return test.matches(frame);
    }

    /** Whether the filter asks for a field whose name begins with {@code prefix}. */
    public boolean asksFor(String prefix) {
        return binder.names().stream().anyMatch(name -> name.startsWith(prefix));
    }
}
