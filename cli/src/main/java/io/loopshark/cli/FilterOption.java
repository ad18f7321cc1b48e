package io.loopshark.cli;

import io.loopshark.filter.DisplayFilter;
import io.loopshark.filter.FilterException;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FilterTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code -Y}: the text of a display filter that was given, or none. */
record FilterOption(@Nullable String text) {

    /**
     * The filter; empty where none was given.
     *
     * @throws WrongFilterException if it is none
     */
    Optional<DisplayFilter<Dissection>> compile(CommandLine command) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(DisplayFilter.compile(text, FilterTable.FIELDS));
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
