package io.loopshark.connection;

import static io.loopshark.connection.Told.OPEN;
import static io.loopshark.connection.Told.states;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The states of RFC 9293 §3.3.2 that both peers are in after each segment, and whether the segment proves them. */
class StatesTest {

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
                    > . 2:2(0) ack 12     | CLOSING       | (CLOSING)
                    < . 12:12(0) ack 2    | (TIME-WAIT)   | (TIME-WAIT)
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
}
