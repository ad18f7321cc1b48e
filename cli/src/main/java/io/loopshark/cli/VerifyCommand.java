package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureInput;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.report.Judgements;
import io.loopshark.report.Ladder;
import io.loopshark.report.VerdictJson;
import io.loopshark.report.VerdictTable;
import io.loopshark.report.fields.FrameFilter;
import io.loopshark.report.fields.MatchedConnections;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.StepsKept;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loopshark verify}: judges every connection. */
@Command(
        name = "verify",
        header = "Judges every TCP connection: handshake, numbers, teardown.",
        description = {
            "",
            "Prints one line a connection, as connections end; those still open come last. The verdict is the first that holds: "
                    + "VIOLATED (a peer broke a rule), INCONCLUSIVE (the capture lacks something), INCOMPLETE (the handshake "
                    + "never completed), VERIFIED.",
            "",
            "Exit status: 0 nothing is VIOLATED; 1 something is; 2 an input could not be read to its end, or wrong usage.",
            ""
        },
        sortOptions = false,
        sortSynopsis = false)
final class VerifyCommand implements Callable<Integer> {

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Mixin
    final HelpOption help = new HelpOption();

    private final Frame frame = new Frame();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Captures, folders with captures, or - for standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "JSON Lines: one object a connection.")
    private boolean json;

    @Option(names = "--conn", paramLabel = "N", description = "Only connection N of each file, counted from 0.")
    private @Nullable Integer number;

    @Option(
            names = "-Y",
            paramLabel = "FILTER",
            description =
                    "Only the connections of which this display filter matches a frame; each is judged and shown as a "
                            + "whole. The exit status speaks of these alone.")
    private @Nullable String filter;

    @Option(
            names = "--explain",
            description = "Below each line the ladder of the connection, with the findings in full sentences.")
    private boolean explain;

    @Option(
            names = "--max-open",
            paramLabel = "N",
            description =
                    "Keep at most N open connections in mind (${DEFAULT-VALUE}); beyond that the one that was quiet for "
                            + "longest is judged as it stands.")
    private int maxOpen = AnalysisOptions.DEFAULT.maxOpenConnections();

    @Mixin
    final Preferences preferences = new Preferences();

    private boolean found;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json && explain) {
            throw new ParameterException(spec.commandLine(), "--json and --explain exclude each other");
        }
        if (number != null && number < 0) {
            throw new ParameterException(spec.commandLine(), "--conn counts from 0, so it can't be " + number);
        }
        if (maxOpen < 1) {
            throw new ParameterException(spec.commandLine(), "--max-open takes a number from 1, not " + maxOpen);
        }
        FrameFilter matching = new FilterOption(filter)
                .compile(spec.commandLine(), () -> PluginFolder.search(console).dissectors());
        Inputs inputs = new Inputs(console, status, files);
        Reading reading;
        if (json) {
            VerdictJson writer = new VerdictJson(console.out());
            reading = (source, wanted) ->
                    read(source, wanted, connection -> writer.write(source.name(), connection), writer::flush);
        } else {
            VerdictLines lines = new VerdictLines(inputs.several());
            reading = (source, wanted) ->
                    read(source, wanted, connection -> lines.write(source.name(), connection), console.out()::flush);
        }
        if (matching == null) {
            inputs.forEach(source -> reading.read(source, null));
        } else {
            readMatching(inputs, reading, matching);
        }
        if (number != null && !found && status.value() != ExitStatus.FAULT) {
            console.complain("there is no connection " + number);
            status.raise(ExitStatus.FAULT);
        }
        return status.value();
    }

    private void readMatching(Inputs inputs, Reading reading, FrameFilter matching) {
        boolean relative = !preferences.rawNumbers();
        if (matching.asksJudge()) {
            Judging judging = new Judging();
            inputs.forEachTwice(judging::read, source -> {
                Dissection.Options options = new Dissection.Options(relative, judging.judged());
                reading.read(source, new MatchedConnections(matching, options));
            });
        } else {
            Dissection.Options options = new Dissection.Options(relative, Judgements.NONE);
            inputs.forEach(source -> reading.read(source, new MatchedConnections(matching, options)));
        }
    }

    /** Reads a capture, and shows what is wanted of it. */
    private interface Reading {
        void read(FrameSource source, @Nullable MatchedConnections wanted) throws IOException;
    }

    /** Where judged connections are written. */
    private interface Writing {
        void write(JudgedConnection connection) throws IOException;
    }

    /** How what was written gets out. */
    private interface Flushing {
        void flush() throws IOException;
    }

    private void read(FrameSource source, @Nullable MatchedConnections wanted, Writing writing, Flushing flushing)
            throws IOException {
        boolean waiting = console.terminals().out() || source.name().equals(CaptureInput.STANDARD_INPUT);
        Consumer<JudgedConnection> ended = connection -> {
            if (number != null && connection.number() != number) {
                return;
            }
            found = true;
            if (wanted != null && !wanted.has(connection.number())) {
                return;
            }
            if (connection.verdict() == Verdict.VIOLATED) {
                status.raise(ExitStatus.VIOLATED);
            }
            write(connection, writing);
            if (waiting) {
                flush(flushing);
            }
        };
        TcpAnalysis analysis = new TcpAnalysis(options(), ended, wanted == null ? null : wanted::advanced);
        try (Progress progress = Progress.of(console, source)) {
            if (wanted == null) {
                analyse(source, analysis, progress);
            } else {
                analyse(source, wanted, analysis, progress);
            }
        } finally {
            analysis.finish(source.trust());
            flushing.flush();
        }
    }

    // The loop that all the time goes into.
    private void analyse(FrameSource source, TcpAnalysis analysis, Progress progress) throws IOException {
        int untilProgress = Progress.FRAMES;
        while (source.next(frame)) {
            analysis.accept(frame);
            if (--untilProgress == 0) {
                progress.update();
                untilProgress = Progress.FRAMES;
            }
        }
    }

    private void analyse(FrameSource source, MatchedConnections wanted, TcpAnalysis analysis, Progress progress)
            throws IOException {
        int untilProgress = Progress.FRAMES;
        while (source.next(frame)) {
            PacketView packet = wanted.take(frame);
            if (packet.hasSegment()) {
                analysis.accept(packet);
            }
            if (--untilProgress == 0) {
                progress.update();
                untilProgress = Progress.FRAMES;
            }
        }
    }

    // What is written goes to standard output, which has an unchecked exception of its own.
    private static void write(JudgedConnection connection, Writing writing) {
        try {
            writing.write(connection);
        } catch (IOException e) {
            throw new Output.Refused("standard output", e);
        }
    }

    private static void flush(Flushing flushing) {
        try {
            flushing.flush();
        } catch (IOException e) {
            throw new Output.Refused("standard output", e);
        }
    }

    private AnalysisOptions options() {
        AnalysisOptions options = new AnalysisOptions(StepsKept.NONE, maxOpen);
        if (!explain) {
            return options;
        }
        return number == null ? options.keepingSteps() : options.keepingStepsOf(number);
    }

    /** The table, with the file's name in front where there are several. */
    private final class VerdictLines {
        private final VerdictTable table = new VerdictTable(console.palette());
        private final Ladder ladder;
        private final boolean several;
        private boolean headed;

        VerdictLines(boolean several) {
            this.several = several;
            Ladder relative = Ladder.SHORT.with(console.palette());
            ladder = preferences.rawNumbers() ? relative.withRawNumbers() : relative;
        }

        void write(String file, JudgedConnection connection) {
            Output out = console.out();
            if (!headed && console.terminals().out()) {
                out.println((several ? "file: " : "") + table.heading());
            }
            headed = true;
            out.println((several ? file + ": " : "") + table.line(connection));
            if (explain) {
                out.print(ladder.of(connection));
                out.println("");
            }
        }
    }
}
