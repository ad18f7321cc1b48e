package io.loopshark.cli;

import io.loopshark.filter.FilterException;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.fields.FrameFilter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code -Y}: the text of a display filter that was given, or none. */
record FilterOption(@Nullable String text) {

    /**
     * The filter; null where none was given.
     *
     * @param plugins as {@link FrameFilter#compile} has it
     * @throws WrongFilterException if it cannot be used
     */
    @Nullable
    FrameFilter compile(CommandLine command, Supplier<Dissectors> plugins) {
        try {
            return text == null ? null : FrameFilter.compile(text, plugins);
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
