package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureInput;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.Language;
import io.loopshark.report.Dissection;
import io.loopshark.report.Judgements;
import io.loopshark.report.fields.FrameFilter;
import io.loopshark.report.fields.MatchedConnections;
import io.loopshark.report.page.PageTitle;
import io.loopshark.report.page.TeachingPage;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loopshark report}: the teaching page. */
@Command(
        name = "report",
        header = "Writes a page to look at a capture step by step: ladder, header, states, numbers, story, quiz.",
        description = {
            "",
            "One HTML file that works from disk and loads nothing, in English and Chinese. It holds the first "
                    + TeachingPage.MOST_SEGMENTS + " segments at most.",
            ""
        },
        sortOptions = false,
        sortSynopsis = false)
final class ReportCommand implements Callable<Integer> {

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Mixin
    final HelpOption help = new HelpOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A capture, or - for standard input.")
    private String file = "";

    @Option(
            names = "-o",
            required = true,
            paramLabel = "OUT.html",
            description = "Where the page is written; - is standard output.")
    private String out = "";

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            converter = LanguageCode.class,
            description = "The language in which the page opens; it has both.")
    private Language language = Language.ENGLISH;

    @Option(
            names = "-Y",
            paramLabel = "FILTER",
            description = "Only the connections of which this display filter matches a frame.")
    private @Nullable String filter;

    @Mixin
    final ApplicationOptions applications = new ApplicationOptions();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        FrameFilter matching = new FilterOption(filter)
                .compile(spec.commandLine(), () -> PluginFolder.search(console).dissectors());
        Inputs inputs = new Inputs(console, status, List.of(file));
        OutputFile target = new OutputFile(spec, "-o", out);
        target.checkIsNoneOf(inputs);
        if (matching != null && matching.asksJudge()) {
            Judging judging = new Judging();
            inputs.forEachTwice(
                    judging::read,
                    source ->
                            report(source, target, matched(matching, new Dissection.Options(true, judging.judged()))));
        } else {
            Dissection.Options options = new Dissection.Options(true, Judgements.NONE);
            inputs.forEach(source -> report(source, target, matching == null ? null : matched(matching, options)));
        }
        return status.value();
    }

    private static MatchedConnections matched(FrameFilter filter, Dissection.Options options) {
        return new MatchedConnections(filter, options);
    }

    private void report(FrameSource source, OutputFile target, @Nullable MatchedConnections wanted) throws IOException {
        TeachingPage page = new TeachingPage(applications.dissectors(console));
        try {
            read(source, page, wanted);
        } finally {
            // What was read before a fault is worth a page, too.
            write(page, target, source.name());
        }
    }

    private void read(FrameSource source, TeachingPage page, @Nullable MatchedConnections wanted) throws IOException {
        Consumer<JudgedConnection> ended = connection -> {
            if (wanted == null || wanted.has(connection.number())) {
                page.take(connection);
            }
        };
        TcpAnalysis analysis = new TcpAnalysis(
                AnalysisOptions.DEFAULT.keepingHeaders(), ended, wanted == null ? null : wanted::advanced);
        FrameDecoder decoder = new FrameDecoder();
        PacketView own = new PacketView();
        Frame frame = new Frame();
        try {
            while (source.next(frame)) {
                PacketView packet = wanted == null ? own : wanted.take(frame);
                if (wanted == null) {
                    decoder.decode(frame, own);
                }
                if (!page.take(packet)) {
                    break;
                }
                if (packet.hasSegment()) {
                    analysis.accept(packet);
                }
            }
        } finally {
            analysis.finish(source.trust());
        }
    }

    private void write(TeachingPage page, OutputFile target, String name) throws IOException {
        String title = name.equals(CaptureInput.STANDARD_INPUT)
                ? "standard input"
                : String.valueOf(Path.of(name).getFileName());
        try (Output html = target.open(console.out())) {
            page.writeTo(html, new PageTitle(title, Map.of(), List.of(), language));
        }
        if (page.isFull()) {
            console.complain(name + ": the page holds the first " + TeachingPage.MOST_SEGMENTS + " segments only");
        }
    }
}
