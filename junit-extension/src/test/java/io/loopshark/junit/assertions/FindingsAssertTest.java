package io.loopshark.junit.assertions;

import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.Failing.ladder;
import static io.loopshark.junit.assertions.Failing.line;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThatFindings;

import io.loopshark.connection.Side;
import io.loopshark.junit.Script;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Sentence;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsAssertTest {
    private static final Finding VIOLATION =
            new Finding(FindingKind.SYN_ACK_NUMBER, 2, Side.SERVER, 42L, 41L, Sentence.of("Wrong.", "错。"));
    private static final Finding ANOMALY =
            new Finding(FindingKind.RETRANSMISSION, 3, Side.CLIENT, null, null, Sentence.of("Again.", "再。"));
    private static final Finding NOTE =
            new Finding(FindingKind.ZERO_WINDOW, 4, Side.CLIENT, null, null, Sentence.of("Full.", "满。"));
    private static final String VIOLATION_LINE = "\n  SYN_ACK_NUMBER at frame 2: Wrong. (RFC 9293 §3.10.7.3)";
    private static final String ANOMALY_LINE = "\n  RETRANSMISSION at frame 3: Again. (RFC 9293 §3.10.8)";
    private static final String NOTE_LINE = "\n  ZERO_WINDOW at frame 4: Full. (RFC 9293 §3.8.6)";

    private final List<Finding> all = List.of(VIOLATION, ANOMALY, NOTE);

    @Test
    void passes() {
        assertThatFindings(all)
                .containsKinds(FindingKind.ZERO_WINDOW, FindingKind.RETRANSMISSION)
                .doesNotContainKinds(FindingKind.FIN_ACK_NUMBER)
                .hasSize(3);
        assertThatFindings(List.of(NOTE)).hasOnlyNotes();
        assertThatFindings(List.of(ANOMALY, NOTE)).hasNoViolation();
        assertThatFindings(List.of()).hasOnlyNotes().isEmpty();
    }

    @Test
    void keepsItsTypeWhereItIsNarrowed() {
        assertThatFindings(all)
                .filteredOn(Finding::by, Side.CLIENT)
                .hasNoViolation()
                .hasSize(2);
        assertThatFindings(all).first().isEqualTo(VIOLATION);
    }

    @Test
    void tellsWhichKindsAreMissing() {
        fails(
                () -> assertThatFindings(List.of(NOTE))
                        .containsKinds(FindingKind.RETRANSMISSION, FindingKind.ZERO_WINDOW, FindingKind.KEEP_ALIVE),
                "\nExpecting the findings\nto contain RETRANSMISSION, KEEP_ALIVE, but they contain:" + NOTE_LINE);
        fails(
                () -> assertThatFindings(List.of()).containsKinds(FindingKind.RETRANSMISSION),
                "\nExpecting the findings\nto contain RETRANSMISSION, but they are empty.");
    }

    @Test
    void tellsWhichShouldNotBeThere() {
        fails(
                () -> assertThatFindings(all).doesNotContainKinds(FindingKind.KEEP_ALIVE, FindingKind.RETRANSMISSION),
                "\nExpecting the findings\nto contain no RETRANSMISSION, no KEEP_ALIVE, but they contain:"
                        + ANOMALY_LINE);
        fails(
                () -> assertThatFindings(all).hasNoViolation(),
                "\nExpecting the findings\nto contain no violation, but they contain:" + VIOLATION_LINE);
        fails(
                () -> assertThatFindings(all).hasOnlyNotes(),
                "\nExpecting the findings\nto contain nothing but notes, but they contain:" + VIOLATION_LINE
                        + ANOMALY_LINE);
    }

    @Test
    void listsTenAtMost() {
        fails(
                () -> assertThatFindings(Collections.nCopies(12, NOTE)).doesNotContainKinds(FindingKind.ZERO_WINDOW),
                "\nExpecting the findings\nto contain no ZERO_WINDOW, but they contain:" + NOTE_LINE.repeat(10)
                        + "\n  and 2 more");
    }

    @Test
    void namesTheConnectionTheyAreOf() {
        JudgedConnection twice = Script.of("> S 0:0(0)\n+1 > S 0:0(0)");
        fails(
                () -> assertThat(twice).findings().hasOnlyNotes(),
                "\nExpecting the findings of connection " + line(twice)
                        + "\nto contain nothing but notes, but they contain:\n  "
                        + twice.findings().get(0)
                        + ladder(twice));
    }
}
