package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.segment.SegmentView;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Right connections of which frames are missing, and what that must not be mistaken for. */
class MissedFramesTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static final String STAMPED = """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            < P. 1:11(10) ack 1 <TS val 21 ecr 11>
            """;

    private static void assertOpen(String text) {
        Trace trace = Trace.of(text);
        assertThat(trace.only().verdict()).as("%s", trace.only().findings()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_was_said_while_data_was_missing_is_no_news_when_it_is_captured_again() {
        assertOpen(OPEN + """
                < . 1:1(0) ack 101
                > . 101:101(0) ack 51
                +0.5 < . 1:1(0) ack 101
                """);
    }

    @Test
    void a_keep_alive_whose_octet_is_missing_is_not_what_was_sent() {
        String missed = OPEN + """
                < . 1:1(0) ack 101
                +7200 > . 100:101(1) ack 1
                < . 1:1(0) ack 101
                """;
        assertThat(differences(missed + "> P. 1:101(100) ack 1\n")).isZero();
    }

    @Test
    void an_octet_that_was_not_acknowledged_yet_is() {
        String missed = OPEN + "+1 > . 100:101(1) ack 1\n> P. 1:101(100) ack 1\n";
        assertThat(differences(missed)).isOne();
    }

    /** How often an octet comes with another value, when the one-octet segments have garbage. */
    private static long differences(String text) {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        for (SegmentView segment : Trace.of(text).segments()) {
            EditableSegment edited = new EditableSegment(segment);
            analysis.accept(segment.payloadLength() == 1 ? edited.payload(new byte[] {0x55}) : edited);
        }
        analysis.finish(Trust.FILE);
        return judged.get(0).findings().stream()
                .filter(finding -> finding.kind() == FindingKind.RETRANSMISSION_DIFFERS)
                .count();
    }

    @Test
    void a_fin_may_answer_an_acknowledgement_that_was_missed_just_before_the_other_fin() {
        assertOpen(STAMPED + """
                > F. 1:1(0) ack 11 <TS val 12 ecr 21>
                < F. 11:11(0) ack 1 <TS val 22 ecr 12>
                > . 2:2(0) ack 12 <TS val 12 ecr 22>
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> . 1:1(0) ack 11 <TS val 11 ecr 21>\n", "> P. 1:1(0) ack 11 <TS val 11 ecr 21>\n"})
    void where_all_was_acknowledged_before_there_was_nothing_to_say_before_the_fin(String acknowledgement) {
        Found.only(FindingKind.FIN_ACK_NUMBER, 7, Side.SERVER, Trace.of(STAMPED + acknowledgement + """
                > F. 1:1(0) ack 11 <TS val 12 ecr 21>
                < F. 11:11(0) ack 1 <TS val 22 ecr 12>
                > . 2:2(0) ack 12 <TS val 12 ecr 22>
                """));
    }

    @Test
    void what_its_time_says_came_before_the_fin_does_not_answer_it() {
        Found.none(FindingKind.FIN_ACK_NUMBER, Trace.of(OPEN + """
                > P. 1:11(10) ack 1
                < . 1:1(0) ack 11
                > F. 11:11(0) ack 1
                < R. 1:1(0) ack 12
                +-0.000025 < . 1:1(0) ack 11
                """));
    }
}
