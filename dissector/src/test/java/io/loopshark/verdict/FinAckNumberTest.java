package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.FIN_ACK_NUMBER;
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

class FinAckNumberTest {

    private static final String SENT = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """;

    private static final String FIN = SENT + "+0.1 > F. 101:101(0) ack 1\n";

    private static final String SOON = SENT + "> F. 101:101(0) ack 1\n";

    private static final String STAMPED_FIN = """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            > P. 1:101(100) ack 1 <TS val 12 ecr 20>
            < . 1:1(0) ack 101 <TS val 21 ecr 12>
            > F. 101:101(0) ack 1 <TS val 13 ecr 21>
            """;

    private static void assertFound(int frame, String text) {
        Found.only(FIN_ACK_NUMBER, frame, Side.SERVER, Trace.of(text));
    }

    private static void assertNone(Verdict verdict, String text) {
        Trace trace = Trace.of(text);
        Found.none(FIN_ACK_NUMBER, trace);
        assertThat(trace.only().verdict()).isEqualTo(verdict);
    }

    @Nested
    class An_answer_is_wrong {

        @ParameterizedTest
        @ValueSource(ints = {77, 0, -101, -102, -103, Integer.MAX_VALUE - 101})
        void that_never_counts_the_fin(int isn) {
            Finding finding =
                    Found.only(FIN_ACK_NUMBER, 7, Side.SERVER, Trace.of(isn, 7, FIN + "< . 1:1(0) ack 101\n"));
            Found.numbers(finding, isn + 102, isn + 101);
        }

        @ParameterizedTest
        @ValueSource(ints = {103, 104, 5000, 2_000_000_000})
        void that_counts_more_than_the_fin(int acknowledgement) {
            for (int isn : new int[] {77, -101, -102, -103}) {
                Finding finding = Found.only(
                        FIN_ACK_NUMBER,
                        7,
                        Side.SERVER,
                        Trace.of(isn, 7, FIN + "< . 1:1(0) ack " + acknowledgement + "\n"));
                Found.numbers(finding, isn + 102, isn + acknowledgement);
            }
        }

        @Test
        void whatever_the_scale_of_its_window() {
            Finding finding = Found.only(FIN_ACK_NUMBER, 7, Side.SERVER, Trace.of(0, 7, """
                    > S 0:0(0) win 65535 <mss 1460,wscale 7>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,wscale 7>
                    > . 1:1(0) ack 1 win 512
                    > P. 1:101(100) ack 1 win 512
                    < . 1:1(0) ack 101 win 512
                    +0.1 > F. 101:101(0) ack 1 win 512
                    < . 1:1(0) ack 101 win 512
                    """));
            assertThat(finding.message())
                    .isEqualTo("Acknowledges 101, but the FIN before it has sequence number 101, so 102 is due.");
        }

        @ParameterizedTest
        @CsvSource({"510, VERIFIED", "511, VIOLATED", "512, VIOLATED", "513, VERIFIED"})
        void that_offers_the_window_of_the_syn_as_well_as_a_scale_can_say_it(int window, Verdict verdict) {
            Trace trace = Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,wscale 7>
                    < S. 0:0(0) ack 1 win 65483 <mss 1460,wscale 7>
                    > . 1:1(0) ack 1 win 512
                    > F. 1:1(0) ack 1 win 512
                    < . 1:1(0) ack 1 win %d
                    """.formatted(window));
            assertThat(trace.only().verdict()).isEqualTo(verdict);
        }

        @Test
        void that_closes_too_and_echoes_the_fin_without_counting_it() {
            assertFound(7, STAMPED_FIN + "< F. 1:1(0) ack 101 <TS val 22 ecr 13>\n");
        }

        @Test
        void that_the_fin_of_its_sender_bears_out_even_if_something_was_overtaken() {
            assertFound(7, SOON + "< . 1:1(0) ack 101\n< F. 1:1(0) ack 101\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "< P. 1:11(10) ack 101\n> F. 101:101(0) ack 11\n< . 11:11(0) ack 101\n",
                    "+0.1 > F. 101:101(0) ack 1\n< . 1:1(0) ack 101\n"
                })
        void that_is_one_to_the_fin_for_what_came_before_was_answered_or_long_ago(String behind) {
            Found.only(FIN_ACK_NUMBER, behind.startsWith("<") ? 8 : 7, Side.SERVER, Trace.of(SENT + behind));
        }

        @Test
        void that_is_given_again_when_the_fin_is_sent_again() {
            assertFound(7, FIN + """
                    < . 1:1(0) ack 101 id 0
                    +1 > F. 101:101(0) ack 1
                    < . 1:1(0) ack 101 id 0
                    """);
        }
    }

    @Nested
    class An_answer_is_right {

        @Test
        void that_counts_the_fin_at_once_or_later() {
            assertNone(Verdict.VERIFIED, FIN + "< . 1:1(0) ack 102\n");
            assertNone(Verdict.VERIFIED, FIN + "< . 1:1(0) ack 101\n< . 1:1(0) ack 102\n");
            assertNone(Verdict.VERIFIED, FIN + "< . 1:1(0) ack 101\n< R. 1:1(0) ack 102\n");
        }

        @Test
        void that_was_sent_before_the_data_in_front_of_the_fin_came() {
            Found.none(FIN_ACK_NUMBER, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1
                    > P. 1:101(100) ack 1
                    > FP. 101:201(100) ack 1
                    < . 1:1(0) ack 101
                    """));
        }
    }

    @Nested
    class It_is_no_answer_to_the_fin {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "P. 1:101(100) ack 101",
                    ". 1:1(0) ack 101 win 65534",
                    ". 0:0(0) ack 101",
                    ".U 1:1(0) ack 101",
                    ". 1:1(0) ack 100",
                    "R. 1:1(0) ack 101"
                })
        void what_carries_data_or_a_new_window_probes_is_old_tells_of_urgent_data_or_resets(String segment) {
            Found.none(FIN_ACK_NUMBER, Trace.of(FIN + "< " + segment + "\n"));
        }

        @Test
        void what_was_sent_before_the_fin_came_by_its_time_stamp() {
            Found.none(FIN_ACK_NUMBER, Trace.of(STAMPED_FIN + "< . 1:1(0) ack 101 <TS val 22 ecr 12>\n"));
        }
    }

    @Nested
    class It_cannot_be_told {

        @Test
        void when_a_fin_crosses_the_other() {
            assertNone(Verdict.INCONCLUSIVE, FIN + "< F. 1:1(0) ack 101\n");
        }

        /** On a busy machine the third segment of the handshake may come behind the data, and is answered then. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "> F. 101:101(0) ack 1\n< . 1:1(0) ack 101\n",
                    "+0.099 > F. 101:101(0) ack 1\n< . 1:1(0) ack 101\n",
                    "> F. 101:101(0) ack 1\n< . 1:1(0) ack 101\n< . 1:1(0) ack 101\n",
                })
        void when_something_that_was_sent_just_before_may_be_answered(String behind) {
            assertNone(Verdict.INCONCLUSIVE, SENT + behind);
        }

        @Test
        void when_the_data_before_the_fin_is_acknowledged_behind_it_only() {
            assertNone(Verdict.INCONCLUSIVE, SENT.replace("< . 1:1(0) ack 101\n", "") + """
                    +0.1 > F. 101:101(0) ack 1
                    < . 1:1(0) ack 101
                    < . 1:1(0) ack 101
                    """);
        }

        @Test
        void when_a_probe_just_before_the_fin_may_be_answered() {
            assertNone(Verdict.INCONCLUSIVE, SENT + """
                    +1 > . 100:100(0) ack 1
                    > F. 101:101(0) ack 1
                    < . 1:1(0) ack 101
                    """);
        }

        @Test
        void when_a_fin_that_crosses_is_sent_again() {
            assertNone(Verdict.INCONCLUSIVE, SOON + "< F. 1:1(0) ack 101\n+0.2 < F. 1:1(0) ack 101\n");
        }

        @Test
        void when_what_may_be_captured_twice_is_followed_by_a_fin_that_crosses() {
            assertNone(Verdict.INCONCLUSIVE, SOON + "< . 1:1(0) ack 101 id 0\n< F. 1:1(0) ack 101\n");
        }

        @Test
        void when_ip_does_not_number_it_so_that_it_may_be_captured_twice() {
            assertNone(Verdict.INCONCLUSIVE, FIN + "< . 1:1(0) ack 101 id 0\n");
        }

        /** The FIN was lost behind the capture, and the capture ends before it is sent again. */
        @ParameterizedTest
        @ValueSource(strings = {"", "> . 102:102(0) ack 1\n"})
        void when_the_capture_ends_too_soon_though_it_lost_nothing(String behind) {
            Trace trace = Trace.of(FIN + "< . 1:1(0) ack 101 id 0\n" + behind);
            assertLive(Verdict.INCONCLUSIVE, trace, new Trust(true, 0, true));
            assertLive(Verdict.INCONCLUSIVE, trace, nothingLostFor(1_499, trace));
        }

        /** Linux, for one, ends a socket in CLOSING without a RST when it is closed with a linger time of zero. */
        @ParameterizedTest
        @ValueSource(strings = {"", "> . 102:102(0) ack 2\n"})
        void when_the_sender_of_the_fin_may_have_been_aborted_in_closing(String behind) {
            Trace trace = Trace.of(FIN + "< F. 1:1(0) ack 101\n" + behind);
            assertLive(Verdict.INCONCLUSIVE, trace, nothingLostFor(60_000, trace));
        }

        @Test
        void when_the_timeout_may_be_longer_for_something_was_sent_again() {
            Trace trace = Trace.of(FIN.replace("< . 1:1(0) ack 101", """
                    +0.2 > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101""") + "< . 1:1(0) ack 101 id 0\n");
            assertLive(Verdict.INCONCLUSIVE, trace, nothingLostFor(1_500, trace));
        }

        @Test
        void when_a_frame_was_lost() {
            Trace trace = Trace.of(FIN + "< . 1:1(0) ack 101 id 0\n");
            assertLive(
                    Verdict.INCONCLUSIVE,
                    trace,
                    new Trust(true, 1, true, nothingLostFor(1_500, trace).untilNanos()));
        }
    }

    /** A FIN that had not come would have been sent again by now. */
    @Test
    void silence_tells_that_a_fin_which_nothing_counts_had_come() {
        Trace trace = Trace.of(FIN + "< . 1:1(0) ack 101 id 0\n");
        assertLive(Verdict.VIOLATED, trace, nothingLostFor(1_500, trace));
    }

    private static Trust nothingLostFor(long millis, Trace trace) {
        return new Trust(true, 0, true, trace.only().startNanos() + trace.only().durationNanos() + millis * 1_000_000);
    }

    private static void assertLive(Verdict verdict, Trace trace, Trust trust) {
        JudgedConnection judged = trace.judged(trust, AnalysisOptions.DEFAULT).get(0);
        assertThat(judged.verdict()).isEqualTo(verdict);
        assertThat(judged.has(FIN_ACK_NUMBER)).isEqualTo(verdict == Verdict.VIOLATED);
    }

    @Test
    void who_has_no_room_may_refuse_the_fin() {
        JudgedConnection judged = Trace.of("""
                > S 0:0(0) win 65535 <mss 1460>
                < S. 0:0(0) ack 1 win 65535 <mss 1460>
                > . 1:1(0) ack 1 win 100
                < P. 1:101(100) ack 1
                > . 1:1(0) ack 101 win 0
                < F. 101:101(0) ack 1
                > . 1:1(0) ack 101 win 0
                """).only();
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Nested
    class An_answer_that_takes_back_what_its_sender_had_acknowledged {

        private static final String ANSWERED = FIN.replace("< . 1:1(0) ack 101", "< P. 1:501(500) ack 101");

        @Test
        void is_wrong_when_it_echoes_the_fin() {
            assertFound(7, STAMPED_FIN + "< . 1:1(0) ack 99 <TS val 22 ecr 13>\n");
        }

        @Test
        void may_be_an_old_one_where_nothing_tells_that_it_was_sent_later() {
            Found.none(FIN_ACK_NUMBER, Trace.of(FIN + "< . 1:1(0) ack 100\n"));
        }

        @Test
        void is_no_answer_when_the_fin_is_counted_after_all() {
            Found.none(FIN_ACK_NUMBER, Trace.of(ANSWERED + "< . 501:501(0) ack 100\n< . 501:501(0) ack 102\n"));
        }
    }

    @Test
    void half_of_the_sequence_space_away_counts_more_than_the_fin() {
        assertFound(7, FIN + "< . 1:1(0) ack %d\n".formatted(102 + (1L << 31)));
    }
}
