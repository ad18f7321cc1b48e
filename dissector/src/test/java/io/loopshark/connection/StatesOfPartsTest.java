package io.loopshark.connection;

import static io.loopshark.connection.Told.states;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The states of both peers where the capture holds only a part of the connection. */
class StatesOfPartsTest {

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
