package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.ACK_OF_UNSENT_DATA;
import static io.loopshark.verdict.FindingKind.DUPLICATE_FRAME;
import static io.loopshark.verdict.FindingKind.SEQUENCE_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the judge remembers of a connection. */
class CaseFileTest {

    private static final Rule ONE = new FastOpen();
    private static final Rule OTHER = new IllegalFlags();

    private final CaseFile caseFile = new CaseFile();

    private static Finding finding(FindingKind kind, long frame) {
        return new Finding(kind, frame, Side.CLIENT, null, null, Sentence.of("What happened.", "发生了什么。"));
    }

    @Test
    void a_hundred_findings_of_a_kind_are_listed_and_further_ones_are_counted() {
        LongStream.rangeClosed(1, 100).forEach(frame -> caseFile.add(finding(DUPLICATE_FRAME, frame)));
        assertThat(caseFile.findings()).hasSize(100);
        assertThat(caseFile.unlisted()).isEmpty();

        LongStream.rangeClosed(101, 103).forEach(frame -> caseFile.add(finding(DUPLICATE_FRAME, frame)));
        caseFile.add(finding(SEQUENCE_GAP, 104));
        assertThat(caseFile.findings()).hasSize(101).extracting(Finding::frame).contains(100L, 104L);
        assertThat(caseFile.unlisted()).isEqualTo(Map.of(DUPLICATE_FRAME, 3L));
    }

    @Test
    void what_would_not_be_listed_is_counted_without_being_put_together() {
        LongStream.rangeClosed(1, 99).forEach(frame -> caseFile.add(finding(DUPLICATE_FRAME, frame)));
        assertThat(caseFile.countOnly(DUPLICATE_FRAME)).isFalse();
        caseFile.add(finding(DUPLICATE_FRAME, 100));
        assertThat(caseFile.unlisted()).isEmpty();

        assertThat(caseFile.countOnly(DUPLICATE_FRAME)).isTrue();
        assertThat(caseFile.countOnly(DUPLICATE_FRAME)).isTrue();
        assertThat(caseFile.countOnly(SEQUENCE_GAP)).isFalse();
        assertThat(caseFile.findings()).hasSize(100);
        assertThat(caseFile.unlisted()).isEqualTo(Map.of(DUPLICATE_FRAME, 2L));
    }

    @Test
    void what_is_counted_only_is_told_with_the_connection() {
        JudgedConnection judged = Trace.of("> S 0:0(0)").repeated(103).only();
        assertThat(judged.findings())
                .filteredOn(finding -> finding.kind() == DUPLICATE_FRAME)
                .hasSize(100);
        assertThat(judged.unlisted()).containsEntry(DUPLICATE_FRAME, 2L);
    }

    @Test
    void findings_are_told_in_the_order_of_frames_though_some_rules_wait() {
        List.of(7L, 3L, 5L).forEach(frame -> caseFile.add(finding(DUPLICATE_FRAME, frame)));
        assertThat(caseFile.findings()).extracting(Finding::frame).containsExactly(3L, 5L, 7L);
    }

    @Test
    void it_tells_which_kinds_and_which_severities_it_has() {
        caseFile.add(finding(SEQUENCE_GAP, 1));
        assertThat(caseFile.has(SEQUENCE_GAP)).isTrue();
        assertThat(caseFile.has(DUPLICATE_FRAME)).isFalse();
        assertThat(caseFile.has(Severity.ANOMALY)).isTrue();
        assertThat(caseFile.has(Severity.VIOLATION)).isFalse();
    }

    @Test
    void it_is_undecided_until_every_rule_has_forgotten_what_it_waits_for() {
        assertThat(caseFile.undecided()).isFalse();
        caseFile.remember(ONE, "first");
        caseFile.remember(ONE, "again");
        caseFile.remember(OTHER, "another");
        assertThat(caseFile.memo(ONE, String.class)).isEqualTo("again");
        assertThat(caseFile.memo(OTHER, String.class)).isEqualTo("another");

        caseFile.remember(ONE, null);
        assertThat(caseFile.memo(ONE, String.class)).isNull();
        assertThat(caseFile.undecided()).isTrue();
        caseFile.remember(ONE, null);
        assertThat(caseFile.undecided()).isTrue();
        caseFile.remember(OTHER, null);
        assertThat(caseFile.undecided()).isFalse();
    }

    @Test
    void a_copy_has_all_of_it_and_leaves_it_alone() {
        caseFile.add(finding(SEQUENCE_GAP, 1));
        caseFile.remember(ONE, "waiting");
        caseFile.markInconclusive();

        CaseFile copy = caseFile.copy();
        assertThat(copy.findings()).isEqualTo(caseFile.findings());
        assertThat(copy.has(SEQUENCE_GAP)).isTrue();
        assertThat(copy.memo(ONE, String.class)).isEqualTo("waiting");
        assertThat(copy.undecided()).isTrue();
        assertThat(copy.inconclusive()).isTrue();

        copy.add(finding(DUPLICATE_FRAME, 2));
        copy.remember(ONE, null);
        assertThat(caseFile.findings()).hasSize(1);
        assertThat(caseFile.has(DUPLICATE_FRAME)).isFalse();
        assertThat(caseFile.undecided()).isTrue();
        assertThat(new CaseFile().copy().inconclusive()).isFalse();
    }

    @Test
    void a_look_at_a_connection_decides_nothing_of_what_goes_on() {
        Trace trace = Trace.of("""
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 201
                """);
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), ended -> {});
        trace.segments().forEach(analysis::accept);
        Trust nothingLost = new Trust(true, 0, false);

        JudgedConnection now = analysis.snapshot(nothingLost).get(0);
        assertThat(now.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(now.steps()).hasSize(5);
        assertThat(now.steps().get(4).findings()).extracting(Finding::kind).containsExactly(ACK_OF_UNSENT_DATA);
        assertThat(analysis.snapshot(Trust.FILE).get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.snapshot(nothingLost).get(0).withoutSteps()).isEqualTo(now.withoutSteps());
    }
}
