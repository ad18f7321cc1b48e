package io.loopshark.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Tshark;
import io.loopshark.testing.Tshark.Output;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code wireshark/loopshark.lua} in tshark, where it is installed, beside the judge: both say the same of every segment of the shipped
 * captures, and of the corpus' connections but for what docs/wireshark.md explains.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LuaPluginTest {

    @TempDir
    private static Path parent;

    private static Tshark tshark;
    private static LuaPlugin plugin;

    @TempDir
    private Path folder;

    @BeforeAll
    static void findTshark() throws IOException {
        tshark = Tshark.in(parent);
        plugin = new LuaPlugin(tshark);
    }

    private Path file(String capture) throws IOException {
        return Captures.copyTo(folder, capture);
    }

    private void agree(String capture) throws IOException {
        Path file = file(capture);
        assertThat(plugin.judge(file))
                .as(capture)
                .containsExactlyElementsOf(
                        JudgedSegment.byFrame(JudgedSegment.connections(file)).values());
    }

    @Test
    void some_captures_are_judged_alike() throws IOException {
        for (String capture : List.of(
                "forged-syn-ack-number-always",
                "forged-fin-ack-low",
                "half-open-discovered",
                "close-three-segments-ipv6")) {
            agree(capture);
        }
    }

    @Test
    @Tag("slow")
    void every_capture_is_judged_alike() throws IOException {
        for (String capture : Captures.names()) {
            agree(capture);
        }
    }

    @Test
    void all_captures_one_behind_the_other_are_judged_alike() throws IOException {
        // They share their endpoints, so that connections meet those before; Wireshark's streams are others then.
        Path all = folder.resolve("all.pcapng");
        try (var out = Files.newOutputStream(all)) {
            for (String capture : Captures.names()) {
                try (InputStream in = Captures.open(capture)) {
                    in.transferTo(out); // sections of one file
                }
            }
        }
        List<JudgedConnection> connections = JudgedSegment.connections(all);
        assertThat(connections).hasSizeGreaterThan(Captures.names().size() / 2);
        assertThat(plugin.judge(all))
                .extracting(JudgedSegment::ownJudgement)
                .containsExactlyElementsOf(JudgedSegment.byFrame(connections).values().stream()
                        .map(JudgedSegment::ownJudgement)
                        .toList());
    }

    @Test
    void one_pass_shows_what_is_known_so_far() throws IOException {
        Path file = file(Captures.ARTICLE);
        List<String> names = List.of("loopshark.verdict", "loopshark.handshake", "loopshark.teardown");
        Output inOne = plugin.fields(file, names);
        assertThat(inOne.complaints()).isEmpty();
        assertThat(inOne.lines())
                .startsWith("INCOMPLETE\tNO_REPLY\tOPEN", "INCOMPLETE\tNO_FINAL_ACK\tOPEN", "VERIFIED\tCOMPLETE\tOPEN")
                .endsWith("VERIFIED\tCOMPLETE\tFOUR_SEGMENT");
        assertThat(plugin.fields(file, names, "-2").lines())
                .as("two passes without a filter, the first of which gives scripts no fields")
                .isEqualTo(inOne.lines());
        assertThat(plugin.fields(file, names, "-2", "-R", "tcp").lines())
                .hasSameSizeAs(inOne.lines())
                .containsOnly("VERIFIED\tCOMPLETE\tFOUR_SEGMENT");
    }

    @Test
    void frames_can_be_filtered_by_what_was_found() throws IOException {
        Path file = file("forged-third-segment-ack");
        assertThat(plugin.fields(
                                file,
                                List.of("frame.number"),
                                "-2",
                                "-Y",
                                "loopshark.finding == \"HANDSHAKE_ACK_NUMBER\"")
                        .lines())
                .containsExactly("3");
        assertThat(plugin.fields(file, List.of("frame.number"), "-2", "-Y", "loopshark.violation")
                        .lines())
                .contains("3");
        assertThat(plugin.fields(
                                file,
                                List.of("frame.number"),
                                "-2",
                                "-Y",
                                "loopshark.expected == 3031406311 && tcp.ack == 0")
                        .lines())
                .containsExactly("3");
    }

    @Test
    void raw_numbers_are_taken_where_relative_ones_are_switched_off() throws IOException {
        Path file = file("forged-fin-ack-low");
        List<String> raw = plugin.fields(
                        file, JudgedSegment.FIELDS, "-2", "-R", "tcp", "-o", "tcp.relative_sequence_numbers:FALSE")
                .lines();
        assertThat(raw.stream().map(line -> JudgedSegment.of(line.split("\t", -1))))
                .containsExactlyElementsOf(plugin.judge(file));
    }

    @Test
    void the_colouring_rules_are_ones_that_wireshark_takes() throws IOException {
        Files.copy(
                LuaPlugin.SCRIPT.resolveSibling("loopshark.colorfilters"),
                tshark.settings().resolve("colorfilters"));
        assertThat(plugin.fields(
                                file("forged-fin-ack-low"),
                                List.of("frame.coloring_rule.name"),
                                "--color",
                                "-2",
                                "-R",
                                "tcp")
                        .lines())
                .startsWith("Loopshark: violated connection")
                .contains("Loopshark: found a violation here");
    }

    @Test
    void the_summary_counts_and_lists_connections() throws IOException {
        Output output = plugin.run(file("forged-fin-ack-low"), List.of("-q", "-X", "lua_script1:summary"));
        assertThat(output.complaints()).isEmpty();
        assertThat(output.lines())
                .contains("VERIFIED           0", "VIOLATED           1")
                .anyMatch(line -> line.contains("VIOLATED") && line.contains("127.0.0.1:52528 → 127.0.0.1:80"));
    }

    @Test
    void sentences_come_in_chinese_too() throws IOException {
        assertThat(plugin.fields(
                                file("forged-fin-ack-low"),
                                List.of("loopshark.message"),
                                "-o",
                                "loopshark.language:Chinese",
                                "-2",
                                "-Y",
                                "loopshark.violation")
                        .lines())
                .anyMatch(line -> line.contains("应当确认"));
    }

    @Test
    void a_sample_of_the_corpus_is_judged_alike() throws IOException {
        Corpus.assumeExists();
        compareCorpus(40, 0.95);
    }

    @Test
    @Tag("slow")
    void the_corpus_is_judged_alike() throws IOException {
        Corpus.assumeExists();
        compareCorpus(1, 0.99);
    }

    /** One in so many captures of the corpus. */
    private void compareCorpus(int step, double least) throws IOException {
        Map<String, Path> captures = new LinkedHashMap<>();
        List<Map<String, String>> manifest = Corpus.manifest();
        for (int i = 0; i < manifest.size(); i += step) {
            String file = Objects.requireNonNull(manifest.get(i).get("file"));
            captures.put(file, Corpus.capture(file));
        }
        Tally tally = new Tally();
        List<Bundle> bundles = Bundle.of(captures, folder);
        for (Bundle bundle : bundles) {
            tally.compare(bundle);
        }
        System.out.printf("%d bundles; %s%n%s%n", bundles.size(), tally, String.join("\n", tally.different));
        assertThat(tally.sameComplete)
                .as("complete connections of %d judged alike: %s", tally.complete, tally.different)
                .isGreaterThanOrEqualTo((int) Math.ceil(least * tally.complete));
    }

    /** How many connections are judged alike. */
    private static final class Tally {
        private int connections;
        private int same;
        private int complete;
        private int sameComplete;
        private final List<String> different = new ArrayList<>();

        void compare(Bundle bundle) throws IOException {
            Map<String, JudgedSegment> lua = new LinkedHashMap<>();
            List<String> fields = new ArrayList<>(JudgedSegment.FIELDS);
            fields.add("frame.number");
            // A display filter leaves the numbers of the frames as they are.
            Output output = plugin.fields(bundle.file(), fields, "-2", "-Y", "tcp");
            assertThat(output.complaints()).as("tshark's complaints").isEmpty();
            for (String line : output.lines()) {
                String[] cells = line.split("\t", -1);
                lua.put(cells[cells.length - 1], JudgedSegment.of(Arrays.copyOf(cells, cells.length - 1)));
            }
            for (JudgedConnection connection : JudgedSegment.connections(bundle.file())) {
                List<String> differences = new ArrayList<>();
                JudgedSegment.byFrame(List.of(connection)).forEach((frame, segment) -> {
                    JudgedSegment other = lua.get(Long.toString(frame));
                    JudgedSegment expected = segment.ownJudgement();
                    if (other == null || !other.ownJudgement().equals(expected)) {
                        differences.add(bundle.origin(frame) + ": " + expected + ", but " + other);
                    }
                });
                count(connection, differences);
            }
        }

        private void count(JudgedConnection connection, List<String> differences) {
            boolean alike = differences.isEmpty();
            boolean opened =
                    switch (connection.handshake()) {
                        case COMPLETE, SIMULTANEOUS_OPEN -> true;
                        default -> false;
                    };
            connections++;
            same += alike ? 1 : 0;
            complete += opened ? 1 : 0;
            sameComplete += opened && alike ? 1 : 0;
            if (!alike) {
                different.add(differences.get(0));
            }
        }

        @Override
        public String toString() {
            return "connections judged alike: %d of %d, of the complete ones %d of %d"
                    .formatted(same, connections, sameComplete, complete);
        }
    }
}
