package io.loopshark.verdict;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.testing.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is called VIOLATED in the corpus of real captures is written down in {@code proven-violations.tsv}, with its frames and a
 * sentence of proof, and nothing is written down that does not hold. What tshark and tcptrace would say of it stands beside.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoFalseAlarmTest {

    /** A violation in the corpus: in which connection, of what kinds at which frames, and whether the other tools see nothing of it. */
    private record Alarm(String connection, String findings, String others) {
        @Override
        public String toString() {
            return connection + "\t" + findings + "\t" + others;
        }
    }

    private final List<String> listed = proven();
    private int judged;
    private int clean;

    @BeforeAll
    static void skipWithoutTheCorpus() {
        Corpus.assumeExists();
    }

    @Test
    void what_is_written_down_holds_and_a_sample_of_the_rest_has_nothing() throws IOException {
        Set<String> files = new TreeSet<>();
        listed.forEach(line -> files.add(line.substring(0, line.indexOf('\t'))));
        List<String> all = files();
        for (int i = 0; i < all.size(); i += 25) {
            files.add(all.get(i));
        }
        compare(files);
    }

    @Test
    @Tag("slow")
    void nothing_in_the_corpus_is_called_violated_but_what_is_written_down() throws IOException {
        compare(files());
        System.out.printf(
                "%d connections, %d violated; tshark and tcptrace call %d complete and see nothing in them, of which %d are"
                        + " violated%n",
                judged,
                listed.size(),
                clean,
                listed.stream().filter(line -> line.endsWith("\tnothing")).count());
        assertThat(clean).isGreaterThan(550);
    }

    private void compare(Iterable<String> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (String file : files) {
            Others others = new Others(file);
            for (JudgedConnection connection : judge(file)) {
                judged++;
                boolean nothing = others.seeNothingIn(connection);
                clean += nothing ? 1 : 0;
                if (connection.verdict() == Verdict.VIOLATED) {
                    found.add(
                            new Alarm(file + "\t" + connection.number(), findings(connection), nothing ? "nothing" : "")
                                    .toString());
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static List<String> files() {
        return Corpus.manifest().stream()
                .map(row -> Objects.requireNonNull(row.get("file")))
                .toList();
    }

    private static List<JudgedConnection> judge(String file) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        Frame frame = new Frame();
        try (CaptureFile capture = CaptureFile.open(Corpus.capture(file))) {
            while (capture.next(frame)) {
                analysis.accept(frame);
            }
        } catch (IOException damaged) {
            // What was read before the damage counts.
        }
        analysis.finish(FrameSource.Trust.FILE);
        return ended;
    }

    /** {@code KIND frame, frame; KIND frame}. */
    private static String findings(JudgedConnection connection) {
        Map<FindingKind, String> frames = connection.findings().stream()
                .filter(finding -> finding.severity() == Severity.VIOLATION)
                .collect(groupingBy(
                        Finding::kind,
                        TreeMap::new,
                        mapping(finding -> Long.toString(finding.frame()), joining(", "))));
        return frames.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(joining("; "));
    }

    /** The lines of the list, each without its proof, which every one has to have. */
    private static List<String> proven() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NoFalseAlarmTest.class.getResourceAsStream("proven-violations.tsv")),
                StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", -1);
                    assertThat(cells).as(line).hasSize(5);
                    assertThat(cells[4])
                            .as("the proof of " + line)
                            .hasSizeGreaterThan(30)
                            .endsWith(".");
                    lines.add(String.join("\t", cells[0], cells[1], cells[2], cells[3]));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
