package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From flag to finding. What is flagged, {@code AnalysisRulesTest} holds against tshark; that all segments are judged alike,
 * {@code WiresharkFindingsTest}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlaggedByWiresharkTest {

    private static final String OPENING = """
            > S 0:0(0) win 1000
            < S. 0:0(0) ack 1 win 1000
            > . 1:1(0) ack 1 win 1000
            """;

    private static JudgedConnection judged(String text) {
        return Trace.of(1000, 2000, OPENING + text).only();
    }

    private static List<FindingKind> kinds(String text) {
        return judged(text).findings().stream().map(Finding::kind).toList();
    }

    @Test
    void a_retransmission_names_the_number_that_was_due() {
        JudgedConnection judged = judged("""
                > P. 1:101(100) ack 1 win 1000
                +0.3 > P. 1:101(100) ack 1 win 1000
                < . 1:1(0) ack 101 win 1000
                """);
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.findings()).hasSize(1);
        Finding finding = judged.findings().get(0);
        assertThat(finding.kind()).isEqualTo(FindingKind.RETRANSMISSION);
        assertThat(finding.severity()).isEqualTo(Severity.ANOMALY);
        assertThat(finding.frame()).isEqualTo(5);
        assertThat(finding.by()).isEqualTo(Side.CLIENT);
        assertThat(finding.expected()).isEqualTo(1101);
        assertThat(finding.actual()).isEqualTo(1001);
        assertThat(finding.message()).contains("1001").contains("retransmission");
        assertThat(finding.messageZh()).contains("1001").contains("重传");
    }

    @Test
    void an_ordinary_exchange_has_nothing_to_report() {
        assertThat(kinds("""
                > P. 1:101(100) ack 1 win 1000
                < . 1:1(0) ack 101 win 1000
                < P. 1:201(200) ack 101 win 1000
                > . 101:101(0) ack 201 win 1000
                """)).isEmpty();
    }

    @Test
    void each_segment_has_what_it_was_flagged_with() {
        assertThat(kinds("""
                > P. 1:1001(1000) ack 1 win 1000
                < . 1:1(0) ack 1001 win 0
                > . 1001:1002(1) ack 1 win 1000
                < . 1:1(0) ack 1001 win 0
                < . 1:1(0) ack 1001 win 500
                """))
                .containsExactly(
                        FindingKind.WINDOW_FULL,
                        FindingKind.ZERO_WINDOW,
                        FindingKind.ZERO_WINDOW_PROBE,
                        FindingKind.ZERO_WINDOW,
                        FindingKind.ZERO_WINDOW_PROBE_ACK,
                        FindingKind.WINDOW_UPDATE);
    }

    @Test
    void a_keep_alive_is_no_retransmission() {
        assertThat(kinds("""
                > P. 1:101(100) ack 1 win 1000
                < . 1:1(0) ack 101 win 1000
                +60 > . 100:101(1) ack 1 win 1000
                < . 1:1(0) ack 101 win 1000
                """)).containsExactly(FindingKind.KEEP_ALIVE, FindingKind.KEEP_ALIVE_ACK);
    }

    @Test
    void segments_after_some_that_took_the_short_way_are_told_as_if_none_had() {
        String exchange = """
                > P. 1:101(100) ack 1 win 1000
                < . 1:1(0) ack 101 win 1000
                < P. 1:201(200) ack 101 win 1000
                > . 101:101(0) ack 201 win 1000
                > P. 101:201(100) ack 201 win 1000
                < P. 201:301(100) ack 201 win 1000
                > . 201:201(0) ack 301 win 1000
                """;
        assertThat(kinds(exchange + "> . 201:201(0) ack 301 win 1000")).containsExactly(FindingKind.DUPLICATE_ACK);
        assertThat(kinds(exchange + "> . 201:201(0) ack 301 win 1100")).containsExactly(FindingKind.WINDOW_UPDATE);
        assertThat(kinds(exchange + "+0.2 < P. 201:301(100) ack 201 win 1000"))
                .containsExactly(FindingKind.SPURIOUS_RETRANSMISSION);
        assertThat(kinds(exchange + "+0.2 > P. 101:201(100) ack 301 win 1000"))
                .containsExactly(FindingKind.SPURIOUS_RETRANSMISSION);
        assertThat(kinds(exchange + "> . 200:200(0) ack 301 win 1000")).containsExactly(FindingKind.KEEP_ALIVE);
    }

    @Test
    void a_SYN_asked_again_is_a_retransmission() {
        JudgedConnection judged =
                Trace.of("> S 0:0(0) win 1000\n+1 > S 0:0(0) win 1000").only();
        assertThat(judged.findings()).extracting(Finding::kind).containsExactly(FindingKind.RETRANSMISSION);
        assertThat(judged.completeness()).isEqualTo(1);
    }

    @Test
    void the_SYN_ACKs_of_a_simultaneous_opening_are_none_but_their_repetition_is() {
        String opening = """
                > S 0:0(0) win 1000
                < S 0:0(0) win 1000
                > S. 0:0(0) ack 1 win 1000
                < S. 0:0(0) ack 1 win 1000
                """;
        assertThat(Trace.of(opening).only().findings())
                .extracting(Finding::kind)
                .doesNotContain(FindingKind.RETRANSMISSION);
        assertThat(Trace.of(opening + "+1 < S. 0:0(0) ack 1 win 1000").only().findings())
                .filteredOn(finding -> finding.kind() == FindingKind.RETRANSMISSION)
                .extracting(Finding::frame)
                .containsExactly(5L);
    }

    @ParameterizedTest
    @EnumSource(FlagWording.class)
    void a_flag_and_its_finding_share_a_name(FlagWording wording) {
        assertThat(wording.flag().name()).isEqualTo(wording.name());
        assertThat(Arrays.stream(FindingKind.values()).map(Enum::name)).contains(wording.name());
    }
}
