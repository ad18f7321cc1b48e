package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.SYN_ACK_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynAckNumberTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """;

    @ParameterizedTest
    @ValueSource(ints = {77, 0, -1, -2, -101, Integer.MAX_VALUE})
    void what_lies_outside_of_the_syn_and_its_data_is_found(int isn) {
        String opening = "> S 0:100(100) <mss 1460,FO 0123456789abcdef>\n< S. 0:0(0) ack %d\n";
        for (int acknowledgement : new int[] {0, -1, 102, 103, 2_000_000_000}) {
            Trace trace = Trace.of(isn, 7, opening.formatted(acknowledgement));
            Found.numbers(Found.only(SYN_ACK_NUMBER, 2, Side.SERVER, trace), isn + 1, isn + acknowledgement);
        }
        for (int acknowledgement : new int[] {1, 2, 100, 101}) {
            Found.none(SYN_ACK_NUMBER, Trace.of(isn, 7, opening.formatted(acknowledgement)));
        }
    }

    @Test
    void each_syn_of_the_client_may_be_answered_and_nothing_between_them() {
        String syns = "> S 0:0(0)\n> S 500:500(0)\n< S. 0:0(0) ack %d\n";
        Found.none(SYN_ACK_NUMBER, Trace.of(syns.formatted(1)));
        Found.none(SYN_ACK_NUMBER, Trace.of(syns.formatted(501)));
        for (int acknowledgement : new int[] {2, 500, 502}) {
            Found.only(SYN_ACK_NUMBER, 3, Side.SERVER, Trace.of(syns.formatted(acknowledgement)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_syn_ack_again_on_the_open_connection_with_another_number_is_found(int sequence) {
        Found.only(SYN_ACK_NUMBER, 6, Side.SERVER, Trace.of(OPEN + "< S. %1$d:%1$d(0) ack 5001\n".formatted(sequence)));
        Found.only(SYN_ACK_NUMBER, 6, Side.SERVER, Trace.of(OPEN + "< S. 9000:9000(0) ack 100\n"));
    }

    @Test
    void one_with_both_numbers_of_another_connection_answers_a_syn_that_was_missed() {
        Found.none(SYN_ACK_NUMBER, Trace.of(OPEN + "< S. 9000:9000(0) ack 5001\n"));
    }

    @Test
    void without_its_syn_in_the_capture_nobody_knows() {
        Found.none(SYN_ACK_NUMBER, Trace.of("< S. 0:0(0) ack 5\n"));
    }

    /** RFC 9293 Figure 8, one of whose SYNs the capture missed. */
    @Nested
    class A_peer_that_opens_twice_had_two_syns {

        private static final String REFUSED = """
                > S 100:100(0)
                < S. 300:300(0) ack 91
                > R 91:91(0)
                """;

        @ParameterizedTest
        @CsvSource({
            "< S. 400:400(0) ack 101, INCONCLUSIVE",
            "< S. 300:300(0) ack 101, VIOLATED",
            "< S. 400:400(0) ack 91, VIOLATED",
            "> . 101:101(0) ack 301, VIOLATED",
            "'', VIOLATED",
        })
        void the_second_answer_tells_whether_the_first_had_a_syn_of_its_own(String next, Verdict verdict) {
            assertVerdict(verdict, REFUSED + next + "\n");
            assertVerdict(verdict, REFUSED.replace("> R 91:91(0)\n", "") + next + "\n");
        }

        @Test
        void who_had_answered_the_syn_before_answers_no_other_with_a_third_isn() {
            assertVerdict(Verdict.VIOLATED, """
                    > S 100:100(0)
                    < S. 200:200(0) ack 101
                    < S. 300:300(0) ack 91
                    < S. 400:400(0) ack 101
                    """);
        }

        @Test
        void a_reset_with_another_number_contradicts_the_answer() {
            assertVerdict(Verdict.VIOLATED, REFUSED.replace("ack 91", "ack 92") + "< S. 400:400(0) ack 101\n");
        }

        @ParameterizedTest
        @CsvSource({
            "> . 101:101(0) ack 401, INCONCLUSIVE",
            "> . 91:91(0) ack 401, VIOLATED",
            "> . 101:101(0) ack 301, VIOLATED",
            "> R 101:101(0), VIOLATED",
            "> R 102:102(0), VIOLATED",
        })
        void who_goes_on_with_the_number_had_sent_the_syn(String next, Verdict verdict) {
            assertVerdict(verdict, """
                    > S 90:90(0)
                    < S. 300:300(0) ack 91
                    < S. 400:400(0) ack 101
                    """ + next + "\n");
        }

        @Test
        void the_syn_may_be_captured_behind_its_answer() {
            assertVerdict(Verdict.VERIFIED, """
                    > S 100:100(0)
                    < S. 300:300(0) ack 91
                    > S 90:90(0)
                    > R 91:91(0)
                    < S. 300:300(0) ack 91
                    < S. 400:400(0) ack 101
                    > . 101:101(0) ack 401
                    """);
        }

        private static void assertVerdict(Verdict verdict, String text) {
            JudgedConnection judged = Trace.of(0, 0, text).judged().get(0);
            assertThat(judged.verdict()).isEqualTo(verdict);
            assertThat(judged.has(SYN_ACK_NUMBER)).isEqualTo(verdict == Verdict.VIOLATED);
        }
    }
}
