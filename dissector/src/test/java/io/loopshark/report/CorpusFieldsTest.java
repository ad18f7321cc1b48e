package io.loopshark.report;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code read -T fields} prints of the corpus' frames with TCP, every field that stands in a header or tells of the frame,
 * beside what the installed tshark prints. That a frame has TCP for one of the two alone is a difference, too.
 */
class CorpusFieldsTest {

    /** What tshark works out from several frames, or words otherwise. */
    private static final Set<String> NOT_OF_HEADERS = Set.of(
            "frame.protocols",
            "tcp.seq",
            "tcp.nxtseq",
            "tcp.ack",
            "tcp.window_size",
            "tcp.window_size_scalefactor",
            "tcp.options.sack_le",
            "tcp.options.sack_re",
            "tcp.completeness",
            "tcp.flags.ns",
            "tcp.time_relative",
            "tcp.time_delta");

    private static final List<FieldColumn> COLUMNS = FieldTable.all().stream()
            .filter(column -> !column.name().startsWith("loopshark.")
                    && !column.name().startsWith("tcp.analysis.")
                    && !NOT_OF_HEADERS.contains(column.name()))
            .toList();

    @TempDir
    private Path folder;

    private Tshark tshark;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    // Fractions of a second that are a second or more: tshark prints them with ten digits, or below zero.
    private boolean impossibleTimes;

    @BeforeEach
    void findTsharkAndTheCorpus() throws IOException {
        Corpus.assumeExists();
        tshark = Tshark.in(folder);
    }

    @Test
    void fieldsOfSomeCapturesAreThoseOfTshark() throws IOException {
        compare(200, 50);
    }

    @Test
    @Tag("slow")
    void fieldsOfManyCapturesAreThoseOfTshark() throws IOException {
        compare(40, 2_000);
    }

    private void compare(int step, int least) throws IOException {
        List<Map<String, String>> captures = Corpus.manifest().stream()
                .filter(row -> Set.of("tcp", "quoted", "tcp-other").contains(row.get("class")))
                .toList();
        for (int i = 0; i < captures.size(); i += step) {
            Map<String, String> capture = captures.get(i);
            impossibleTimes = Objects.requireNonNull(capture.get("features")).contains("fmt-bad-fraction");
            compare(Objects.requireNonNull(capture.get("file")));
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(least);
    }

    private void compare(String file) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-2", "-Y", "tcp", "-T", "fields"));
        COLUMNS.forEach(column -> arguments.addAll(List.of("-e", column.name())));
        Map<String, String[]> expected = byNumber(tshark.lines(Corpus.capture(file), arguments));
        Map<String, String[]> found;
        try (InputStream in = Files.newInputStream(Corpus.capture(file))) {
            found = byNumber(Dissected.lines(
                    in,
                    file,
                    Dissection.Options.DEFAULT,
                    out -> new FieldLines(out, COLUMNS, FieldFormat.DEFAULT),
                    FieldLines::add));
        }
        int port = names().indexOf("tcp.srcport");
        found.forEach((number, ours) -> {
            String[] theirs = expected.remove(number);
            if (theirs != null) {
                compare(file + " frame " + number, ours, theirs);
            } else if (!ours[port].isEmpty()) {
                differ("found alone", file + " frame " + number);
            }
        });
        expected.keySet().forEach(number -> differ("not found", file + " frame " + number));
    }

    private static List<String> names() {
        return COLUMNS.stream().map(FieldColumn::name).toList();
    }

    private static Map<String, String[]> byNumber(List<String> lines) {
        return lines.stream()
                .map(line -> line.split("\t", -1))
                .collect(toMap(cells -> cells[0], cells -> cells, (first, second) -> first, TreeMap::new));
    }

    private void compare(String where, String[] ours, String[] theirs) {
        compared++;
        for (int i = 0; i < ours.length; i++) {
            boolean excused = impossibleTimes && names().get(i).startsWith("frame.time");
            if (!ours[i].equals(theirs[i]) && !excused) {
                differ(names().get(i), where + ": ours " + cut(ours[i]) + ", tshark's " + cut(theirs[i]));
            }
        }
    }

    private static String cut(String value) {
        return value.length() > 100 ? value.substring(0, 100) + "…" : value;
    }

    private void differ(String what, String where) {
        if (counts.merge(what, 1, Integer::sum) <= 8) {
            differences.add(what + " of " + where);
        }
    }
}
