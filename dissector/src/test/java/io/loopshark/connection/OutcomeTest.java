package io.loopshark.connection;

import static io.loopshark.connection.Closer.BOTH;
import static io.loopshark.connection.Closer.CLIENT;
import static io.loopshark.connection.Closer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a connection came to: each word for its opening, its end, who closed it and where its peers stand, with near misses. */
class OutcomeTest {

    private static final String SYN = "> S 0:0(0)\n";
    private static final String SYN_ACK = SYN + "< S. 0:0(0) ack 1\n";
    private static final String OPENING = SYN_ACK + "> . 1:1(0) ack 1\n";
    private static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;
    private static final String CLIENT_FIN = EXCHANGE + "> F. 101:101(0) ack 501\n";
    private static final String SERVER_FIN = EXCHANGE + "< F. 501:501(0) ack 101\n";
    private static final String FOUR = CLIENT_FIN + """
            < . 501:501(0) ack 102
            < F. 501:501(0) ack 102
            > . 102:102(0) ack 502
            """;
    private static final String THREE = CLIENT_FIN + """
            < F. 501:501(0) ack 102
            > . 102:102(0) ack 502
            """;

    private static JudgedConnection of(String text) {
        return Trace.of(text).only();
    }

    @Nested
    class The_handshake_is {

        private static void check(String text, Handshake expected, Verdict verdict) {
            JudgedConnection judged = of(text);
            assertThat(judged.handshake()).as(text).isEqualTo(expected);
            assertThat(judged.verdict()).as(text).isEqualTo(verdict);
        }

        @Test
        void complete_with_the_third_segment_whatever_else_it_carries() {
            check(OPENING, Handshake.COMPLETE, Verdict.VERIFIED);
            check(SYN_ACK + "> P. 1:101(100) ack 1", Handshake.COMPLETE, Verdict.VERIFIED);
            check(SYN_ACK + "> F. 1:1(0) ack 1", Handshake.COMPLETE, Verdict.VERIFIED);
            check(SYN_ACK + "> . 1:1(0) ack 0", Handshake.COMPLETE, Verdict.VIOLATED);
        }

        @Test
        void no_final_ack_while_the_third_segment_is_missing() {
            check(SYN_ACK, Handshake.NO_FINAL_ACK, Verdict.INCOMPLETE);
            check(SYN_ACK + "+1 < S. 0:0(0) ack 1", Handshake.NO_FINAL_ACK, Verdict.INCOMPLETE);
            assertThat(of(SYN_ACK + "> - 1:1(0)").handshake())
                    .as("a segment without any flag acknowledges nothing")
                    .isEqualTo(Handshake.NO_FINAL_ACK);
        }

        @Test
        void no_reply_while_nothing_answers_the_syn() {
            check(SYN, Handshake.NO_REPLY, Verdict.INCOMPLETE);
            check(SYN + "+1 " + SYN, Handshake.NO_REPLY, Verdict.INCOMPLETE);
            check(SYN + "> R 1:1(0)", Handshake.NO_REPLY, Verdict.INCOMPLETE);
        }

        @Test
        void refused_when_a_rst_answers_the_syn() {
            check(SYN + "< R. 0:0(0) ack 1", Handshake.REFUSED, Verdict.INCOMPLETE);
        }

        @Test
        void reset_when_a_rst_comes_instead_of_the_third_segment() {
            check(SYN_ACK + "> R 1:1(0)", Handshake.RESET, Verdict.INCOMPLETE);
            check(SYN_ACK + "< R. 1:1(0) ack 1", Handshake.RESET, Verdict.INCOMPLETE);
            check(OPENING + "> R. 1:1(0) ack 1", Handshake.COMPLETE, Verdict.VERIFIED);
        }

