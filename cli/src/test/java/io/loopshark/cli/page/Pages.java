package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.cli.Run;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Path;

/** Teaching pages as the command makes them. */
final class Pages {

    /** The views, in the order of their tabs. */
    static final String[] VIEWS = {"story", "header", "states", "numbers", "plot", "requests", "quiz"};

    private Pages() {}

    /** The page of a shipped capture. */
    static Path of(Path folder, String capture) throws IOException {
        return of(folder, Captures.copyTo(folder, capture));
    }

    /** The page of a capture. */
    static Path of(Path folder, Path capture, String... options) {
        Path page = folder.resolve(capture.getFileName() + ".html");
        String[] arguments = new String[4 + options.length];
        arguments[0] = "report";
        arguments[1] = capture.toString();
        arguments[2] = "-o";
        arguments[3] = page.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        Run run = Run.of(arguments);
        // What is wrong with a capture is no reason to have no page.
        assertThat(page).as(run.err()).exists();
        return page;
    }
}
