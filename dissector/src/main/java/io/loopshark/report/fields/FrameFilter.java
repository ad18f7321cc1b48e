package io.loopshark.report.fields;

import io.loopshark.filter.DisplayFilter;
import io.loopshark.filter.FilterException;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import java.util.function.Supplier;

/** A display filter over dissected frames, and what a {@link Dissection} has to know so that the filter can be asked. */
public final class FrameFilter {

    /** What the fields begin with that tell what the judge says; its verdict is known only at the end of a connection. */
    public static final String JUDGED = "loopshark.";

    private final DisplayFilter<Dissection> filter;
    private final Dissectors dissectors;

    private FrameFilter(DisplayFilter<Dissection> filter, Dissectors dissectors) {
        this.filter = filter;
        this.dissectors = dissectors;
    }

    /**
     * Reads a filter.
     *
     * @param plugins asked only where the filter has a name that Loopshark alone does not know: to load plug-ins takes its time
     * @throws FilterException if it cannot be used
     */
    public static FrameFilter compile(String text, Supplier<Dissectors> plugins) throws FilterException {
        try {
            return new FrameFilter(DisplayFilter.compile(text, FilterTable.FIELDS), Dissectors.NONE);
        } catch (FilterException e) {
            Dissectors known = plugins.get();
            return new FrameFilter(DisplayFilter.compile(text, FilterTable.with(known)), known);
        }
    }

    /** Whether it matches the frame that the dissection took last. */
    public boolean matches(Dissection frame) {
        return filter.matches(frame);
    }

    /** Whether it asks for a field that tells what the judge says of a frame. */
    public boolean asksJudge() {
        return filter.asksFor(JUDGED);
    }

    /** The dissectors that it needs; {@link Dissectors#NONE} where it asks for nothing of plug-ins. */
    public Dissectors dissectors() {
        return dissectors;
    }
}
