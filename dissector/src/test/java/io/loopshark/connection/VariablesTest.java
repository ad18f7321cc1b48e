package io.loopshark.connection;

import static io.loopshark.connection.Told.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.Step;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables of RFC 9293 §3.3.1 of both peers after each segment: SND.UNA, SND.NXT, SND.WND, RCV.NXT. */
class VariablesTest {

    private static final String OPEN = """
            > S 0:0(0) win 1000                   | 0 1 ? ?         | ? ? 1000 ?
            < S. 0:0(0) ack 1 win 2000            | 1 1 2000 ?      | 0 1 1000 1
            > . 1:1(0) ack 1 win 1000             | 1 1 2000 1      | 1 1 1000 1
            """;

    /** The same wherever the wrap of 2^32 lies. */
    private static void everywhere(String table) {
        variables(1_000_000, 2_000_000_000, table);
        variables(-1, -2, table);
        variables(-50, -120, table);
        variables(2147483600, -2147483648, table);
    }

    @Nested
    class Numbers {

        @Test
        void go_on_with_data_and_are_acknowledged() {
            everywhere(OPEN + """
                    > P. 1:101(100) ack 1 win 1000        | 1 101 2000 1    | 1 1 1000 1
                    > P. 101:201(100) ack 1 win 1000      | 1 201 2000 1    | 1 1 1000 1
                    < . 1:1(0) ack 101 win 1900           | 101 201 1900 1  | 1 1 1000 101
                    < P. 1:51(50) ack 201 win 1800        | 201 201 1800 1  | 1 51 1000 201
                    > . 201:201(0) ack 51 win 950         | 201 201 1800 51 | 51 51 950 201
                    """);
        }

        @Test
        void count_each_FIN() {
            everywhere(OPEN + """
                    > F. 1:1(0) ack 1 win 1000            | 1 2 2000 1      | 1 1 1000 1
                    < F. 1:1(0) ack 2 win 2000            | 2 2 2000 1      | 1 2 1000 2
                    > . 2:2(0) ack 2 win 1000             | 2 2 2000 2      | 2 2 1000 2
                    """);
        }

        /** RFC 7413: the SYN-ACK acknowledges the data, or the SYN only. */
        @ParameterizedTest
        @CsvSource({"1", "61", "101"})
        void count_the_data_of_a_SYN(int acknowledged) {
            everywhere("""
                    > S 0:100(100) win 1000 <FO>          | 0 101 ? ?       | ? ? 1000 ?
                    < S. 0:0(0) ack %1$d win 2000         | %1$d 101 2000 ? | 0 1 1000 %1$d
                    """.formatted(acknowledged));
        }

        @Test
        void do_not_go_back_with_what_comes_late_or_again() {
            everywhere(OPEN + """
                    > P. 1:101(100) ack 1 win 1000        | 1 101 2000 1    | 1 1 1000 1
                    < P. 1:51(50) ack 101 win 2000        | 101 101 2000 1  | 1 51 1000 101
                    > . 101:101(0) ack 51 win 1000        | 101 101 2000 51 | 51 51 1000 101
                    > P. 1:101(100) ack 1 win 1000        | 101 101 2000 51 | 51 51 1000 101
                    < . 51:51(0) ack 1 win 2000           | 101 101 2000 51 | 51 51 1000 101
                    """);
        }

        @Test
        void pass_over_what_is_missing_and_stay_there_when_it_comes() {
            everywhere(OPEN + """
                    > P. 101:201(100) ack 1 win 1000      | 1 201 2000 1    | 1 1 1000 1
                    < . 1:1(0) ack 1 win 2000             | 1 201 2000 1    | 1 1 1000 1
                    > P. 1:101(100) ack 1 win 1000        | 1 201 2000 1    | 1 1 1000 1
                    < . 1:1(0) ack 201 win 2000           | 201 201 2000 1  | 1 1 1000 201
                    """);
        }

        @Test
        void go_on_with_the_new_part_of_a_segment_that_overlaps() {
            everywhere(OPEN + """
                    > P. 1:101(100) ack 1 win 1000        | 1 101 2000 1    | 1 1 1000 1
                    > P. 51:151(100) ack 1 win 1000       | 1 151 2000 1    | 1 1 1000 1
                    """);
        }

        /** RFC 9293 §3.8.4. */
        @Test
        void stay_with_keep_alives() {
            everywhere(OPEN + """
                    +60 > . 0:0(0) ack 1 win 1000         | 1 1 2000 1      | 1 1 1000 1
                    < . 1:1(0) ack 1 win 2000             | 1 1 2000 1      | 1 1 1000 1
                    +60 > . 0:1(1) ack 1 win 1000         | 1 1 2000 1      | 1 1 1000 1
                    """);
        }

        @Test
        void stay_with_a_reset() {
            everywhere(OPEN + "> R 1:1(0) win 0 | 1 1 2000 1 | 1 1 1000 1\n");
        }

        /** RFC 9293 §3.10.7.4: SEG.ACK > SND.NXT acknowledges nothing; SEG.ACK =< ISS neither. */
        @ParameterizedTest
        @CsvSource({"2", "100", "0", "-1"})
        void are_not_acknowledged_by_what_was_not_sent(int acknowledgement) {
            everywhere(OPEN + "< . 1:1(0) ack %d win 2000 | 1 1 2000 1 | 1 1 1000 1\n".formatted(acknowledgement));
        }

