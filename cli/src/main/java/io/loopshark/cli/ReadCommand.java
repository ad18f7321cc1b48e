package io.loopshark.cli;

import io.loopshark.capture.CaptureInput;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.FindingComments;
import io.loopshark.report.Judgements;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.report.fields.FrameFilter;
import io.loopshark.verdict.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loopshark read}: shows frames. */
@Command(
        name = "read",
        header = "Shows the frames of captures: as a list, as trees, as bytes, as fields.",
        description = {
            "",
            "Without options it prints the packet list, one line a frame, in Wireshark's columns. The options are tshark's.",
            ""
        },
        footerHeading = "%nOf a frame's connection, beside the fields of tshark:%n",
        footer = {
            "  loopshark.verdict, loopshark.handshake, loopshark.teardown",
            "                       what it comes to in the end, as verify says it",
            "  loopshark.client_state, loopshark.server_state",
            "                       where both peers stand once this frame has come,",
            "                       by RFC 9293's names; empty where nobody can tell",
            "  loopshark.finding    what the rules find in this very frame"
        },
        sortOptions = false,
        sortSynopsis = false)
final class ReadCommand implements Callable<Integer> {

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Captures, folders with captures, or - for standard input.")
    private List<String> files = List.of();

    @Mixin
    final ViewOptions form = new ViewOptions();

    @Option(
            names = "-Y",
            paramLabel = "FILTER",
            description =
                    "Only the frames that this display filter matches, such as 'tcp.port == 80 && tcp.flags.syn == 1'.")
    private @Nullable String filter;

    @Mixin
    final CopyOptions copy = new CopyOptions();

    @Mixin
    final TapOptions tapped = new TapOptions();

    @Mixin
    final Preferences preferences = new Preferences();

    @Mixin
    final ApplicationOptions applications = new ApplicationOptions();

    @Option(
            names = "-c",
            paramLabel = "N",
            description = "Stop after N frames of each file, whether -Y shows them or not.")
    private @Nullable Long count;

    @Mixin
    final HelpOption help = new HelpOption();

    private final List<Told> told = new ArrayList<>();
    private FindingComments comments = new FindingComments(Severity.NOTE);

    ReadCommand(Console console) {
        this.console = console;
    }

    /** What taps have to tell of a capture. */
    private record Told(String capture, List<Tap> taps) {}

    /** What becomes of each frame: taps see all of them, the view those that the filter matches. */
    private record Wish(
            FrameView view, @Nullable FrameFilter matching, List<Supplier<Tap>> taps, Dissectors dissectors) {}

    @Override
    public Integer call() throws IOException {
        Inputs inputs = new Inputs(console, status, files);
        List<FieldColumn> columns = form.columns(() -> applications.dissectors(console));
        List<Supplier<Tap>> taps = tapped.taps();
        if (count != null && count < 1) {
            throw new ParameterException(spec.commandLine(), "-c takes a number from 1, not " + count);
        }
        FrameFilter matching =
                new FilterOption(filter).compile(spec.commandLine(), () -> applications.dissectors(console));
        Dissectors dissectors = looksAtMessages(columns) || matching != null && matching.dissectors() != Dissectors.NONE
                ? applications.dissectors(console)
                : Dissectors.NONE;
        copy.check(inputs, form, !taps.isEmpty());
        if (copy.wanted()) {
            try (Output target = copy.open(console.out())) {
                FrameView view = new CaptureCopy(target, () -> comments);
                show(inputs, new Wish(view, matching, taps, dissectors), true);
            }
        } else {
            FrameView view = tapped.quiet() ? FrameView.NONE : form.view(console.out(), columns, inputs.names());
            boolean judging = matching != null && matching.asksJudge()
                    || columns.stream().anyMatch(column -> column.name().startsWith(FrameFilter.JUDGED));
            show(inputs, new Wish(view, matching, taps, dissectors), judging);
        }
        tell(inputs.several());
        return status.value();
    }

    /**
     * Application protocols are looked for only where they are to be seen: reading them takes its time. So does loading the table of
     * fields, a hundred classes, which the packet list has no use for.
     */
    private boolean looksAtMessages(List<FieldColumn> columns) {
        return form.showsTrees() || applications.wanted() || columns.stream().anyMatch(FieldTable::isOfPlugin);
    }

    /** @param judged whether frames are shown with what the judge says, which is known only at the end of their capture */
    private void show(Inputs inputs, Wish wish, boolean judged) throws IOException {
        boolean relative = !preferences.rawNumbers();
        if (judged) {
            Judging judging = new Judging();
            inputs.forEachTwice(
                    source -> {
                        comments = new FindingComments(Severity.NOTE);
                        judging.read(source, comments);
                    },
                    source -> show(source, wish, new Dissection.Options(relative, judging.judged())));
        } else {
            Dissection.Options options = new Dissection.Options(relative, Judgements.NONE);
            inputs.forEach(source -> show(source, wish, options));
        }
        wish.view().finish();
    }

    private void show(FrameSource source, Wish wish, Dissection.Options options) throws IOException {
        List<Tap> taps = wish.taps().stream().map(Supplier::get).toList();
        try {
            read(source, wish, taps, new Dissection(options, wish.dissectors()));
        } finally {
            wish.view().flush();
            for (Tap tap : taps) {
                tap.finish(source.trust());
            }
            told.add(new Told(source.name(), taps));
        }
    }

    private void read(FrameSource source, Wish wish, List<Tap> taps, Dissection dissection) throws IOException {
        boolean waiting = console.terminals().out() || source.name().equals(CaptureInput.STANDARD_INPUT);
        long rest = count == null ? Long.MAX_VALUE : count;
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        FrameFilter matching = wish.matching();
        int untilProgress = Progress.FRAMES;
        try (Progress progress = Progress.of(console, source)) {
            while (rest > 0 && source.next(frame)) {
                rest--;
                decoder.decode(frame, packet);
                dissection.take(packet);
                for (int i = 0; i < taps.size(); i++) {
                    taps.get(i).take(dissection);
                }
                if (matching == null || matching.matches(dissection)) {
                    wish.view().show(dissection);
                    if (waiting) {
                        wish.view().flush();
                    }
                }
                if (--untilProgress == 0) {
                    progress.update();
                    untilProgress = Progress.FRAMES;
                }
            }
        }
    }

    /** What taps saw comes when all frames have been shown, so that documents of frames stay whole. */
    private void tell(boolean several) throws IOException {
        for (Told capture : told) {
            for (Tap tap : capture.taps()) {
                if (several) {
                    console.out().println(capture.capture() + ":");
                }
                tap.print(console.out()).ifPresent(missing -> {
                    console.complain(capture.capture() + ": " + missing);
                    status.raise(ExitStatus.FAULT);
                });
            }
        }
        console.out().flush();
    }
}
