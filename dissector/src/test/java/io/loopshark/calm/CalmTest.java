package io.loopshark.calm;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Corpus;
import java.util.List;
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

    @Test
    @Tag("slow")
    void nothing_healthy_makes_a_violation_of_the_corpus() {
        Corpus.assumeExists();
        staysCalm(Verified.ofCorpus(1), 2000, 1500);
    }

    private static void staysCalm(List<Verified> connections, int segments, int atLeast) {
        assertThat(connections).hasSizeGreaterThanOrEqualTo(atLeast);
        Unrest unrest = new Unrest();
        for (Verified connection : connections) {
            unrest.disturb(connection, segments);
        }
        assertThat(unrest.complaints()).isEmpty();
    }
}