        @Test
        void a_simultaneous_open_when_the_syns_cross() {
            String crossing = SYN + "< S 0:0(0)\n";
            check(crossing + """
                    > S. 0:0(0) ack 1
                    < S. 0:0(0) ack 1
                    """, Handshake.SIMULTANEOUS_OPEN, Verdict.VERIFIED);
            check(crossing, Handshake.SIMULTANEOUS_OPEN, Verdict.INCOMPLETE);
            check(crossing + "> S. 0:0(0) ack 1\n", Handshake.SIMULTANEOUS_OPEN, Verdict.INCOMPLETE);
        }

        @Test
        void a_simultaneous_open_when_the_server_splits_its_syn_ack() {
            check(SYN + """
                    < . 0:0(0) ack 1
                    < S 0:0(0)
                    > S. 0:0(0) ack 1
                    < . 1:1(0) ack 1
                    """, Handshake.SIMULTANEOUS_OPEN, Verdict.VERIFIED);
            check(SYN + """
                    < S 0:0(0)
                    > S. 0:0(0) ack 1
                    < . 1:1(0) ack 1
                    """, Handshake.SIMULTANEOUS_OPEN, Verdict.VERIFIED);
        }

        @Test
        void not_seen_in_mid_stream() {
            check("> P. 1:101(100) ack 1\n< . 1:1(0) ack 101", Handshake.NOT_SEEN, Verdict.INCONCLUSIVE);
            check("< S. 0:0(0) ack 1\n> . 1:1(0) ack 1", Handshake.NOT_SEEN, Verdict.INCONCLUSIVE);
        }
    }

    @Nested
    class The_teardown_is {

        private static void check(String text, Teardown expected, @Nullable Closer first) {
            JudgedConnection judged = of(text);
            assertThat(judged.teardown()).as(text).isEqualTo(expected);
            assertThat(judged.closedFirstBy()).as(text).isEqualTo(first);
        }

        @Test
        void four_segment_when_the_first_fin_is_acknowledged_before_the_second_comes() {
            check(FOUR, Teardown.FOUR_SEGMENT, CLIENT);
            check(CLIENT_FIN + """
                    < P. 501:601(100) ack 102
                    < F. 601:601(0) ack 102
                    > . 102:102(0) ack 602
                    """, Teardown.FOUR_SEGMENT, CLIENT);
            check(SERVER_FIN + """
                    > . 101:101(0) ack 502
                    > F. 101:101(0) ack 502
                    < . 502:502(0) ack 102
                    """, Teardown.FOUR_SEGMENT, SERVER);
        }

        @Test
        void three_segment_when_the_second_fin_is_the_first_to_acknowledge_the_first() {
            check(THREE, Teardown.THREE_SEGMENT, CLIENT);
            check(SERVER_FIN + """
                    > FP. 101:151(50) ack 502
                    < . 502:502(0) ack 152
                    """, Teardown.THREE_SEGMENT, SERVER);
            check(CLIENT_FIN + """
                    < P. 501:601(100) ack 101
                    < F. 601:601(0) ack 102
                    > . 102:102(0) ack 602
                    """, Teardown.THREE_SEGMENT, CLIENT);
            check(CLIENT_FIN + """
                    +0.3 > F. 101:101(0) ack 501
                    < F. 501:501(0) ack 102
                    +0.3 < F. 501:501(0) ack 102
                    > . 102:102(0) ack 502
                    """, Teardown.THREE_SEGMENT, CLIENT);
        }

        @Test
        void simultaneous_when_the_fins_cross() {
            check(CLIENT_FIN + """
                    < F. 501:501(0) ack 101
                    > . 102:102(0) ack 502
                    < . 502:502(0) ack 102
                    """, Teardown.SIMULTANEOUS, BOTH);
            check(CLIENT_FIN + """
                    < F. 501:501(0) ack 101
                    < F. 501:501(0) ack 102
                    > . 102:102(0) ack 502
                    """, Teardown.SIMULTANEOUS, BOTH);
        }

