package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.HANDSHAKE_ACK_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that answers a SYN which was sent again may choose another ISN, as with SYN cookies; the capture may miss that answer. What
 * the third segment echoes tells.
 */
class UnseenSynAckTest {

    private static final String SYN = "> S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>\n";
    private static final String SYN_ACK = "< S. 300:300(0) ack 1 win 65535 <mss 1460,TS val 500 ecr 10>\n";
    private static final String SYN_AGAIN = "+1 > S 0:0(0) win 65535 <mss 1460,TS val 20 ecr 0>\n";

    private static String third(long acknowledgement, long echo) {
        return "> . 1:1(0) ack %d <TS val 21 ecr %d>\n".formatted(acknowledgement, echo);
    }

    @ParameterizedTest
    @ValueSource(longs = {9_000_001, 300, 0, 2_000_000_000, 4_000_000_000L})
    void the_third_segment_that_answers_it_leaves_the_verdict_open(long acknowledgement) {
        for (long echo : new long[] {499, 501, 7, 3_000_000_000L}) {
            JudgedConnection judged = Trace.of(0, 0, SYN + SYN_ACK + SYN_AGAIN + third(acknowledgement, echo))
                    .only();
            assertThat(judged.verdict()).isNotEqualTo(Verdict.VIOLATED);
        }
    }

    @Test
    void what_follows_is_judged_by_the_isn_that_was_missed() {
        String missed = SYN + SYN_ACK + SYN_AGAIN + third(2_000_000_001, 77);
        JudgedConnection judged = Trace.of(0, 0, missed + """
                < P. 2000000001:2000000101(100) ack 1 <TS val 78 ecr 21>
                > P. 1:11(10) ack 2000000101 <TS val 22 ecr 78>
                +1 < S. 300:300(0) ack 1 win 65535 <mss 1460,TS val 502 ecr 10>
                < . 2000000101:2000000101(0) ack 11 <TS val 79 ecr 22>
                > F. 11:11(0) ack 2000000101 <TS val 23 ecr 79>
                < F. 2000000101:2000000101(0) ack 12 <TS val 80 ecr 23>
                > . 12:12(0) ack 2000000102 <TS val 24 ecr 80>
                """).only();
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.handshake()).isEqualTo(Handshake.COMPLETE);
        assertThat(judged.serverIsn()).isNull();
        assertThat(judged.serverBytes()).isEqualTo(100);
        assertThat(judged.findings()).noneMatch(finding -> finding.severity() == Severity.VIOLATION);
    }

    @Test
    void a_syn_that_was_sent_once_has_one_answer() {
        Found.only(HANDSHAKE_ACK_NUMBER, 3, Side.CLIENT, Trace.of(0, 0, SYN + SYN_ACK + third(300, 501)));
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 510, 520, 0})
    void an_echo_of_what_was_captured_is_no_excuse(long echo) {
        String again = "< S. 300:300(0) ack 1 win 65535 <mss 1460,TS val 520 ecr 10>\n";
        Found.only(
                HANDSHAKE_ACK_NUMBER,
                5,
                Side.CLIENT,
                Trace.of(0, 0, SYN + SYN_ACK + SYN_AGAIN + again + third(300, echo)));
    }

    @Test
    void nor_is_one_of_a_captured_answer_with_another_isn() {
        String another = "< S. 4000000000:4000000000(0) ack 1 win 65535 <mss 1460,TS val 77 ecr 20>\n";
        String opening = SYN + SYN_ACK + SYN_AGAIN + another;
        Found.none(HANDSHAKE_ACK_NUMBER, Trace.of(0, 0, opening + third(4_000_000_001L, 77)));
        for (long acknowledgement : new long[] {4_000_000_000L, 4_000_000_002L, 300}) {
            Found.only(HANDSHAKE_ACK_NUMBER, 5, Side.CLIENT, Trace.of(0, 0, opening + third(acknowledgement, 77)));
        }
    }

    @Test
    void without_timestamps_nothing_tells() {
        Found.only(HANDSHAKE_ACK_NUMBER, 4, Side.CLIENT, Trace.of(0, 0, """
                > S 0:0(0) win 65535 <mss 1460>
                < S. 300:300(0) ack 1 win 65535 <mss 1460>
                +1 > S 0:0(0) win 65535 <mss 1460>
                > . 1:1(0) ack 300
                """));
    }
}
