package io.loopshark.connection;

import static io.loopshark.connection.Told.states;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of RFC 9293 §3.3.2 that both peers are in after each segment, and whether the segment proves them. */
class StatesTest {

    private static final String OPEN = """
            > S 0:0(0)            | SYN-SENT      | ?
            < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
            > . 1:1(0) ack 1      | ESTABLISHED   | (ESTABLISHED)
            < P. 1:11(10) ack 1   | ESTABLISHED   | ESTABLISHED
            """;

    @Nested
    class Opening {

        @Test
        void of_one_side() {
            states(OPEN);
        }

        /** RFC 9293 §3.5, Figure 7. */
        @Test
        void of_both_sides_at_once() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S 0:0(0)            | SYN-SENT      | SYN-SENT
                    > S. 0:0(0) ack 1     | SYN-RECEIVED  | SYN-SENT
                    < S. 0:0(0) ack 1     | (ESTABLISHED) | (ESTABLISHED)
                    > P. 1:11(10) ack 1   | ESTABLISHED   | (ESTABLISHED)
                    < . 1:1(0) ack 11     | ESTABLISHED   | ESTABLISHED
                    """);
        }

        /** The figure's line 7 without line 4: whoever had a SYN of the other side answers with SYN-ACK. */
        @Test
        void of_both_sides_answered_by_one_ACK() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S 0:0(0)            | SYN-SENT      | SYN-SENT
                    > S. 0:0(0) ack 1     | SYN-RECEIVED  | SYN-SENT
                    < . 1:1(0) ack 1      | (ESTABLISHED) | ESTABLISHED
                    > . 1:1(0) ack 1      | ESTABLISHED   | ESTABLISHED
                    """);
        }

        @Test
        void that_is_tried_again() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    +1 > S 0:0(0)         | SYN-SENT      | ?
                    < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
                    +1 < S. 0:0(0) ack 1  | SYN-SENT      | SYN-RECEIVED
                    > . 1:1(0) ack 1      | ESTABLISHED   | (ESTABLISHED)
                    """);
        }

        /** The SYN-ACK that comes again tells that the third segment did not arrive. */
        @Test
        void whose_third_segment_is_lost_on_the_way() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
                    > . 1:1(0) ack 1      | ESTABLISHED   | (ESTABLISHED)
                    +1 < S. 0:0(0) ack 1  | ESTABLISHED   | SYN-RECEIVED
                    > . 1:1(0) ack 1      | ESTABLISHED   | (ESTABLISHED)
                    < . 1:1(0) ack 1      | ESTABLISHED   | ESTABLISHED
                    """);
        }

        /** A SYN-ACK that was proven to be answered is an old duplicate when it comes again. */
        @Test
        void whose_SYN_ACK_comes_again_after_data() {
            states(OPEN + "< S. 0:0(0) ack 1 | ESTABLISHED | ESTABLISHED\n");
        }

        /** RFC 9293 §3.10.7.4: in SYN-RECEIVED "SND.UNA < SEG.ACK" is asked for; the SYN was not acknowledged here. */
        @Test
        void whose_third_segment_does_not_acknowledge_the_SYN() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
                    > . 1:1(0) ack 0      | ESTABLISHED   | SYN-RECEIVED
                    """);
        }

        /** RFC 9293 §3.10.7.3: a SYN-ACK for a SYN that was never sent leaves the client where it is. */
        @Test
        void whose_SYN_ACK_is_for_something_else() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S. 0:0(0) ack 77    | SYN-SENT      | SYN-RECEIVED
                    > R 77:77(0)          | SYN-SENT      | SYN-RECEIVED
                    < S. 5:5(0) ack 1     | SYN-SENT      | SYN-RECEIVED
                    > . 1:1(0) ack 6      | ESTABLISHED   | (ESTABLISHED)
                    """);
        }

        /** RFC 7413 §3: the server sends data before the third segment, in SYN-RECEIVED. */
        @Test
        void with_data_in_the_SYN() {
            states("""
                    > S 0:100(100) <FO>      | SYN-SENT      | ?
                    < S. 0:0(0) ack 101      | SYN-SENT      | SYN-RECEIVED
                    < P. 1:51(50) ack 101    | SYN-SENT      | SYN-RECEIVED
                    > . 101:101(0) ack 51    | ESTABLISHED   | (ESTABLISHED)
                    < . 51:51(0) ack 101     | ESTABLISHED   | ESTABLISHED
                    """);
        }

        /** RFC 9293 §3.10.7.4, eighth: SYN-RECEIVED with a FIN goes to FIN-WAIT-1. */
        @Test
        void that_the_server_closes_before_it_is_complete() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
                    < F. 1:1(0) ack 1     | SYN-SENT      | FIN-WAIT-1
                    > . 1:1(0) ack 2      | CLOSE-WAIT    | (FIN-WAIT-2)
                    """);
        }

        @Test
        void with_a_FIN_in_the_third_segment() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
                    > F. 1:1(0) ack 1     | FIN-WAIT-1    | (ESTABLISHED)
                    < . 1:1(0) ack 2      | (FIN-WAIT-2)  | CLOSE-WAIT
                    """);
        }
    }

    @Nested
    class Closing {

        /** RFC 9293 §3.6, Figure 12. */
        @Test
        void of_one_side_after_the_other() {
            states(OPEN + """
                    > F. 1:1(0) ack 11    | FIN-WAIT-1    | ESTABLISHED
                    < . 11:11(0) ack 2    | (FIN-WAIT-2)  | CLOSE-WAIT
                    < F. 11:11(0) ack 2   | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 12     | TIME-WAIT     | (CLOSED)
                    """);
        }

        @Test
        void by_the_server_first() {
            states(OPEN + """
                    < F. 11:11(0) ack 1   | ESTABLISHED   | FIN-WAIT-1
                    > . 1:1(0) ack 12     | CLOSE-WAIT    | (FIN-WAIT-2)
                    > F. 1:1(0) ack 12    | LAST-ACK      | (FIN-WAIT-2)
                    < . 12:12(0) ack 2    | (CLOSED)      | TIME-WAIT
                    """);
        }

        @Test
        void in_three_segments() {
            states(OPEN + """
                    > F. 1:1(0) ack 11    | FIN-WAIT-1    | ESTABLISHED
                    < F. 11:11(0) ack 2   | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 12     | TIME-WAIT     | (CLOSED)
                    """);
        }

        /** RFC 9293 §3.6, Figure 13. */
        @Test
        void of_both_sides_at_once() {
            states(OPEN + """
                    > F. 1:1(0) ack 11    | FIN-WAIT-1    | ESTABLISHED
                    < F. 11:11(0) ack 1   | FIN-WAIT-1    | FIN-WAIT-1
                    > . 2:2(0) ack 12     | CLOSING       | (FIN-WAIT-2)
                    < . 12:12(0) ack 2    | (TIME-WAIT)   | TIME-WAIT
                    """);
        }

        @Test
        void of_one_side_only_while_the_other_goes_on_sending() {
            states(OPEN + """
                    > F. 1:1(0) ack 11    | FIN-WAIT-1    | ESTABLISHED
                    < . 11:11(0) ack 2    | (FIN-WAIT-2)  | CLOSE-WAIT
                    < P. 11:21(10) ack 2  | (FIN-WAIT-2)  | CLOSE-WAIT
                    > . 2:2(0) ack 21     | (FIN-WAIT-2)  | CLOSE-WAIT
                    < F. 21:21(0) ack 2   | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 22     | TIME-WAIT     | (CLOSED)
                    """);
        }

        @Test
        void with_data_in_the_segments_of_the_FINs() {
            states(OPEN + """
                    > FP. 1:101(100) ack 11   | FIN-WAIT-1    | ESTABLISHED
                    < FP. 11:61(50) ack 102   | (FIN-WAIT-2)  | LAST-ACK
                    > . 102:102(0) ack 62     | TIME-WAIT     | (CLOSED)
                    """);
        }

        /** The data was acknowledged, the FIN behind it was not: the state waits for the number of the FIN. */
        @Test
        void whose_FIN_is_not_acknowledged_with_the_data_before_it() {
            states(OPEN + """
                    > FP. 1:101(100) ack 11   | FIN-WAIT-1    | ESTABLISHED
                    < . 11:11(0) ack 101      | FIN-WAIT-1    | ESTABLISHED
                    +1 > F. 101:101(0) ack 11 | FIN-WAIT-1    | ESTABLISHED
                    < . 11:11(0) ack 102      | (FIN-WAIT-2)  | CLOSE-WAIT
                    """);
        }

        /** RFC 9293 §3.10.7.4: in TIME-WAIT a FIN that comes again is acknowledged again; the state stays. */
        @Test
        void whose_last_acknowledgement_is_lost_on_the_way() {
            states(OPEN + """
                    > F. 1:1(0) ack 11    | FIN-WAIT-1    | ESTABLISHED
                    < F. 11:11(0) ack 2   | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 12     | TIME-WAIT     | (CLOSED)
                    +1 < F. 11:11(0) ack 2 | TIME-WAIT    | (CLOSED)
                    > . 2:2(0) ack 12     | TIME-WAIT     | (CLOSED)
                    """);
        }

        @Test
        void that_a_reset_follows_which_no_longer_matters() {
            states(OPEN + """
                    > F. 1:1(0) ack 11    | FIN-WAIT-1    | ESTABLISHED
                    < F. 11:11(0) ack 2   | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 12     | TIME-WAIT     | (CLOSED)
                    > R 2:2(0)            | TIME-WAIT     | (CLOSED)
                    """);
        }
    }

    @Nested
    class A_reset {

        /** The traces that lead to each state, by its name: the client's, then the server's. */
        private String leadingTo(String states) {
            return switch (states) {
                case "SYN-SENT SYN-RECEIVED" ->
                    "> S 0:0(0) | SYN-SENT | ?\n< S. 0:0(0) ack 1 | SYN-SENT | SYN-RECEIVED\n";
                case "ESTABLISHED ESTABLISHED" -> OPEN;
                case "FIN-WAIT-1 ESTABLISHED" -> OPEN + "> F. 1:1(0) ack 11 | FIN-WAIT-1 | ESTABLISHED\n";
                case "(FIN-WAIT-2) CLOSE-WAIT" ->
                    leadingTo("FIN-WAIT-1 ESTABLISHED") + "< . 11:11(0) ack 2 | (FIN-WAIT-2) | CLOSE-WAIT\n";
                case "(FIN-WAIT-2) LAST-ACK" ->
                    leadingTo("FIN-WAIT-1 ESTABLISHED") + "< F. 11:11(0) ack 2 | (FIN-WAIT-2) | LAST-ACK\n";
                case "FIN-WAIT-1 FIN-WAIT-1" ->
                    leadingTo("FIN-WAIT-1 ESTABLISHED") + "< F. 11:11(0) ack 1 | FIN-WAIT-1 | FIN-WAIT-1\n";
                case "CLOSING (FIN-WAIT-2)" ->
                    leadingTo("FIN-WAIT-1 FIN-WAIT-1") + "> . 2:2(0) ack 12 | CLOSING | (FIN-WAIT-2)\n";
                default -> throw new IllegalArgumentException(states);
            };
        }

        /** RFC 9293 §3.10.7.4: RCV.NXT of the other side is all that a RST has to hit. */
        @ParameterizedTest
        @CsvSource({
            "ESTABLISHED ESTABLISHED, 1, 11",
            "FIN-WAIT-1 ESTABLISHED, 2, 11",
            "(FIN-WAIT-2) CLOSE-WAIT, 2, 11",
            "(FIN-WAIT-2) LAST-ACK, 2, 12",
            "FIN-WAIT-1 FIN-WAIT-1, 2, 12",
            "CLOSING (FIN-WAIT-2), 2, 12"
        })
        void closes_in_every_synchronized_state(String before, int clientNext, int serverNext) {
            String trace = leadingTo(before);
            states(trace + "> R %1$d:%1$d(0) | CLOSED | (CLOSED)\n".formatted(clientNext));
            states(trace + "< R %1$d:%1$d(0) | (CLOSED) | CLOSED\n".formatted(serverNext));
            states(trace + "< R. %1$d:%1$d(0) ack %2$d | (CLOSED) | CLOSED\n".formatted(serverNext, clientNext));
        }

        /** RFC 9293 §3.10.7.3: in SYN-SENT a RST counts if its ACK acknowledges the SYN. */
        @Test
        void refuses_a_SYN() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < R. 0:0(0) ack 1     | (CLOSED)      | CLOSED
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"< R 0:0(0)", "< R. 0:0(0) ack 0", "< R. 0:0(0) ack 2", "< R. 0:0(0) ack -1"})
        void does_not_refuse_a_SYN_that_it_does_not_acknowledge(String reset) {
            states("> S 0:0(0) | SYN-SENT | ?\n" + reset + " | SYN-SENT | ?\n");
        }

        @ParameterizedTest
        @CsvSource({"1, false", "50, false", "101, false", "102, true", "0, true"})
        void of_a_SYN_with_data_may_acknowledge_some_of_it(int ack, boolean ignored) {
            states("> S 0:100(100) <FO> | SYN-SENT | ?\n< R. 0:0(0) ack " + ack
                    + (ignored ? " | SYN-SENT | ?\n" : " | (CLOSED) | CLOSED\n"));
        }

        /** RFC 9293 §3.10.7.4, SYN-RECEIVED: "If this connection was initiated with a passive OPEN, … return to LISTEN". */
        @Test
        void sends_a_passive_opener_back_to_LISTEN() {
            states(leadingTo("SYN-SENT SYN-RECEIVED") + "> R 1:1(0) | CLOSED | (LISTEN)\n");
        }

        @Test
        void by_the_passive_opener_closes_both() {
            states(leadingTo("SYN-SENT SYN-RECEIVED") + "< R. 1:1(0) ack 1 | (CLOSED) | CLOSED\n");
        }

        /** The same, "initiated with an active OPEN": refused, CLOSED. */
        @Test
        void closes_an_active_opener_in_SYN_RECEIVED() {
            states("""
                    > S 0:0(0)            | SYN-SENT      | ?
                    < S 0:0(0)            | SYN-SENT      | SYN-SENT
                    > S. 0:0(0) ack 1     | SYN-RECEIVED  | SYN-SENT
                    < R. 1:1(0) ack 1     | (CLOSED)      | CLOSED
                    """);
        }

        /** RFC 9293 §3.10.7.4, RFC 5961 §3.2: outside of the window it is silently dropped. */
        @ParameterizedTest
        @ValueSource(ints = {-1, -1000, 80000, 1000000, 2147483647})
        void outside_of_the_window_changes_nothing(int sequence) {
            states(OPEN + """
                    < R %1$d:%1$d(0)      | ESTABLISHED   | ESTABLISHED
                    > P. 1:11(10) ack 11  | ESTABLISHED   | ESTABLISHED
                    """.formatted(sequence));
        }

        @Test
        void to_a_window_of_zero_has_to_hit_the_next_number() {
            String closed = OPEN + "> . 1:1(0) ack 11 win 0 | ESTABLISHED | ESTABLISHED\n";
            states(closed + "< R 11:11(0) | (CLOSED) | CLOSED\n");
            states(closed + "< R 13:13(0) | ESTABLISHED | ESTABLISHED\n");
        }

        /** Before the acknowledgement that is under way arrives, RCV.NXT may be anywhere between what was acknowledged and sent. */
        @Test
        void may_come_before_the_data_in_flight() {
            states(OPEN + """
                    < P. 11:1011(1000) ack 1  | ESTABLISHED | ESTABLISHED
                    < R 1011:1011(0)          | (CLOSED)    | CLOSED
                    """);
            states(OPEN + """
                    < P. 11:1011(1000) ack 1  | ESTABLISHED | ESTABLISHED
                    < R 11:11(0)              | (CLOSED)    | CLOSED
                    """);
        }

        /** RFC 9293 §3.5, Figure 8. */
        @Test
        void of_an_old_duplicates_answer_lets_the_attempt_go_on() {
            states("""
                    > S 100:100(0)        | SYN-SENT      | ?
                    > S 90:90(0)          | SYN-SENT      | ?
                    < S. 300:300(0) ack 91| SYN-SENT      | SYN-RECEIVED
                    > R 91:91(0)          | SYN-SENT      | ?
                    < S. 400:400(0) ack 101 | SYN-SENT    | SYN-RECEIVED
                    > . 101:101(0) ack 401| ESTABLISHED   | (ESTABLISHED)
                    """);
        }
    }

    @Nested
    class What_does_not_change_a_state {

        /** RFC 9293 §3.8.4: one below SND.NXT, with or without an octet of garbage. */
        @Test
        void a_keep_alive_and_its_answer() {
            states(OPEN + """
                    > . 1:1(0) ack 11         | ESTABLISHED | ESTABLISHED
                    +60 > . 0:0(0) ack 11     | ESTABLISHED | ESTABLISHED
                    < . 11:11(0) ack 1        | ESTABLISHED | ESTABLISHED
                    +60 > . 0:1(1) ack 11     | ESTABLISHED | ESTABLISHED
                    < . 11:11(0) ack 1        | ESTABLISHED | ESTABLISHED
                    """);
        }

        @Test
        void a_window_probe_and_its_answer() {
            states(OPEN + """
                    > . 1:1(0) ack 11 win 0   | ESTABLISHED | ESTABLISHED
                    +1 < . 11:12(1) ack 1     | ESTABLISHED | ESTABLISHED
                    > . 1:1(0) ack 11 win 0   | ESTABLISHED | ESTABLISHED
                    > . 1:1(0) ack 12 win 500 | ESTABLISHED | ESTABLISHED
                    """);
        }

        /** RFC 5961 §4.2: a SYN in a synchronized state is answered by a challenge ACK. */
        @Test
        void a_SYN_in_the_midst_and_its_challenge_ACK() {
            states(OPEN + """
                    > S 700:700(0)            | ESTABLISHED | ESTABLISHED
                    < . 11:11(0) ack 1        | ESTABLISHED | ESTABLISHED
                    > P. 1:11(10) ack 11      | ESTABLISHED | ESTABLISHED
                    """);
        }

        @Test
        void data_out_of_order_and_again() {
            states(OPEN + """
                    < P. 21:31(10) ack 1      | ESTABLISHED | ESTABLISHED
                    < P. 11:21(10) ack 1      | ESTABLISHED | ESTABLISHED
                    < P. 11:21(10) ack 1      | ESTABLISHED | ESTABLISHED
                    > . 1:1(0) ack 31         | ESTABLISHED | ESTABLISHED
                    """);
        }
    }

    /** A state is unknown until segments tell; none is made up. */
    @Nested
    class Met_in_mid_stream {

        @Test
        void data_both_ways_tells_that_both_were_open() {
            states("""
                    > P. 1:11(10) ack 1       | ?             | ?
                    < . 1:1(0) ack 11         | ?             | ?
                    < P. 1:11(10) ack 11      | (ESTABLISHED) | ESTABLISHED
                    > P. 11:21(10) ack 11     | ESTABLISHED   | ESTABLISHED
                    """);
        }

        /** The one that sends may be in ESTABLISHED or in CLOSE-WAIT, the other in ESTABLISHED or in FIN-WAIT-2. */
        @Test
        void data_one_way_tells_nothing() {
            states("""
                    < P. 1:11(10) ack 1       | ?             | ?
                    > . 1:1(0) ack 11         | ?             | ?
                    < P. 11:21(10) ack 1      | ?             | ?
                    > . 1:1(0) ack 21         | ?             | ?
                    """);
        }

        @Test
        void acknowledgements_alone_tell_nothing() {
            states("""
                    > . 1:1(0) ack 1          | ?             | ?
                    < . 1:1(0) ack 1          | ?             | ?
                    > . 1:1(0) ack 1          | ?             | ?
                    """);
        }

        /** A first FIN may be the second of the two: FIN-WAIT-1 or LAST-ACK. */
        @Test
        void a_FIN_tells_nothing_as_long_as_the_other_sides_may_have_been_before() {
            states("""
                    > F. 1:1(0) ack 1         | ?             | ?
                    < . 1:1(0) ack 2          | ?             | ?
                    """);
        }

        @Test
        void data_after_the_other_sides_FIN_tells_who_closed_first() {
            states("""
                    > F. 1:1(0) ack 1         | ?             | ?
                    < . 1:1(0) ack 2          | ?             | ?
                    < P. 1:11(10) ack 2       | (FIN-WAIT-2)  | CLOSE-WAIT
                    < F. 11:11(0) ack 2       | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 12         | TIME-WAIT     | (CLOSED)
                    """);
        }

        @Test
        void both_FINs_tell_that_both_were_open() {
            states("""
                    > F. 1:1(0) ack 1         | ?             | ?
                    < F. 1:1(0) ack 2         | (FIN-WAIT-2)  | LAST-ACK
                    > . 2:2(0) ack 2          | TIME-WAIT     | (CLOSED)
                    """);
        }

        @Test
        void a_reset_closes_whatever_was() {
            states("""
                    > P. 1:11(10) ack 1       | ?             | ?
                    < R 1:1(0)                | (CLOSED)      | CLOSED
                    """);
        }

        @Test
        void begun_with_the_SYN_ACK() {
            states("""
                    < S. 0:0(0) ack 1         | ?             | SYN-RECEIVED
                    > . 1:1(0) ack 1          | ESTABLISHED   | (ESTABLISHED)
                    < P. 1:11(10) ack 1       | ESTABLISHED   | ESTABLISHED
                    """);
        }
    }

    @Nested
    class With_one_direction_missing {

        @Test
        void the_clients_alone() {
            states("""
                    > S 0:0(0)                | SYN-SENT      | ?
                    > . 1:1(0) ack 1          | ESTABLISHED   | ?
                    > P. 1:11(10) ack 1       | ESTABLISHED   | ?
                    > F. 11:11(0) ack 1       | FIN-WAIT-1    | ?
                    > . 12:12(0) ack 2        | FIN-WAIT-1    | ?
                    """);
        }

        @Test
        void the_servers_alone() {
            states("""
                    < S. 0:0(0) ack 1         | ?             | SYN-RECEIVED
                    < P. 1:11(10) ack 11      | ?             | ESTABLISHED
                    < F. 11:11(0) ack 12      | ?             | FIN-WAIT-1
                    """);
        }
    }
}
