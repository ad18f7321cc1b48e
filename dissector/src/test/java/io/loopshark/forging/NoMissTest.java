package io.loopshark.forging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import io.loopshark.wireshark.AnalysisFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Forges one thing at a time in every healthy connection that there is, and asks for the right finding on the right segment. What
 * is passed over stands in {@link LeftOut}.
 */
class NoMissTest {

    /** Whatever is sampled is sampled with this, and so the same each time. */
    private static final long SEED = 9293;

    @Test
    void in_the_test_data() {
        Tally tally = new Tally();
        List<Original> originals = Originals.ofTestdata();
        for (Original original : originals) {
            forge(original, original.segments.size() > 100 ? 2 : 6, tally);
            forge(wrapped(original), 1, tally);
        }
        assertNoneMissed(tally);
    }

    @Test
    void in_a_sample_of_the_corpus() {
        Corpus.assumeExists();
        List<Map<String, String>> rows = new ArrayList<>(Corpus.manifest());
        Collections.shuffle(rows, new Random(SEED));
        Tally tally = new Tally();
        Originals.ofCorpus(rows.subList(0, 60), original -> forge(original, 4, tally));
        assertNoneMissed(tally);
    }

    @Test
    @Tag("slow")
    void in_the_whole_corpus() {
        Corpus.assumeExists();
        Tally tally = new Tally();
        Originals.ofCorpus(Corpus.manifest(), original -> {
            forge(original, 30, tally);
            forge(wrapped(original), 4, tally);
        });
        System.out.println(tally);
        assertNoneMissed(tally);
    }

    @Test
    void healthy_connections_stay_so_wherever_their_numbers_wrap() {
        SoftAssertions softly = new SoftAssertions();
        for (Original original : Originals.ofTestdata()) {
            assertWrapsChangeNothing(original, softly);
        }
        softly.assertAll();
    }

    @Test
    @Tag("slow")
    void healthy_connections_of_the_corpus_stay_so_wherever_their_numbers_wrap() {
        Corpus.assumeExists();
        SoftAssertions softly = new SoftAssertions();
        Originals.ofCorpus(Corpus.manifest(), original -> assertWrapsChangeNothing(original, softly));
        softly.assertAll();
    }

    private static void assertWrapsChangeNothing(Original original, SoftAssertions softly) {
        List<String> before = findings(original);
        for (Original shifted : Wraps.of(original)) {
            softly.assertThat(findings(shifted)).as(shifted.toString()).isEqualTo(before);
        }
    }

    private static List<String> findings(Original original) {
        List<String> findings = new ArrayList<>();
        for (JudgedConnection judged : Original.judge(original.segments, Trust.FILE)) {
            findings.add(judged.verdict() + " " + judged.handshake() + " " + judged.teardown());
            judged.findings().stream()
                    .filter(finding -> !asWireshark(finding.kind()))
                    .forEach(finding -> findings.add(finding.kind() + " " + finding.frame()));
        }
        return findings;
    }

    /** Wireshark takes a number that happens to be 0 for one that it doesn't know; what it defines follows it there. */
    private static boolean asWireshark(FindingKind kind) {
        return Arrays.stream(AnalysisFlag.values()).anyMatch(flag -> flag.name().equals(kind.name()));
    }

    /** The connection with a turn of its numbers at some place, where that leaves it as healthy as it was. */
    private static Original wrapped(Original original) {
        List<Original> all = Wraps.of(original);
        return all.get(random(original).nextInt(all.size()));
    }

    private static Random random(Original original) {
        return new Random(SEED + original.name.hashCode());
    }

    /** Tries every class at so many segments: all of a short connection, else the first and last few and others by chance. */
    private static void forge(Original original, int most, Tally tally) {
        assertThat(Original.judge(original.segments, Trust.FILE))
                .extracting(JudgedConnection::verdict)
                .as("%s", original)
                .containsExactly(Verdict.VERIFIED);
        Set<Integer> indexes = indexes(original, most);
        for (ForgeryClass kind : ForgeryClass.values()) {
            Tries tries = new Tries(kind, forgery -> tally.take(original, forgery));
            for (int index : indexes) {
                kind.forger.forge(original, index, tries);
            }
        }
    }

    private static Set<Integer> indexes(Original original, int most) {
        int size = original.segments.size();
        Set<Integer> indexes = new TreeSet<>();
        Random random = random(original);
        for (int i = 0; i < most; i++) {
            int late = size - 1 - i / 4;
            indexes.add(
                    size <= most
                            ? Math.min(i, size - 1)
                            : switch (i % 4) {
                                case 0, 1 -> i / 2;
                                case 2 -> late;
                                default -> random.nextInt(size);
                            });
        }
        return indexes;
    }

    private static void assertNoneMissed(Tally tally) {
        SoftAssertions softly = new SoftAssertions();
        for (ForgeryClass kind : ForgeryClass.values()) {
            softly.assertThat(tally.misses(kind))
                    .as("%s missed, sampled with seed %d", kind, SEED)
                    .isEmpty();
        }
        assertThat(tally.tried(ForgeryClass.SYN_ACKNOWLEDGED_WRONGLY)).isPositive();
        softly.assertAll();
    }
}
