package io.loopshark.connection;

import static io.loopshark.connection.Told.OPEN;
import static io.loopshark.connection.Told.states;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states that both peers are in after a RST, by the state that it comes in. */
class StatesAfterResetTest {

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
                case "CLOSING (CLOSING)" ->
                    leadingTo("FIN-WAIT-1 FIN-WAIT-1") + "> . 2:2(0) ack 12 | CLOSING | (CLOSING)\n";
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
            "CLOSING (CLOSING), 2, 12"
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
                    > R 91:91(0)          | SYN-SENT      | (LISTEN)
                    < S. 400:400(0) ack 101 | SYN-SENT    | SYN-RECEIVED
                    > . 101:101(0) ack 401| ESTABLISHED   | (ESTABLISHED)
                    """);
        }
    }
}
