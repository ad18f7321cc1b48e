package io.loopshark.cli;

import io.loopshark.plugin.Dissectors;
import io.loopshark.report.PacketList;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.report.fields.JsonLines;
import io.loopshark.report.packets.EkPackets;
import io.loopshark.report.packets.JsonPackets;
import io.loopshark.report.packets.PacketDocument;
import io.loopshark.report.packets.PdmlPackets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In which form frames are shown. */
final class ViewOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "-V", description = "The protocol tree of each frame.")
    private boolean tree;

    @Option(names = "-x", description = "The bytes of each frame.")
    private boolean bytes;

    @Option(
            names = "-T",
            paramLabel = "FORM",
            description = {
                "fields: the values of the fields named by -e, separated by tabs.",
                "csv: the same with a heading and commas, quoted as RFC 4180 has it, for spreadsheets.",
                "jsonl: JSON Lines, field name to array of strings; all fields unless -e names some.",
                "json, ek, pdml: the protocol tree as tshark writes it: as JSON, for Elasticsearch, as XML. With -e those fields only."
            })
    private @Nullable String form;

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
            names = "--no-duplicate-keys",
            description = "With -T json: fields of one name in one place become one member with an array.")
    private boolean uniqueKeys;

    /** What -T takes. */
    private enum Form {
        FIELDS,
        CSV,
        JSONL,
        JSON,
        EK,
        PDML;

        static String words() {
            return Arrays.stream(values())
                    .map(form -> form.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
    }

    /** Whether any of these options was given. */
    boolean given() {
        return tree || bytes || form != null || !fields.isEmpty() || !settings.isEmpty() || uniqueKeys;
    }

    /** Whether everything of a frame is shown, and so the messages in it. */
    boolean showsTrees() {
        return tree || form != null && fields.isEmpty();
    }

    /**
     * The fields to print; empty where it isn't fields that are printed, or all that the tree has.
     *
     * @param plugins asked only where a field is not Loopshark's own: to load plug-ins takes its time
     */
    List<FieldColumn> columns(Supplier<Dissectors> plugins) {
        Form chosen = checked();
        if (chosen == Form.JSONL && fields.isEmpty()) {
            return FieldTable.all();
        }
        if (fields.isEmpty()) {
            return List.of();
        }
        boolean own = FieldTable.names().containsAll(fields);
        FieldTable.Lookup lookup = FieldTable.look(fields, own ? Dissectors.NONE : plugins.get());
        if (lookup instanceof FieldTable.Lookup.Found found) {
            return found.columns();
        }
        throw wrong(((FieldTable.Lookup.Unknown) lookup).message());
    }

    private @Nullable Form checked() {
        Form chosen = form();
        if (chosen == null && !(fields.isEmpty() && settings.isEmpty())) {
            throw wrong("-e and -E go with -T fields" + (fields.isEmpty() ? "" : " or another -T"));
        }
        if (chosen != null && (tree || bytes)) {
            throw wrong("-T and " + (tree ? "-V" : "-x") + " exclude each other");
        }
        if ((chosen == Form.FIELDS || chosen == Form.CSV) && fields.isEmpty()) {
            throw wrong("-T " + form + " wants at least one -e FIELD");
        }
        if (uniqueKeys && chosen != Form.JSON) {
            throw wrong("--no-duplicate-keys goes with -T json");
        }
        layout(FieldFormat.DEFAULT);
        return chosen;
    }

    private @Nullable Form form() {
        if (form == null) {
            return null;
        }
        for (Form known : Form.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(form)) {
                return known;
            }
        }
        throw wrong("-T is one of " + Form.words() + ", not '" + form + "'");
    }

    /**
     * What shows the frames.
     *
     * @param columns as {@link #columns} gave them
     * @param captures what the frames come from, for documents that say so
     */
    FrameView view(Output out, List<FieldColumn> columns, List<String> captures) throws IOException {
        Form chosen = form();
        if (chosen == null) {
            return tree || bytes ? new FrameText(out, tree, bytes) : list(out);
        }
        return switch (chosen) {
            case FIELDS -> lines(out, columns, FieldFormat.DEFAULT);
            case CSV -> lines(out, columns, FieldFormat.CSV);
            case JSONL -> {
                JsonLines lines = fields.isEmpty() ? JsonLines.ofAll(out) : new JsonLines(out, columns);
                yield FrameView.of(lines::add, lines::flush);
            }
            case JSON -> document(new JsonPackets(out, columns, !uniqueKeys));
            case EK -> document(new EkPackets(out, columns));
            case PDML -> document(new PdmlPackets(out, columns, String.join(", ", captures)));
        };
    }

    private static FrameView list(Output out) {
        PacketList list = new PacketList(out);
        return FrameView.of(list::add, list::flush);
    }

    private FrameView lines(Output out, List<FieldColumn> columns, FieldFormat start) {
        FieldLines lines = new FieldLines(out, columns, layout(start));
        return FrameView.of(lines::add, lines::flush);
    }

    private static FrameView document(PacketDocument document) {
        return FrameView.of(document::add, document::flush, document::finish);
    }

    private FieldFormat layout(FieldFormat start) {
        FieldFormat layout = start;
        for (String setting : settings) {
            layout = layout.with(setting)
                    .orElseThrow(() -> wrong("-E doesn't know '" + setting + "'; it knows " + FieldFormat.settings()));
        }
        return layout;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
