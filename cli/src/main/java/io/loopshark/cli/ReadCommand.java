package io.loopshark.cli;

import io.loopshark.capture.CaptureInput;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.Judgements;
import io.loopshark.report.PacketList;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.report.fields.JsonLines;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
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

    private static final String FIELDS = "fields";
    private static final String JSON_LINES = "jsonl";

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Captures, folders with captures, or - for standard input.")
    private List<String> files = List.of();

    @Option(names = "-V", description = "The protocol tree of each frame.")
    private boolean tree;

    @Option(names = "-x", description = "The bytes of each frame.")
    private boolean bytes;

    @Option(
            names = "-T",
            paramLabel = "fields|jsonl",
            description =
                    "fields: the values of the fields named by -e, separated by tabs. jsonl: JSON Lines, field name to array of "
                            + "strings; all fields unless -e names some.")
    private @Nullable String format;

    @Option(
            names = "-e",
            paramLabel = "FIELD",
            description = "A field to print, such as tcp.seq_raw; may be given several times.")
    private List<String> fields = List.of();

    @Option(
            names = "-E",
            paramLabel = "SETTING",
            description =
                    "How -T fields prints: header=y, separator=, (or /t, /s), aggregator=, , quote=d|s|n, occurrence=f|l|a.")
    private List<String> settings = List.of();

    @Option(
            names = "-Y",
            paramLabel = "FILTER",
            description =
                    "Only the frames that this display filter matches, such as 'tcp.port == 80 && tcp.flags.syn == 1'.")
    private @Nullable String filter;

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

    ReadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = new Inputs(console, status, files);
        List<FieldColumn> columns = columns();
        boolean relative = !preferences.rawNumbers();
        if (count != null && count < 1) {
            throw wrong("-c takes a number from 1, not " + count);
        }
        FilterOption.Compiled matching =
                new FilterOption(filter).compile(spec.commandLine(), () -> applications.dissectors(console));
        FrameView view = view(columns);
        Dissectors dissectors =
                looksAtMessages(columns) || matching.asksPlugins() ? applications.dissectors(console) : Dissectors.NONE;
        if (columns.stream().anyMatch(column -> column.name().startsWith(Judging.FIELDS))
                || matching.asksFor(Judging.FIELDS)) {
            Judging judging = new Judging();
            inputs.forEachTwice(judging::read, source -> {
                Dissection.Options options = new Dissection.Options(relative, judging.judged());
                show(source, view, matching, new Dissection(options, dissectors));
            });
        } else {
            Dissection.Options options = new Dissection.Options(relative, Judgements.NONE);
            inputs.forEach(source -> show(source, view, matching, new Dissection(options, dissectors)));
        }
        return status.value();
    }

    /**
     * Application protocols are looked for only where they are to be seen: reading them takes its time. So does loading the table of
     * fields, a hundred classes, which the packet list has no use for.
     */
    private boolean looksAtMessages(List<FieldColumn> columns) {
        if (format == null) {
            return tree || applications.wanted();
        }
        return fields.isEmpty() || applications.wanted() || columns.stream().anyMatch(FieldTable::isOfPlugin);
    }

    private List<FieldColumn> columns() {
        if (format == null) {
            if (!fields.isEmpty() || !settings.isEmpty()) {
                throw wrong("-e and -E go with -T fields" + (fields.isEmpty() ? "" : " or -T jsonl"));
            }
            return List.of();
        }
        if (!format.equals(FIELDS) && !format.equals(JSON_LINES)) {
            throw wrong("-T is fields or jsonl, not '" + format + "'");
        }
        if (tree || bytes) {
            throw wrong("-T and " + (tree ? "-V" : "-x") + " exclude each other");
        }
        if (format.equals(JSON_LINES) && fields.isEmpty()) {
            return FieldTable.all();
        }
        if (fields.isEmpty()) {
            throw wrong("-T fields wants at least one -e FIELD");
        }
        FieldTable.Lookup lookup =
                FieldTable.look(fields, unknown(fields) ? applications.dissectors(console) : Dissectors.NONE);
        if (lookup instanceof FieldTable.Lookup.Found found) {
            return found.columns();
        }
        throw wrong(((FieldTable.Lookup.Unknown) lookup).message());
    }

    private static boolean unknown(List<String> names) {
        return !FieldTable.names().containsAll(names);
    }

    private FrameView view(List<FieldColumn> columns) throws IOException {
        if (format == null && (tree || bytes)) {
            return new FrameText(console.out(), tree, bytes);
        }
        if (format == null) {
            PacketList list = new PacketList(console.out());
            return FrameView.of(list::add, list::flush);
        }
        if (format.equals(JSON_LINES)) {
            JsonLines lines = fields.isEmpty() ? JsonLines.ofAll(console.out()) : new JsonLines(console.out(), columns);
            return FrameView.of(lines::add, lines::flush);
        }
        FieldLines lines = new FieldLines(console.out(), columns, layout());
        return FrameView.of(lines::add, lines::flush);
    }

    private FieldFormat layout() {
        FieldFormat layout = FieldFormat.DEFAULT;
        for (String setting : settings) {
            layout = layout.with(setting)
                    .orElseThrow(() -> wrong("-E doesn't know '" + setting + "'; it knows " + FieldFormat.settings()));
        }
        return layout;
    }

    private void show(FrameSource source, FrameView view, FilterOption.Compiled matching, Dissection dissection)
            throws IOException {
        boolean waiting = console.terminals().out() || source.name().equals(CaptureInput.STANDARD_INPUT);
        long rest = count == null ? Long.MAX_VALUE : count;
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        int untilProgress = Progress.FRAMES;
        try (Progress progress = Progress.of(console, source)) {
            while (rest > 0 && source.next(frame)) {
                rest--;
                decoder.decode(frame, packet);
                dissection.take(packet);
                if (matching.matches(dissection)) {
                    view.show(dissection);
                    if (waiting) {
                        view.flush();
                    }
                }
                if (--untilProgress == 0) {
                    progress.update();
                    untilProgress = Progress.FRAMES;
                }
            }
        } finally {
            view.flush();
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
