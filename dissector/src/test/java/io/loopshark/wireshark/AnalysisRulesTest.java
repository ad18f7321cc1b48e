package io.loopshark.wireshark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule's case and its near miss. The answers are tshark's own, asked with the same segments. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalysisRulesTest {

    private static void check(String text) {
        Flagged flagged = Flagged.of(text);
        assertThat(flagged.found()).isEqualTo(flagged.expected());
    }

    private static void afterOpening(String text) {
        check(Flagged.OPENING + text);
    }

    @Nested
    class Windows {

        @Test
        void a_window_of_0_is_a_zero_window_but_not_on_SYN_FIN_or_RST() {
            afterOpening("""
                    < . 1:1(0) ack 1 win 0    | zero_window
                    < F. 1:1(0) ack 1 win 0   |
                    < R 2:2(0) win 0          |
                    """);
        }

        @Test
        void one_octet_into_a_closed_window_is_a_probe_and_its_refusal_a_probe_acknowledgement() {
            afterOpening("""
                    > P. 1:11(10) ack 1 win 1000 |
                    < . 1:1(0) ack 11 win 0      | zero_window
                    > . 11:12(1) ack 1 win 1000  | zero_window_probe
                    < . 1:1(0) ack 11 win 0      | zero_window,zero_window_probe_ack
                    > . 11:13(2) ack 1 win 1000  |
                    """);
        }

        @Test
        void the_acknowledgement_of_a_probe_s_octet_is_one_of_unseen_data() {
            afterOpening("""
                    > P. 1:11(10) ack 1 win 1000 |
                    < . 1:1(0) ack 11 win 0      | zero_window
                    > . 11:12(1) ack 1 win 1000  | zero_window_probe
                    < . 1:1(0) ack 12 win 0      | ack_lost_segment,zero_window
                    > . 12:13(1) ack 1 win 1000  | lost_segment
                    """);
        }

        @Test
        void only_another_window_is_a_window_update() {
            afterOpening("""
                    > . 1:1(0) ack 1 win 900   | window_update
                    > . 1:1(0) ack 1 win 900   | duplicate_ack
                    > . 1:11(10) ack 1 win 800 |
                    """);
        }

        @Test
        void data_up_to_the_very_edge_of_the_window_fills_it() {
            check("""
                    > S 0:0(0) win 1000 <mss 1460,wscale 2>
                    < S. 0:0(0) ack 1 win 1000 <mss 1460,wscale 1>
                    > . 1:1(0) ack 1 win 1000
                    # The window of a SYN-ACK is not scaled.
                    > . 1:1001(1000) ack 1 win 1000     | window_full
                    < . 1:1(0) ack 1001 win 500         |
                    > . 1001:2001(1000) ack 1 win 1000  | window_full
                    < . 1:1(0) ack 2001 win 500         |
                    > . 2001:3000(999) ack 1 win 1000   |
                    """);
        }

        @Test
        void a_SYN_without_a_scale_settles_it_for_both_sides() {
            check("""
                    > S 0:0(0) win 1000 <mss 1460>                 |
                    < S. 0:0(0) ack 1 win 100 <mss 1460,wscale 7>  |
                    > . 1:1(0) ack 1 win 1000                      |
                    < . 1:1(0) ack 1 win 200                       | window_update
                    > P. 1:201(200) ack 1 win 1000                 | window_full
                    """);
        }

        @Test
        void where_the_scale_is_unknown_no_window_is_full() {
            check("""
                    < . 1:1(0) ack 1 win 100
                    > . 1:101(100) ack 1 win 1000
                    """);
        }
    }

    @Nested
    class KeepAlives {

        @Test
        void nothing_or_one_octet_from_one_below_the_next_number_is_a_keep_alive() {
            afterOpening("""
                    > P. 1:11(10) ack 1 win 1000  |
                    < . 1:1(0) ack 11 win 1000    |
                    > . 10:10(0) ack 1 win 1000   | keep_alive
                    < . 1:1(0) ack 11 win 1000    | keep_alive_ack
                    > . 10:11(1) ack 1 win 1000   | keep_alive
                    < . 1:1(0) ack 11 win 1000    | keep_alive_ack
                    < . 1:1(0) ack 11 win 1000    | keep_alive_ack
                    > . 9:10(1) ack 1 win 1000    | spurious_retransmission
                    """);
        }

        @Test
        void a_FIN_from_there_is_none() {
            afterOpening("""
                    > P. 1:11(10) ack 1 win 1000  |
                    > F. 10:10(0) ack 1 win 1000  | retransmission
                    """);
        }
    }

    @Nested
    class Acknowledgements {

        @Test
        void the_same_acknowledgement_again_is_a_duplicate() {
            afterOpening("""
                    > . 1:11(10) ack 1 win 1000  |
                    < . 1:1(0) ack 11 win 1000   |
                    < . 1:1(0) ack 11 win 1000   | duplicate_ack
                    < . 1:1(0) ack 11 win 1000   | duplicate_ack
                    < . 1:2(1) ack 11 win 1000   |
                    """);
        }

        @Test
        void what_was_never_seen_is_reported_once_when_acknowledged() {
            afterOpening("""
                    < . 1:1(0) ack 101 win 1000 | ack_lost_segment
                    < . 1:1(0) ack 201 win 1000 |
                    # The client acknowledges something new itself.
                    < . 1:11(10) ack 201 win 1000 |
                    > . 201:201(0) ack 11 win 1000 | lost_segment
                    < . 11:11(0) ack 301 win 1000 | ack_lost_segment
                    """);
        }

        @Test
        void an_acknowledgement_over_a_known_hole_is_reported_each_time() {
            afterOpening("""
                    > . 101:201(100) ack 1 win 1000 | lost_segment
                    < . 1:1(0) ack 201 win 1000     | ack_lost_segment
                    > . 301:401(100) ack 1 win 1000 | lost_segment
                    < . 1:1(0) ack 401 win 1000     | ack_lost_segment
                    """);
        }

        @Test
        void a_hole_that_was_filled_is_none() {
            afterOpening("""
                    > . 101:201(100) ack 1 win 1000 | lost_segment
                    > . 1:101(100) ack 1 win 1000   | out_of_order
                    < . 1:1(0) ack 201 win 1000     |
                    """);
        }
    }

    @Nested
    class Repetitions {

        @Test
        void the_same_data_later_is_a_retransmission() {
            afterOpening("""
                    > . 1:101(100) ack 1 win 1000        |
                    +0.2 > . 1:101(100) ack 1 win 1000   | retransmission
                    """);
        }

        @Test
        void a_SYN_again_is_a_retransmission() {
            check("""
                    > S 0:0(0) win 1000       |
                    +1 > S 0:0(0) win 1000    | retransmission
                    """);
        }

        @Test
        void data_acknowledged_already_makes_it_spurious() {
            afterOpening("""
                    > . 1:101(100) ack 1 win 1000        |
                    < . 1:1(0) ack 101 win 1000          |
                    +0.2 > . 1:101(100) ack 1 win 1000   | spurious_retransmission
                    """);
        }

        @Test
        void two_duplicate_acknowledgements_within_20_ms_make_it_fast() {
            String until = """
                    > . 1:101(100) ack 1 win 1000   |
                    > . 101:201(100) ack 1 win 1000 |
                    > . 201:301(100) ack 1 win 1000 |
                    < . 1:1(0) ack 101 win 1000     |
                    < . 1:1(0) ack 101 win 1000     | duplicate_ack
                    < . 1:1(0) ack 101 win 1000     | duplicate_ack
                    """;
            afterOpening(until + "+0.0199 > . 101:201(100) ack 1 win 1000 | fast_retransmission");
            afterOpening(until + "+0.0201 > . 101:201(100) ack 1 win 1000 | retransmission");
            afterOpening(until + "+0.0199 > . 201:301(100) ack 1 win 1000 | retransmission");
        }

        @Test
        void a_duplicate_acknowledgement_that_was_seen_makes_those_count_again() {
            afterOpening("""
                    > P. 1:11(10) ack 1 win 1000    |
                    < P. 1:11(10) ack 11 win 1000   |
                    > . 11:11(0) ack 111 win 1000   | ack_lost_segment
                    < . 11:11(0) ack 11 win 1000    | duplicate_ack
                    > P. 11:21(10) ack 11 win 1000  |
                    > P. 11:21(10) ack 11 win 1000  | retransmission
                    """);
        }

        @Test
        void what_lies_beyond_a_hole_when_a_SYN_comes_again_counts_as_not_sent() {
            afterOpening("""
                    > . 201:301(100) ack 1 win 1000     | lost_segment
                    +0.1 > S 0:0(0) win 1000            | retransmission
                    > . 301:401(100) ack 1 win 1000     | lost_segment
                    """);
            afterOpening("""
                    > . 1:101(100) ack 1 win 1000       |
                    +0.1 > S 0:0(0) win 1000            | retransmission
                    > . 101:201(100) ack 1 win 1000     |
                    """);
        }

        @Test
        void where_the_clock_ran_back_during_the_opening_whatever_comes_late_was_overtaken() {
            check("""
                    > S 0:0(0) win 1000
                    +-0.00001 < S. 0:0(0) ack 1 win 1000
                    +-0.00001 > . 1:1(0) ack 1 win 1000      |
                    > . 101:201(100) ack 1 win 1000          | lost_segment
                    +5 > . 1:101(100) ack 1 win 1000         | out_of_order
                    """);
        }

        @Test
        void after_an_unseen_acknowledgement_it_is_fast_without_duplicates() {
            afterOpening("""
                    > F. 1:1(0) ack 1 win 1000     |
                    < . 1:11(10) ack 1 win 1000    |
                    > F. 1:1(0) ack 111 win 1000   | fast_retransmission,ack_lost_segment
                    """);
        }

        @Test
        void within_a_round_trip_it_was_overtaken() {
            // The opening took 20 microseconds.
            String until = """
                    > . 1:101(100) ack 1 win 1000   |
                    > . 201:301(100) ack 1 win 1000 | lost_segment
                    """;
            afterOpening(until + "+0.000019 > . 101:201(100) ack 1 win 1000 | out_of_order");
            afterOpening(until + "+0.000021 > . 101:201(100) ack 1 win 1000 | retransmission");
        }

        @Test
        void without_a_round_trip_it_was_overtaken_within_3_ms() {
            check("""
                    > . 1:101(100) ack 1 win 1000              |
                    > . 201:301(100) ack 1 win 1000            | lost_segment
                    +0.0029 > . 101:201(100) ack 1 win 1000    | out_of_order
                    +0.0001 > . 101:201(100) ack 1 win 1000    | retransmission
                    """);
        }

        @Test
        void data_from_one_below_the_next_number_is_none() {
            afterOpening("""
                    > . 1:2(1) ack 1 win 1000        |
                    +0.2 > . 1:101(100) ack 1 win 1000   |
                    """);
        }
    }

    @Nested
    class Losses {

        @Test
        void a_segment_beyond_the_next_number_tells_of_a_lost_one_but_a_RST_doesn_t() {
            afterOpening("""
                    > . 2:2(0) ack 1 win 1000    | lost_segment
                    > R 50:50(0) win 0           |
                    """);
        }

        @Test
        void the_first_segment_of_a_side_tells_nothing() {
            check("""
                    > . 1000:1010(10) ack 1 win 1000    |
                    < . 500:500(0) ack 1010 win 1000    |
                    """);
        }
    }

    @Nested
    class AcrossTheWrap {

        @Test
        void every_number_is_compared_modulo_2_to_the_32() {
            check("""
                    > . -100:0(100) ack 1 win 1000          |
                    > . 0:100(100) ack 1 win 1000           |
                    < . 1:1(0) ack 100 win 1000             |
                    +0.2 > . -50:50(100) ack 1 win 1000     | spurious_retransmission
                    > . 200:300(100) ack 1 win 1000         | lost_segment
                    """);
        }
    }
}
