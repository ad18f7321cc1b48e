package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopshark.report.Palette;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/**
 * Where a command reads and writes: the three standard streams, and whether the latter two are terminals. Text is UTF-8
 * whatever the locale, as in the files that scripts compare it with.
 */
final class Console {

    private final InputStream in;
    private final Output out;
    private final PrintWriter err;
    private final Terminals terminals;

    Console(InputStream in, OutputStream out, OutputStream err, Terminals terminals) {
        this.in = in;
        this.out = new Output(out);
        this.err = new PrintWriter(new OutputStreamWriter(err, UTF_8), true);
        this.terminals = terminals;
    }

    InputStream in() {
        return in;
    }

    Output out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Terminals terminals() {
        return terminals;
    }

    /** The colours for standard output. */
    Palette palette() {
        return terminals.colour() && terminals.out() ? Palette.ANSI : Palette.PLAIN;
    }

    /** Says on standard error what is wrong, in one line, after what was said on standard output before. */
    void complain(String message) {
        out.flush();
        err.println("loopshark: " + message.lines().findFirst().orElse(""));
    }
}