        @Test
        void half_closed_while_one_fin_or_an_acknowledgement_is_missing() {
            check(CLIENT_FIN, Teardown.HALF_CLOSED, CLIENT);
            check(CLIENT_FIN + "< . 501:501(0) ack 102", Teardown.HALF_CLOSED, CLIENT);
            check(SERVER_FIN + "> . 101:101(0) ack 502", Teardown.HALF_CLOSED, SERVER);
            check(CLIENT_FIN + "< F. 501:501(0) ack 102", Teardown.HALF_CLOSED, CLIENT);
            check(CLIENT_FIN + "< F. 501:501(0) ack 101", Teardown.HALF_CLOSED, BOTH);
        }

        @Test
        void reset_when_a_rst_comes_before_both_fins_are_acknowledged() {
            check(EXCHANGE + "> R. 101:101(0) ack 501", Teardown.RESET, CLIENT);
            check(EXCHANGE + "< R 501:501(0)", Teardown.RESET, SERVER);
            check(CLIENT_FIN + "< R. 501:501(0) ack 102", Teardown.RESET, CLIENT);
            check(CLIENT_FIN + "< F. 501:501(0) ack 102\n> R 102:102(0)", Teardown.RESET, CLIENT);
            check(SERVER_FIN + "> R. 101:101(0) ack 502", Teardown.RESET, SERVER);
            check(SYN + "< R. 0:0(0) ack 1", Teardown.RESET, SERVER);
        }

        @Test
        void not_changed_by_a_rst_after_both_fins_were_acknowledged() {
            check(FOUR + "> R 102:102(0)", Teardown.FOUR_SEGMENT, CLIENT);
            check(THREE + "< R 502:502(0)", Teardown.THREE_SEGMENT, CLIENT);
            check(CLIENT_FIN + """
                    < F. 501:501(0) ack 101
                    > . 102:102(0) ack 502
                    < . 502:502(0) ack 102
                    > R 102:102(0)
                    """, Teardown.SIMULTANEOUS, BOTH);
        }

        @Test
        void not_reset_by_a_rst_that_the_other_side_will_ignore() {
            check(EXCHANGE + "< R 900001:900001(0)", Teardown.OPEN, null);
            check(SYN + "< R. 0:0(0) ack 7", Teardown.OPEN, null);
        }

        @Test
        void open_while_nobody_closed() {
            check(EXCHANGE, Teardown.OPEN, null);
            check(SYN, Teardown.OPEN, null);
            check("> P. 1:101(100) ack 1\n< . 1:1(0) ack 101", Teardown.OPEN, null);
        }

        @Test
        void not_seen_where_a_direction_is_missing() {
            check("> P. 1:101(100) ack 1\n> F. 101:101(0) ack 1", Teardown.NOT_SEEN, CLIENT);
            check(SYN + "> . 1:1(0) ack 1\n> F. 1:1(0) ack 1", Teardown.NOT_SEEN, CLIENT);
        }

        @Test
        void told_in_mid_stream_too() {
            String late = FOUR.substring(OPENING.length());
            check(late, Teardown.FOUR_SEGMENT, CLIENT);
            check(
                    THREE.substring(CLIENT_FIN.length() - "> F. 101:101(0) ack 501\n".length()),
                    Teardown.THREE_SEGMENT,
                    CLIENT);
        }
    }

    @Nested
    class The_peers_are {

        private static void check(String text, @Nullable TcpState client, @Nullable TcpState server) {
            JudgedConnection judged = of(text);
            assertThat(judged.clientState()).as("client: " + text).isEqualTo(client);
            assertThat(judged.serverState()).as("server: " + text).isEqualTo(server);
        }

        @Test
        void where_the_opening_has_led_them() {
            check(SYN, TcpState.SYN_SENT, null);
            check(SYN_ACK, TcpState.SYN_SENT, TcpState.SYN_RECEIVED);
            check(OPENING, TcpState.ESTABLISHED, TcpState.ESTABLISHED);
            check(SYN + "< R. 0:0(0) ack 1", TcpState.CLOSED, TcpState.CLOSED);
            check(SYN_ACK + "> R 1:1(0)", TcpState.CLOSED, TcpState.LISTEN);
        }

