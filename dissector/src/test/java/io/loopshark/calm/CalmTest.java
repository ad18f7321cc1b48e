package io.loopshark.calm;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Right connections stay right, or become undecidable, whatever healthy networks and points of capture do to them. */
class CalmTest {

    @Test
    void nothing_healthy_makes_a_violation_of_the_test_data() {
        staysCalm(Verified.ofTestdata(), 60, 40);
    }

    @Test
    void nothing_healthy_makes_a_violation_of_a_sample_of_the_corpus() {
        Corpus.assumeExists();
        staysCalm(Verified.ofCorpus(97), 60, 10);
    }

    /**
     * Some hundreds of thousands of disturbed connections. Those in which something is still held against a peer are listed in
     * {@code still-open.tsv}, which is to become empty; nothing may be added to it.
     */
    @Test
    @Tag("slow")
    void nothing_healthy_but_what_is_listed_makes_a_violation_of_the_corpus() throws IOException {
        Corpus.assumeExists();
        Unrest unrest = disturbed(Verified.ofCorpus(1), 2000, 1500);
        System.out.printf("%d disturbed connections, complaints: %s%n", unrest.tried(), unrest.counts());
        Map<String, Integer> listed = stillOpen();
        Map<String, Integer> added = new TreeMap<>(unrest.counts());
        added.entrySet().removeIf(entry -> entry.getValue() <= listed.getOrDefault(entry.getKey(), 0));
        assertThat(added).as(() -> String.join("\n", unrest.complaints())).isEmpty();
    }

    private static Map<String, Integer> stillOpen() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CalmTest.class.getResourceAsStream("still-open.tsv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(toMap(cells -> cells[0], cells -> Integer.valueOf(cells[1])));
        }
    }

    private static void staysCalm(List<Verified> connections, int segments, int atLeast) {
        assertThat(disturbed(connections, segments, atLeast).complaints()).isEmpty();
    }

    private static Unrest disturbed(List<Verified> connections, int segments, int atLeast) {
        assertThat(connections).hasSizeGreaterThanOrEqualTo(atLeast);
        Unrest unrest = new Unrest();
        for (Verified connection : connections) {
            unrest.disturb(connection, segments);
        }
        return unrest;
    }
}
