package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.BEYOND_WINDOW;
import static io.loopshark.verdict.FindingKind.WINDOW_SHRUNK;
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

/** BEYOND_WINDOW and WINDOW_SHRUNK. */
class WindowRulesTest {

    private static final String SMALL = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 1000 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static final String SCALED = """
            > S 0:0(0) win 65535 <mss 1460,wscale 7>
            < S. 0:0(0) ack 1 win 1000 <mss 1460,wscale 7>
            > . 1:1(0) ack 1 win 512
            """;

    @Nested
    class Data_beyond_the_window {

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 5, -500, -1001, -1002, 2147482647, 2147483647, -2147483648})
        void is_found_by_one_octet_and_by_many_wherever_the_numbers_wrap(int isn) {
            for (int length : new int[] {1001, 1002, 1460, 9000}) {
                Trace trace = Trace.of(isn, 77, SMALL + """
                        > P. 1:%1$d(%2$d) ack 1
                        < . 1:1(0) ack 1001 win 0
                        """.formatted(1 + length, length));
                Finding finding = Found.only(BEYOND_WINDOW, 4, Side.CLIENT, trace);
                Found.numbers(finding, isn + 1001, isn + 1 + length);
                assertThat(trace.only().verdict()).isEqualTo(Verdict.VIOLATED);
            }
        }

        @Test
        void is_found_when_the_receiver_takes_it_all_the_same() {
            Found.only(BEYOND_WINDOW, 4, Side.CLIENT, Trace.of(SMALL + """
                    > P. 1:1461(1460) ack 1
                    < . 1:1(0) ack 1461 win 1000
                    """));
        }

        @Test
        void is_found_at_the_end_of_the_input() {
            Found.only(BEYOND_WINDOW, 4, Side.CLIENT, Trace.of(SMALL + "> P. 1:1461(1460) ack 1\n"));
        }

        @Test
        void is_found_behind_what_still_had_room() {
            Found.only(BEYOND_WINDOW, 5, Side.CLIENT, Trace.of(SMALL + """
                    > P. 1:901(900) ack 1
                    > P. 901:1101(200) ack 1
                    < . 1:1(0) ack 901 win 100
                    """));
        }

        @ParameterizedTest
        @ValueSource(ints = {1001, 5000, 1_000_000, 2_147_000_000})
        void is_found_far_ahead(int start) {
            Found.only(BEYOND_WINDOW, 5, Side.CLIENT, Trace.of(SMALL + """
                    > P. 1:101(100) ack 1
                    > P. %1$d:%2$d(100) ack 1
                    < . 1:1(0) ack 101 win 900
                    > P. 101:201(100) ack 1
                    """.formatted(start, start + 100L)));
        }

        @Test
        void is_measured_with_the_scale_from_behind_the_syns_on() {
            Found.only(BEYOND_WINDOW, 6, Side.CLIENT, Trace.of(SCALED + """
                    < . 1:1(0) ack 1 win 10
                    > P. 1:1001(1000) ack 1 win 512
                    > P. 1001:1501(500) ack 1 win 512
                    < . 1:1(0) ack 1281 win 0
                    """));
            Found.none(BEYOND_WINDOW, Trace.of(SCALED + """
                    < . 1:1(0) ack 1 win 12
                    > P. 1:1001(1000) ack 1 win 512
                    > P. 1001:1537(536) ack 1 win 512
                    < . 1:1(0) ack 1537 win 0
                    """));
        }

        @Test
        void is_found_once_it_is_more_than_what_scaling_rounds_away() {
            // 1 + 10 * 128 is on offer, and the next offer may have been rounded down by 127.
            String offered = SCALED + """
                    < . 1:1(0) ack 1 win 10
                    > P. 1:1001(1000) ack 1 win 512
                    > P. 1001:%1$d(%2$d) ack 1 win 512
                    < . 1:1(0) ack 1 win 10
                    """;
            Found.only(BEYOND_WINDOW, 6, Side.CLIENT, Trace.of(offered.formatted(1409, 408)));
            Found.none(BEYOND_WINDOW, Trace.of(offered.formatted(1408, 407)));
        }

        @ParameterizedTest
        @CsvSource({"P. 1001:1003(2), 0", "P. 1001:1501(500), 0", "P. 1001:1501(500), 0.19", "P. 1002:1003(1), 0"})
        void is_found_behind_a_closed_window_when_it_is_no_probe(String data, String rest) {
            Found.only(BEYOND_WINDOW, 6, Side.CLIENT, Trace.of(SMALL + """
                    > P. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1001 win 0
                    +%s > %s ack 1
                    < . 1:1(0) ack 1001 win 0
                    """.formatted(rest, data)));
        }

        @Test
        void is_found_after_a_rest_when_there_still_was_room_and_it_takes_more() {
            Found.only(BEYOND_WINDOW, 5, Side.CLIENT, Trace.of(SMALL + """
                    > P. 1:901(900) ack 1
                    +1 > P. 901:1101(200) ack 1
                    < . 1:1(0) ack 901 win 100
                    """));
        }

        @ParameterizedTest
        @CsvSource({
            "0.00001, 104, false",
            "0.00001, 105, false",
            "0, 106, true",
            "0.00001, 106, true",
            "0.004999, 105, false",
            "0.005, 105, true",
            "-0.00001, 106, false"
        })
        void is_found_by_an_offer_that_was_made_after_it(String later, int echo, boolean found) {
            Trace trace = Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,TS val 100 ecr 0>
                    < S. 0:0(0) ack 1 win 1000 <mss 1460,TS val 700 ecr 100>
                    > . 1:1(0) ack 1 <TS val 101 ecr 700>
                    > P. 1:901(900) ack 1 <TS val 104 ecr 700>
                    > P. 901:1101(200) ack 1 <TS val 105 ecr 700>
                    +%s < . 1:1(0) ack 1 win 1000 <TS val 705 ecr %d>
                    """.formatted(later, echo));
            assertThat(Found.of(BEYOND_WINDOW, trace)).hasSize(found ? 1 : 0);
        }

        @Test
        void is_found_where_the_source_vouches_that_it_lost_nothing() {
            Trace trace = Trace.of(SMALL + """
                    > P. 1:901(900) ack 1
                    > P. 901:1101(200) ack 1
                    < . 1:1(0) ack 1101 win 1000
                    """);
            assertThat(trace.judged(new Trust(true, 0, false), AnalysisOptions.DEFAULT))
                    .flatExtracting(JudgedConnection::findings)
                    .extracting(Finding::kind)
                    .containsExactly(BEYOND_WINDOW);
        }
    }

    @Nested
    class It_is_nobodys_fault {

        @Test
        void that_the_capture_misses_the_acknowledgement_that_made_room() {
            Trace trace = Trace.of(SMALL + """
                    > P. 1:901(900) ack 1
                    < . 1:1(0) ack 901 win 1000
                    > P. 901:1801(900) ack 1
                    < . 1:1(0) ack 1801 win 1000
                    > P. 1801:2701(900) ack 1
                    < . 1:1(0) ack 2701 win 1000
                    """);
            Found.nothing(trace);
            for (int i = 0; i < trace.size(); i++) {
                Found.none(BEYOND_WINDOW, trace.without(i));
            }
            for (int i = 0; i + 1 < trace.size(); i++) {
                Found.none(BEYOND_WINDOW, trace.swapped(i));
            }
            assertThat(trace.without(4).only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(trace.swapped(4).only().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void that_a_window_is_filled_to_its_edge() {
            Found.nothing(Trace.of(SMALL + """
                    > P. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1001 win 0
                    +0.3 < . 1:1(0) ack 1001 win 1000
                    > P. 1001:2001(1000) ack 1
                    < . 1:1(0) ack 2001 win 1000
                    """));
        }

        @Test
        void that_a_closed_window_is_probed() {
            Found.none(BEYOND_WINDOW, Trace.of(SMALL + """
                    > P. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1001 win 0
                    > P. 1001:1002(1) ack 1
                    < . 1:1(0) ack 1001 win 0
                    +0.5 > P. 1001:1501(500) ack 1
                    < . 1:1(0) ack 1001 win 0
                    """));
        }

        @Test
        void that_a_closed_window_is_probed_with_a_whole_segment_after_a_rest() {
            Found.none(BEYOND_WINDOW, Trace.of(SMALL + """
                    > P. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1001 win 0
                    +0.2 > P. 1001:1501(500) ack 1
                    < . 1:1(0) ack 1001 win 0
                    """));
        }

        @ParameterizedTest
        @CsvSource({
            "0.00001, 901, VERIFIED",
            "0.004999, 901, VERIFIED",
            "0.005, 901, INCONCLUSIVE",
            "0.00001, 902, INCONCLUSIVE"
        })
        void that_the_capture_has_the_offer_a_little_late(String later, int acknowledged, Verdict verdict) {
            Trace trace = Trace.of(SMALL + """
                    > P. 1:901(900) ack 1
                    > P. 901:1101(200) ack 1
                    +%s < . 1:1(0) ack %d win 1000
                    """.formatted(later, acknowledged));
            Found.none(BEYOND_WINDOW, trace);
            assertThat(trace.only().verdict()).isEqualTo(verdict);
        }

        @Test
        void that_a_fin_stands_behind_a_full_window() {
            Found.nothing(Trace.of(SMALL + """
                    > P. 1:1001(1000) ack 1
                    > F. 1001:1001(0) ack 1
                    < . 1:1(0) ack 1002 win 1000
                    """));
            Found.none(BEYOND_WINDOW, Trace.of(SMALL + """
                    > FP. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1002 win 1000
                    """));
        }

        @Test
        void that_data_comes_again_after_the_window_shrank() {
            Found.none(BEYOND_WINDOW, Trace.of(SMALL + """
                    > P. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1 win 100
                    +0.3 > P. 1:1001(1000) ack 1
                    < . 1:1(0) ack 1001 win 1000
                    """));
        }

        @Test
        void that_fast_open_brings_data_before_any_window() {
            Found.none(BEYOND_WINDOW, Trace.of("""
                    > S 0:500(500) win 65535 <mss 1460,FO>
                    < S. 0:0(0) ack 501 win 100
                    < P. 1:401(400) ack 501 win 100
                    > . 501:501(0) ack 401
                    """));
        }

        @Test
        void that_a_capture_begins_too_late_or_has_a_gap() {
            Trace trace = Trace.of(SMALL + """
                    > P. 1:1461(1460) ack 1
                    < . 1:1(0) ack 1 win 1000
                    """);
            Found.none(BEYOND_WINDOW, trace.without(0));
            Found.none(BEYOND_WINDOW, trace.from(2));
            Found.none(BEYOND_WINDOW, Trace.of(SMALL + """
                    > P. 101:201(100) ack 1
                    > P. 201:1461(1260) ack 1
                    < . 1:1(0) ack 201 win 1260
                    """));
        }

        @Test
        void that_a_syn_comes_again_without_its_scale() {
            Found.none(BEYOND_WINDOW, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,wscale 7>
                    +3 > S 0:0(0) win 65535 <mss 1460>
                    < S. 0:0(0) ack 1 win 1000 <mss 1460,wscale 7>
                    > . 1:1(0) ack 1 win 512
                    > P. 1:1461(1460) ack 1
                    < . 1:1(0) ack 1 win 10
                    """));
        }
    }

    @Nested
    class A_window_that_shrinks {

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 5, -500, -1001, 2147482647, 2147483647, -2147483648})
        void is_found_by_one_octet_and_by_all_wherever_the_numbers_wrap(int isn) {
            for (int window : new int[] {0, 1, 500, 899}) {
                Trace trace = Trace.of(isn, 77, SMALL + """
                        > P. 1:101(100) ack 1
                        < . 1:1(0) ack 101 win %d
                        """.formatted(window));
                Finding finding = Found.only(WINDOW_SHRUNK, 5, Side.SERVER, trace);
                Found.numbers(finding, isn + 1001, isn + 101 + window);
                assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
            }
            Found.nothing(Trace.of(isn, 77, SMALL + """
                    > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101 win 900
                    """));
        }

        @Test
        void is_found_once_for_each_time() {
            assertThat(Found.of(WINDOW_SHRUNK, Trace.of(SMALL + """
                            > P. 1:101(100) ack 1
                            < . 1:1(0) ack 101 win 800
                            > P. 101:201(100) ack 1
                            < . 1:1(0) ack 201 win 700
                            < . 1:1(0) ack 201 win 600
                            """)))
                    .extracting(Finding::frame)
                    .containsExactly(5L, 8L);
        }

        @Test
        void by_less_than_the_scale_can_tell_is_none() {
            Found.none(WINDOW_SHRUNK, Trace.of(SCALED + """
                    < . 1:1(0) ack 1 win 100
                    > P. 1:2(1) ack 1 win 512
                    < . 1:1(0) ack 2 win 99
                    """));
            Found.only(WINDOW_SHRUNK, 6, Side.SERVER, Trace.of(SCALED + """
                    < . 1:1(0) ack 1 win 100
                    > P. 1:2(1) ack 1 win 512
                    < . 1:1(0) ack 2 win 98
                    """));
        }

        @Test
        void by_one_unit_of_the_scale_on_an_update_is_none_and_by_two_it_is() {
            String update = SCALED + "< . 1:1(0) ack 1 win 100\n< . 1:1(0) ack 1 win ";
            Found.none(WINDOW_SHRUNK, Trace.of(update + "99\n"));
            Found.only(WINDOW_SHRUNK, 5, Side.SERVER, Trace.of(update + "98\n"));
        }

        @Test
        void on_an_old_segment_is_none() {
            // The second acknowledgement was overtaken by the third: SND.WL1 and SND.WL2 tell.
            Found.none(WINDOW_SHRUNK, Trace.of(SMALL + """
                    > P. 1:101(100) ack 1
                    > P. 101:201(100) ack 1
                    < . 1:1(0) ack 201 win 1000
                    < . 1:1(0) ack 101 win 1000
                    > P. 201:301(100) ack 1
                    < . 1:1(0) ack 301 win 1000
                    """));
            Found.none(WINDOW_SHRUNK, Trace.of(SMALL + """
                    < P. 1:101(100) ack 1 win 1000
                    < P. 101:201(100) ack 1 win 2000
                    < P. 1:101(100) ack 1 win 1000
                    """));
        }

        @Test
        void on_a_reset_is_none() {
            Found.none(WINDOW_SHRUNK, Trace.of(SMALL + "< R. 1:1(0) ack 1 win 0\n"));
        }

        @Test
        void of_which_the_scale_is_not_known_is_none() {
            Found.none(WINDOW_SHRUNK, Trace.of(SCALED + """
                    < . 1:1(0) ack 1 win 100
                    < . 1:1(0) ack 1 win 50
                    """).without(1));
        }
    }
}