        @Test
        void where_the_close_has_led_them() {
            check(CLIENT_FIN, TcpState.FIN_WAIT_1, TcpState.ESTABLISHED);
            check(CLIENT_FIN + "< . 501:501(0) ack 102", TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT);
            check(
                    CLIENT_FIN + "< . 501:501(0) ack 102\n< F. 501:501(0) ack 102",
                    TcpState.FIN_WAIT_2,
                    TcpState.LAST_ACK);
            check(FOUR, TcpState.TIME_WAIT, TcpState.CLOSED);
            check(THREE, TcpState.TIME_WAIT, TcpState.CLOSED);
            check(CLIENT_FIN + "< F. 501:501(0) ack 102", TcpState.FIN_WAIT_2, TcpState.LAST_ACK);
        }

        @Test
        void where_a_close_from_both_sides_has_led_them() {
            String crossed = CLIENT_FIN + "< F. 501:501(0) ack 101\n";
            check(crossed, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_1);
            check(crossed + "> . 102:102(0) ack 502\n", TcpState.CLOSING, TcpState.CLOSING);
            check(crossed + "> . 102:102(0) ack 502\n< . 502:502(0) ack 102", TcpState.TIME_WAIT, TcpState.TIME_WAIT);
        }

        @Test
        void closed_after_a_reset() {
            check(EXCHANGE + "> R. 101:101(0) ack 501", TcpState.CLOSED, TcpState.CLOSED);
            check(FOUR + "> R 102:102(0)", TcpState.TIME_WAIT, TcpState.CLOSED);
        }

        @Test
        void unknown_where_the_capture_does_not_tell() {
            check("> . 101:101(0) ack 501", null, null);
        }
    }

    @Nested
    class The_roles_are {

        @Test
        void observed_when_the_first_syn_was_captured_and_else_inferred() {
            assertThat(of(OPENING).rolesObserved()).isTrue();
            assertThat(of("> P. 1:101(100) ack 1").rolesObserved()).isFalse();
            assertThat(of("< P. 1:101(100) ack 1").client().port()).isEqualTo(40000);
        }

        @Test
        void right_when_the_capture_begins_with_the_syn_ack() {
            JudgedConnection late = of("< S. 0:0(0) ack 1\n> . 1:1(0) ack 1");
            assertThat(late.client().port()).isEqualTo(40000);
            assertThat(late.rolesObserved()).isFalse();
        }
    }

    @Test
    void a_new_syn_belongs_to_the_old_connection_until_it_is_answered() {
        String late = EXCHANGE + "+9 > S 5000:5000(0)\n";
        assertThat(Trace.of(late).judged())
                .extracting(JudgedConnection::packets)
                .containsExactly(7L);
        assertThat(Trace.of(late + "< . 501:501(0) ack 101\n> R 101:101(0)\n").judged())
                .extracting(JudgedConnection::packets)
                .containsExactly(9L);
        assertThat(Trace.of(late + "< S. 7000:7000(0) ack 5001\n").judged())
                .extracting(JudgedConnection::packets)
                .containsExactly(6L, 2L);
    }

    @Test
    void a_new_syn_is_a_new_connection_once_the_old_one_is_over() {
        for (String over : List.of(FOUR, THREE, EXCHANGE + "> R. 101:101(0) ack 501\n")) {
            assertThat(Trace.of(over + "+9 > S 5000:5000(0)\n").judged())
                    .as(over)
                    .extracting(JudgedConnection::handshake)
                    .containsExactly(Handshake.COMPLETE, Handshake.NO_REPLY);
        }
        assertThat(Trace.of(CLIENT_FIN + "+9 > S 5000:5000(0)\n").judged())
                .as("not over yet")
                .hasSize(1);
    }
}
