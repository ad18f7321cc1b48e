package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataAfterFinTest {

    private static final String EXCHANGE = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100})
    void a_fin_whose_number_data_has_taken_is_found_across_the_wrap(int lower) {
        for (int isn : new int[] {0, -101, -102, -50, Integer.MAX_VALUE - 50}) {
            JudgedConnection judged = Trace.of(isn, 7, EXCHANGE + "> F. 101:101(0) ack 1\n")
                    .with(5, segment -> segment.sequencePlus(-lower))
                    .only();

            assertThat(violations(judged)).extracting(Finding::kind).containsExactly(FindingKind.DATA_AFTER_FIN);
            assertThat(violations(judged)).extracting(Finding::frame).containsExactly(6L);
        }
    }

    @Test
    void a_fin_sent_again_with_the_data_before_it_is_right() {
        JudgedConnection judged = Trace.of(EXCHANGE + """
                > F. 101:101(0) ack 1
                +1 > FP. 1:101(100) ack 1
                < F. 1:1(0) ack 102
                > . 102:102(0) ack 2
                """).only();

        assertThat(violations(judged)).isEmpty();
    }

    @Test
    void a_fin_captured_behind_what_follows_it_is_right() {
        JudgedConnection judged = Trace.of(EXCHANGE + """
                > . 102:102(0) ack 2
                > F. 101:101(0) ack 1
                """).only();

        assertThat(judged.verdict()).isNotEqualTo(Verdict.VIOLATED);
    }

    @Test
    void a_fin_from_before_the_isn_is_an_old_duplicate() {
        JudgedConnection judged =
                Trace.of(EXCHANGE + "> F. -500:-500(0) ack 1\n").only();

        assertThat(judged.has(FindingKind.DATA_AFTER_FIN)).isFalse();
    }

    /** An empty ACK that a middlebox has padded; of the zeros the capture has none, one, all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6})
    void padding_behind_a_fin_is_no_data_even_where_it_was_cut(int captured) {
        List<EditableSegment> segments = Trace.of(EXCHANGE + """
                > F. 101:101(0) ack 1
                < F. 1:1(0) ack 102
                > . 102:108(6) ack 2 data 00
                """).segments().stream()
                .map(EditableSegment::new)
                .toList();
        segments.get(7).snappedTo(captured);
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        segments.forEach(analysis::accept);
        analysis.finish(Trust.FILE);

        assertThat(violations(judged.get(0))).isEmpty();
    }

    private static List<Finding> violations(JudgedConnection judged) {
        return judged.findings().stream()
                .filter(finding -> finding.severity() == Severity.VIOLATION)
                .toList();
    }
}
