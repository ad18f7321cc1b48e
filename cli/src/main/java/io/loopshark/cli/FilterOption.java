package io.loopshark.cli;

import io.loopshark.filter.DisplayFilter;
import io.loopshark.filter.FilterException;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FilterTable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code -Y}: the text of a display filter that was given, or none. */
record FilterOption(@Nullable String text) {

    /**
     * A filter that can be used.
     *
     * @param filter null where none was given: then all matches
     * @param asksPlugins whether it asks for fields that only plug-ins know
     */
    record Compiled(@Nullable DisplayFilter<Dissection> filter, boolean asksPlugins) {

        boolean matches(Dissection frame) {
            return filter == null || filter.matches(frame);
        }

        /** Whether it asks for a field whose name begins with {@code prefix}. */
        boolean asksFor(String prefix) {
            return filter != null && filter.asksFor(prefix);
        }
    }

    /**
     * The filter.
     *
     * @param plugins asked only where the filter has a name that Loopshark alone does not know: to load plug-ins takes its time
     * @throws WrongFilterException if it is none
     */
    Compiled compile(CommandLine command, Supplier<Dissectors> plugins) {
        if (text == null) {
            return new Compiled(null, false);
        }
        try {
            return new Compiled(DisplayFilter.compile(text, FilterTable.FIELDS), false);
        } catch (FilterException e) {
            return withPlugins(text, command, plugins.get());
        }
    }

    private static Compiled withPlugins(String text, CommandLine command, Dissectors plugins) {
        try {
            return new Compiled(DisplayFilter.compile(text, FilterTable.with(plugins)), true);
        } catch (FilterException e) {
            throw new WrongFilterException(command, e);
        }
    }

    /** A filter that cannot be used: the place of the mistake is shown below the message. */
    static final class WrongFilterException extends ParameterException {
        private static final long serialVersionUID = 1L;

        private final String picture;

        WrongFilterException(CommandLine command, FilterException mistake) {
            super(command, "filter, column " + mistake.column() + ": " + mistake.getMessage(), mistake);
            picture = mistake.picture();
        }

        String picture() {
            return picture;
        }
    }
}