        @Test
        void of_the_ISNs_are_those_of_the_SYNs() {
            List<Step> steps = Told.steps(Trace.of(-7, 42, """
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    """));
            assertThat(steps.get(0).client().iss()).isEqualTo(SequenceNumber.of(-7));
            assertThat(steps.get(0).server().iss()).isNull();
            assertThat(steps.get(1).server().iss()).isEqualTo(SequenceNumber.of(42));
        }
    }

    @Nested
    class Windows {

        /** RFC 7323 §2.2: "The window field in a segment where the SYN bit is set … MUST NOT be scaled". */
        @Test
        void are_scaled_after_the_SYNs_when_both_offered_it() {
            everywhere("""
                    > S 0:0(0) win 1000 <wscale 7>        | 0 1 ? ?         | ? ? 1000 ?
                    < S. 0:0(0) ack 1 win 2000 <wscale 2> | 1 1 2000 ?      | 0 1 1000 1
                    > . 1:1(0) ack 1 win 10               | 1 1 2000 1      | 1 1 1280 1
                    < . 1:1(0) ack 1 win 10               | 1 1 40 1        | 1 1 1280 1
                    """);
        }

        @Test
        void are_not_scaled_when_one_did_not_offer_it() {
            everywhere("""
                    > S 0:0(0) win 1000 <wscale 7>        | 0 1 ? ?         | ? ? 1000 ?
                    < S. 0:0(0) ack 1 win 2000            | 1 1 2000 ?      | 0 1 1000 1
                    > . 1:1(0) ack 1 win 10               | 1 1 2000 1      | 1 1 10 1
                    """);
        }

        /** RFC 7323 §2.3: "If a Window Scale option is received with a shift.cnt value larger than 14 … use 14". */
        @Test
        void are_shifted_by_14_at_most() {
            everywhere("""
                    > S 0:0(0) win 1000 <wscale 15>       | 0 1 ? ?         | ? ? 1000 ?
                    < S. 0:0(0) ack 1 win 2000 <wscale 0> | 1 1 2000 ?      | 0 1 1000 1
                    > . 1:1(0) ack 1 win 3                | 1 1 2000 1      | 1 1 49152 1
                    < . 1:1(0) ack 1 win 3                | 1 1 3 1         | 1 1 49152 1
                    """);
        }

        /** RFC 9293 §3.10.7.4: SND.WL1 and SND.WL2 keep old segments from changing the window. */
        @Test
        void are_not_taken_from_old_segments() {
            everywhere(OPEN + """
                    < P. 1:51(50) ack 1 win 1500          | 1 1 1500 1      | 1 51 1000 1
                    < P. 51:101(50) ack 1 win 1400        | 1 1 1400 1      | 1 101 1000 1
                    < P. 1:51(50) ack 1 win 1500          | 1 1 1400 1      | 1 101 1000 1
                    """);
        }

        @Test
        void may_close_and_open_without_anything_else() {
            everywhere(OPEN + """
                    < . 1:1(0) ack 1 win 0                | 1 1 0 1         | 1 1 1000 1
                    < . 1:1(0) ack 1 win 500              | 1 1 500 1       | 1 1 1000 1
                    """);
        }

        /** Without the SYNs nobody knows the shift; that of zero is zero all the same. */
        @Test
        void are_unknown_in_mid_stream_but_for_zero() {
            everywhere("""
                    > P. 100:110(10) ack 50 win 300       | ? 110 ? 50      | 50 ? ? ?
                    < . 50:50(0) ack 110 win 0            | 110 110 0 50    | 50 50 ? 110
                    """);
        }

        @Test
        void are_known_with_one_SYN_that_offers_no_scale() {
            everywhere("""
                    > S 0:0(0) win 1000                   | 0 1 ? ?         | ? ? 1000 ?
                    > . 1:1(0) ack 1 win 900              | 0 1 ? 1         | 1 ? 900 ?
                    """);
            everywhere("""
                    > S 0:0(0) win 1000 <wscale 2>        | 0 1 ? ?         | ? ? 1000 ?
                    > . 1:1(0) ack 1 win 900              | 0 1 ? 1         | 1 ? ? ?
                    """);
        }
    }

    @Nested
    class An_opening_that_is_tried_again {

        @Test
        void with_the_same_number_changes_nothing() {
            everywhere("""
                    > S 0:0(0) win 1000                   | 0 1 ? ?         | ? ? 1000 ?
                    > S 0:0(0) win 1000                   | 0 1 ? ?         | ? ? 1000 ?
                    < S. 0:0(0) ack 1 win 2000            | 1 1 2000 ?      | 0 1 1000 1
                    < S. 0:0(0) ack 1 win 2000            | 1 1 2000 ?      | 0 1 1000 1
                    """);
        }

        /** SYN cookies and proxies: the SYN-ACK that the client acknowledges is the one that counts. */
        @Test
        void by_a_server_with_another_number_counts_as_the_client_acknowledges_it() {
            String twoSynAcks = """
                    > S 0:0(0) win 1000                   | 0 1 ? ?         | ? ? 1000 ?
                    < S. 0:0(0) ack 1 win 2000            | 1 1 2000 ?      | 0 1 1000 1
                    < S. 700:700(0) ack 1 win 3000        | 1 1 2000 ?      | 0 1 1000 1
                    """;
            everywhere(twoSynAcks + "> . 1:1(0) ack 1 win 1000 | 1 1 2000 1 | 1 1 1000 1\n");
            everywhere(twoSynAcks + "> . 1:1(0) ack 701 win 1000 | 1 1 3000 701 | 701 701 1000 1\n");
        }
    }
}
