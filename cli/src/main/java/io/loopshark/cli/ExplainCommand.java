package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.field.Language;
import io.loopshark.report.Story;
import io.loopshark.report.Voice;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loopshark explain}: tells one connection. */
@Command(
        name = "explain",
        header = "Tells the story of one connection, step by step.",
        description = {"", "What is sent, why this number, what each peer knows then, and which state it enters.", ""},
        sortOptions = false,
        sortSynopsis = false)
final class ExplainCommand implements Callable<Integer> {

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

    @Mixin
    final Preferences preferences = new Preferences();

    private @Nullable JudgedConnection told;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Story story =
                new Story(preferences.rawNumbers(), language, console.palette(), analogy ? Voice.LETTERS : Voice.PLAIN);
        new Inputs(console, status, List.of(file)).forEach(source -> {
            find(source);
            if (told != null) {
                console.out().print(story.of(told));
            } else {
                console.complain(source.name() + ": there is no connection " + number);
                status.raise(ExitStatus.FAULT);
            }
        });
        return status.value();
    }

    private void find(FrameSource source) throws IOException {
        AnalysisOptions options = AnalysisOptions.DEFAULT.keepingStepsOf(number);
        TcpAnalysis analysis = new TcpAnalysis(options, connection -> {
            if (connection.number() == number) {
                told = connection;
            }
        });
        Frame frame = new Frame();
        try {
            while (told == null && source.next(frame)) {
                analysis.accept(frame);
            }
        } finally {
            if (told == null) {
                analysis.finish(source.trust());
            }
        }
    }
}
