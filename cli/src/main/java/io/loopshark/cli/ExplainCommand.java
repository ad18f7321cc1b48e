package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.field.Language;
import io.loopshark.report.Ladder;
import io.loopshark.report.Palette;
import io.loopshark.report.Story;
import io.loopshark.report.Voice;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loopshark explain}: tells one connection. */
@Command(
        name = "explain",
        header = "Tells the story of one connection, step by step.",
        description = {
            "",
            "What is sent, why this number, what each peer knows then, and which state it enters; what is often confused is explained where it matters first.",
            "The ladder of the same connection can be had as a picture, or as text that Markdown pages draw.",
            ""
        },
        sortOptions = false,
        sortSynopsis = false)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE", description = "A capture, or - for standard input.")
    private String file = "";

    @Option(
            names = "--conn",
            paramLabel = "N",
            description = "The connection, counted from 0. Default: ${DEFAULT-VALUE}.")
    private int number;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            converter = LanguageCode.class,
            description = "English or Simplified Chinese.")
    private Language language = Language.ENGLISH;

    @Option(
            names = "--analogy",
            description = "Tells it as letters between two people, with every number in its place.")
    private boolean analogy;

    @Option(names = "--mermaid", description = "Writes its ladder as a sequence diagram for Mermaid instead.")
    private boolean mermaid;

    @Mixin
    final SvgOption picture = new SvgOption();

    @Mixin
    final Preferences preferences = new Preferences();

    private @Nullable JudgedConnection told;
    private int last;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (Stream.of(analogy, mermaid, picture.wanted())
                        .filter(wanted -> wanted)
                        .count()
                > 1) {
            throw new ParameterException(
                    spec.commandLine(), "of --analogy, --mermaid and --svg only one can be had at a time");
        }
        Inputs inputs = new Inputs(console, status, List.of(file));
        picture.check(inputs);
        inputs.forEach(source -> {
            tell(source);
            if (told == null) {
                console.complain(source.name() + ": there is no connection " + number);
                status.raise(ExitStatus.FAULT);
            }
        });
        return status.value();
    }

    private void show(JudgedConnection connection) {
        boolean raw = preferences.rawNumbers();
        Ladder ladder = new Ladder(true, raw, language, Palette.PLAIN);
        if (picture.wanted()) {
            picture.write(ladder.svg(connection), console.out());
        } else if (mermaid) {
            console.out().print(ladder.mermaid(connection));
        } else {
            Voice voice = analogy ? Voice.LETTERS : Voice.PLAIN;
            console.out().print(new Story(raw, language, console.palette(), voice).of(connection));
        }
    }

    private void tell(FrameSource source) throws IOException {
        AnalysisOptions options = AnalysisOptions.DEFAULT.keepingStepsOf(number);
        TcpAnalysis analysis = new TcpAnalysis(options, connection -> {
            last = Math.max(last, connection.number());
            if (connection.number() == number) {
                told = connection;
            }
        });
        IOException fault = null;
        try {
            read(source, analysis);
        } catch (IOException e) {
            fault = e; // what was read before is told first
        }
        if (told == null || counting()) {
            analysis.finish(source.trust());
        }
        if (told != null) {
            show(told);
            others();
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** Reads up to the end of what is told, or the whole capture where its connections are counted. */
    private void read(FrameSource source, TcpAnalysis analysis) throws IOException {
        boolean counting = counting();
        Frame frame = new Frame();
        while ((told == null || counting) && source.next(frame)) {
            analysis.accept(frame);
        }
    }

    /** Whether it is of use to know how many connections there are: the reader chose none, and is told a story. */
    private boolean counting() {
        boolean chosen = spec.commandLine().getParseResult().hasMatchedOption("--conn");
        return !chosen && !mermaid && !picture.wanted() && !file.equals("-");
    }

    private void others() {
        if (!counting() || last == 0) {
            return;
        }
        boolean english = language == Language.ENGLISH;
        String which = last == 1 ? "--conn 1" : "--conn 1 " + (english ? "to " : "到 ") + last;
        console.out().println("");
        console.out()
                .println(
                        english
                                ? "This capture has " + last + " more connection" + (last == 1 ? "" : "s") + ": "
                                        + which + "."
                                : "这份抓包里还有 " + last + " 条连接：" + which + "。");
    }
}
