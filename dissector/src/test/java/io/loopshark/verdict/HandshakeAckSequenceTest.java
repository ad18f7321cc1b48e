package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.HANDSHAKE_ACK_SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeAckSequenceTest {

    private static final String SYNS = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 1000 <mss 1460>
            """;

    /** Inside the server's window: the capture may have missed a hundred octets before it, or has them a little late. */
    private static final String AHEAD = SYNS + "> . 101:101(0) ack 1\n";

    private static void assertFound(String text) {
        Found.only(HANDSHAKE_ACK_SEQUENCE, 3, Side.CLIENT, Trace.of(text));
    }

    private static void assertOpen(String text) {
        Trace trace = Trace.of(text);
        Found.none(HANDSHAKE_ACK_SEQUENCE, trace);
        assertThat(trace.only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Nested
    class A_third_segment_is_wrong_at_once {

        @ParameterizedTest
        @ValueSource(ints = {77, 0, -1, -2, -1002, Integer.MAX_VALUE})
        void below_the_number_behind_the_syn_or_beyond_the_window(int isn) {
            for (long sequence : new long[] {0, -1, -1000, 1002, 1003, 2_000_000_000}) {
                Trace trace = Trace.of(isn, 7, SYNS + "> . %1$d:%1$d(0) ack 1\n".formatted(sequence));
                Finding finding = Found.only(HANDSHAKE_ACK_SEQUENCE, 3, Side.CLIENT, trace);
                Found.numbers(finding, isn + 1, isn + (int) sequence);
            }
        }

        @Test
        void by_the_syn_where_the_syn_ack_is_wrong_itself() {
            Trace trace = Trace.of(5, 7, """
                    > S 0:0(0) win 65535 <mss 1460>
                    < S. 0:0(0) ack 500 win 1000 <mss 1460>
                    > . 0:0(0) ack 1
                    """);
            Found.numbers(Found.only(HANDSHAKE_ACK_SEQUENCE, 3, Side.CLIENT, trace), 6, 5);
        }

        @Test
        void when_it_counts_no_data_though_the_server_took_what_fast_open_brought() {
            String opening = """
                    > S 0:100(100) <mss 1460,FO 0123456789abcdef>
                    < S. 0:0(0) ack 101
                    """;
            assertFound(opening + "> . 1:1(0) ack 1\n");
            Found.none(HANDSHAKE_ACK_SEQUENCE, Trace.of(opening + "> . 101:101(0) ack 1\n"));
        }

        @ParameterizedTest
        @CsvSource({"0, 0.999, true", "0, 1, false", "-1, 1, true", "-1, 60, true"})
        void unless_it_is_a_keep_alive_after_the_third_one_was_missed(int sequence, String later, boolean found) {
            String text = SYNS + "+%1$s > . %2$d:%2$d(0) ack 1\n".formatted(later, sequence);
            assertThat(Found.of(HANDSHAKE_ACK_SEQUENCE, Trace.of(text))).hasSize(found ? 1 : 0);
        }
    }

    @Nested
    class A_third_segment_is_right {

        @ParameterizedTest
        @ValueSource(ints = {0, -1, -2, Integer.MAX_VALUE})
        void at_the_number_behind_the_syn(int isn) {
            Found.nothing(Trace.of(isn, 7, SYNS + "> . 1:1(0) ack 1\n"));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 101})
        void behind_the_syn_or_its_data_when_the_server_took_the_syn_alone(int sequence) {
            Found.none(HANDSHAKE_ACK_SEQUENCE, Trace.of("""
                    > S 0:100(100) <mss 1460,FO 0123456789abcdef>
                    < S. 0:0(0) ack 1
                    > . %1$d:%1$d(0) ack 1
                    """.formatted(sequence)));
        }

        @Test
        void where_the_server_has_acknowledged_so_much_already() {
            Found.none(HANDSHAKE_ACK_SEQUENCE, Trace.of(SYNS + """
                    < . 1:1(0) ack 5001
                    > . 5001:5001(0) ack 1
                    > P. 5001:5101(100) ack 1
                    """));
        }

        @Test
        void as_far_as_this_rule_goes_when_it_carries_data() {
            Found.none(HANDSHAKE_ACK_SEQUENCE, Trace.of(SYNS + "> P. 2:102(100) ack 1\n"));
        }
    }

    @Nested
    class A_third_segment_ahead {

        @Test
        void of_what_the_window_admits_is_left_open() {
            assertOpen(SYNS + "> . 2:2(0) ack 1\n");
            assertOpen(SYNS + "> . 1001:1001(0) ack 1\n");
        }

        @Test
        void is_wrong_where_the_source_lost_nothing() {
            assertThat(Trace.of(AHEAD).judged(new Trust(true, 0, false), AnalysisOptions.DEFAULT))
                    .flatExtracting(JudgedConnection::findings)
                    .extracting(Finding::kind)
                    .contains(HANDSHAKE_ACK_SEQUENCE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"P. 1:102(101)", "P. 1:201(200)", "F. 1:1(0)", "F. 1:99(98)"})
        void is_wrong_when_the_client_goes_on_below_it(String segment) {
            assertFound(AHEAD + "> " + segment + " ack 1\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"P. 1:51(50)", "P. 1:100(99)", "F. 1:101(100)", "F. 100:100(0)", "P. 101:201(100)"})
        void is_left_open_by_what_may_have_come_before_it_or_goes_on_behind_it(String segment) {
            Found.none(HANDSHAKE_ACK_SEQUENCE, Trace.of(AHEAD + "> " + segment + " ack 1\n"));
        }

        @Test
        void is_right_when_its_data_only_was_captured_behind_it() {
            Trace trace = Trace.of(AHEAD + "> P. 1:101(100) ack 1\n");
            Found.none(HANDSHAKE_ACK_SEQUENCE, trace);
            assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @ParameterizedTest
        @CsvSource({"1, 0.00001, false", "1, 0.005, false", "1, 0.006, true", "99, 0.006, true", "100, 60, false"})
        void is_wrong_when_a_later_ack_is_lower_and_no_keep_alive(int sequence, String later, boolean found) {
            String text = AHEAD + "+%1$s > . %2$d:%2$d(0) ack 1\n".formatted(later, sequence);
            if (found) {
                assertFound(text);
            } else {
                assertOpen(text);
            }
        }

        @Test
        void is_told_once() {
            assertFound(AHEAD + """
                    > P. 1:201(200) ack 1
                    +1 > P. 51:151(100) ack 1
                    """);
        }

        @Test
        void is_wrong_when_an_ack_that_counts_more_is_lower() {
            assertFound(AHEAD + """
                    < P. 1:11(10) ack 1
                    > . 1:1(0) ack 11
                    """);
        }

        @ParameterizedTest
        @CsvSource({"100, true", "101, false", "102, false"})
        void is_proven_by_an_answer_that_counts_so_much(int acknowledgement, boolean found) {
            assertThat(Found.of(HANDSHAKE_ACK_SEQUENCE, Trace.of(AHEAD + """
                            < . 1:1(0) ack %d
                            +1 > . 1:1(0) ack 1
                            """.formatted(acknowledgement))))
                    .hasSize(found ? 1 : 0);
        }

        @Test
        void is_not_judged_by_a_reset() {
            assertOpen(AHEAD + "+1 > R 1:1(0)\n");
        }
    }
}
