package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.SACK_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SackInvalidTest {

    private static final String SENT = """
            > S 0:0(0) win 65535 <mss 1460,sackOK>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            > P. 101:201(100) ack 1
            > P. 201:301(100) ack 1
            """;

    private static Trace answered(int isn, String blocks) {
        return Trace.of(isn, 77, SENT + "< . 1:1(0) ack 1 <sack " + blocks + ">\n" + """
                +0.3 > P. 1:101(100) ack 1
                < . 1:1(0) ack 301
                > P. 301:401(100) ack 1
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, -101, -201, -250, -301, -302, 2147483647, -2147483648})
    void a_block_that_is_empty_or_turned_round_is_found_wherever_the_numbers_wrap(int isn) {
        for (long right : new long[] {101, 100, 1, 101 - 1000, 101 - 0x7fff_ffffL, 101 - 0x8000_0000L}) {
            Trace trace = answered(isn, "101:" + right);
            Finding finding = Found.only(SACK_INVALID, 7, Side.SERVER, trace);
            Found.numbers(finding, isn + 101, isn + (int) right);
            assertThat(finding.message()).contains(right == 101 ? "empty" : "turned round");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, -101, -201, -301, -302, 2147483647, -2147483648})
    void a_block_above_what_was_sent_is_found_wherever_the_numbers_wrap(int isn) {
        for (int right : new int[] {302, 303, 1000, 65000, 100_000, 2_000_000_000}) {
            Trace trace = answered(isn, "201:" + right);
            Finding finding = Found.only(SACK_INVALID, 7, Side.SERVER, trace);
            Found.numbers(finding, isn + 301, isn + right);
            assertThat(trace.only().verdict()).isEqualTo(Verdict.VIOLATED);
        }
    }

    @Test
    void an_empty_segment_at_snd_nxt_settles_it_as_well() {
        Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 101:401>
                > . 301:301(0) ack 1
                """));
    }

    @Test
    void a_block_is_told_once_however_often_it_is_settled() {
        Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 101:401>
                > . 301:301(0) ack 1
                +1 > . 301:301(0) ack 1
                """));
    }

    @Test
    void a_block_beyond_the_window_of_its_own_sender_is_found_at_once() {
        // Its sender has never offered more than 65,535 octets from 1 on.
        Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(SENT + "< . 1:1(0) ack 1 <sack 101:65537>\n"));
        Found.none(SACK_INVALID, Trace.of(SENT + "< . 1:1(0) ack 1 <sack 101:65536>\n"));
        Found.none(SACK_INVALID, Trace.of(SENT + "< . 1:1(0) ack 101 <sack 201:65636>\n"));
    }

    @Test
    void a_block_beyond_a_window_of_which_the_scale_is_not_known_has_to_wait() {
        String opening = """
                > S 0:0(0) win 65535 <mss 1460,sackOK,wscale 7>
                +3 > S 0:0(0) win 65535 <mss 1460,sackOK>
                < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,wscale 7>
                > . 1:1(0) ack 1 win 512
                > P. 1:101(100) ack 1 win 512
                """;
        Found.none(SACK_INVALID, Trace.of(opening + "< . 1:1(0) ack 1 <sack 101:100001>\n"));
    }

    @Test
    void the_second_block_counts_like_the_first() {
        Found.only(SACK_INVALID, 7, Side.SERVER, answered(1000, "101:201 250:250"));
        Found.only(SACK_INVALID, 7, Side.SERVER, answered(1000, "101:201 250:100000"));
    }

    @Test
    void what_is_open_at_the_end_is_found_where_the_source_lost_nothing() {
        Trace trace = Trace.of(SENT + "< . 1:1(0) ack 1 <sack 101:401>\n");
        assertThat(trace.judged(new Trust(true, 0, false), AnalysisOptions.DEFAULT))
                .flatExtracting(Found::byTheRfcs)
                .extracting(Finding::kind)
                .containsExactly(SACK_INVALID);
        assertThat(Found.byTheRfcs(trace.only())).isEmpty();
        assertThat(trace.only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"101:201", "201:301", "101:301", "250:260", "201:301 101:120", "1:101 101:301"})
    void blocks_of_what_was_sent_are_right(String blocks) {
        for (int isn : new int[] {-1, 0, -101, -150, -201, -301, 2147483647, -2147483648}) {
            Found.nothing(answered(isn, blocks).upTo(7));
        }
    }

    @Test
    void a_block_below_the_acknowledgement_is_a_d_sack() {
        Found.none(SACK_INVALID, Trace.of(SENT + """
                < . 1:1(0) ack 301
                +0.3 > P. 101:201(100) ack 1
                < . 1:1(0) ack 301 <sack 101:201>
                > P. 301:401(100) ack 1
                """));
    }

    @Test
    void a_d_sack_above_snd_una_lies_within_the_second_block() {
        Found.none(SACK_INVALID, answered(1000, "201:301 101:301"));
    }

    @Test
    void that_the_capture_misses_or_swaps_what_a_block_is_about_is_nobodys_fault() {
        Trace trace = Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 101:201>
                < . 1:1(0) ack 1 <sack 101:301>
                > P. 301:401(100) ack 1
                < . 1:1(0) ack 1 <sack 101:401>
                +0.3 > P. 1:101(100) ack 1
                < . 1:1(0) ack 401
                > P. 401:501(100) ack 1
                """);
        Found.nothing(trace);
        for (int i = 0; i < trace.size(); i++) {
            Found.none(SACK_INVALID, trace.without(i));
            Found.none(SACK_INVALID, trace.upTo(i));
            Found.none(SACK_INVALID, trace.from(i));
        }
        for (int i = 0; i + 1 < trace.size(); i++) {
            Found.none(SACK_INVALID, trace.swapped(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, VERIFIED", "0.004999, VERIFIED", "0.005, INCONCLUSIVE", "-0.00001, VERIFIED"})
    void that_the_capture_has_the_block_a_little_early_is_nobodys_fault(String later, Verdict verdict) {
        Trace trace = Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 201:401>
                +%s > P. 301:401(100) ack 1
                """.formatted(later));
        Found.none(SACK_INVALID, trace);
        assertThat(trace.only().verdict()).isEqualTo(verdict);
    }

    @Test
    void that_the_clock_of_the_capture_runs_back_to_what_came_before_the_block_is_nobodys_fault() {
        Trace trace = Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 201:401>
                +-0.01 > P. 301:351(50) ack 1
                +0.00001 > P. 351:401(50) ack 1
                """);
        Found.none(SACK_INVALID, trace);
        assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void that_data_below_the_block_was_lost_or_overtaken_before_the_capture_is_nobodys_fault() {
        Trace trace = Trace.of("""
                > S 0:0(0) win 65535 <mss 1460,sackOK>
                < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK>
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                > P. 301:401(100) ack 1
                < . 1:1(0) ack 101 <sack 301:401>
                +0.1 > P. 101:201(100) ack 1
                +0.1 > P. 201:301(100) ack 1
                < . 1:1(0) ack 401
                > P. 401:501(100) ack 1
                """);
        Found.none(SACK_INVALID, trace);
        Found.none(SACK_INVALID, trace.without(4));
    }

    @Test
    void a_fin_below_the_block_settles_it() {
        Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 401:501>
                +0.1 > F. 301:301(0) ack 1
                """));
    }

    @Test
    void a_fin_below_the_block_settles_it_though_its_acknowledgement_of_the_other_fin_was_captured_first() {
        Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(SENT + """
                < . 1:1(0) ack 301 <sack 302:401>
                < F. 1:1(0) ack 301
                +0.1 > . 302:302(0) ack 2
                > F. 301:301(0) ack 1
                """));
    }

    @Test
    void a_fin_below_data_that_was_sent_settles_nothing_about_a_block() {
        Found.none(SACK_INVALID, Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 201:401>
                > P. 401:501(100) ack 1
                > F. 301:301(0) ack 1
                """));
    }

    @Test
    void that_lost_data_comes_again_cut_otherwise_and_reaches_into_the_block_is_nobodys_fault() {
        Found.none(SACK_INVALID, Trace.of(SENT + """
                < . 1:1(0) ack 301 <sack 351:451>
                +0.3 > P. 301:401(100) ack 1
                < . 1:1(0) ack 451
                > P. 451:551(100) ack 1
                """));
    }

    @Test
    void data_that_covers_the_block_for_the_first_time_settles_it() {
        Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(SENT + """
                < . 1:1(0) ack 301 <sack 302:401>
                +0.3 > P. 301:501(200) ack 1
                < . 1:1(0) ack 501
                """));
    }

    @Test
    void a_block_behind_a_fin_is_found_at_once() {
        Found.only(SACK_INVALID, 8, Side.SERVER, Trace.of(SENT + """
                > F. 301:301(0) ack 1
                < . 1:1(0) ack 1 <sack 101:303>
                """));
        Found.none(SACK_INVALID, Trace.of(SENT + """
                > F. 301:301(0) ack 1
                < . 1:1(0) ack 1 <sack 101:302>
                """));
    }

    @Test
    void that_lost_data_comes_again_which_the_capture_missed_at_first_is_nobodys_fault() {
        Trace trace = Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 101:401>
                +0.3 > P. 1:101(100) ack 1
                +0.3 > P. 301:401(100) ack 1
                """);
        Found.none(SACK_INVALID, trace);
        assertThat(trace.only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The other side has gone on beyond the block, so there is a gap; where nothing was lost it has to be filled at once. */
    @ParameterizedTest
    @CsvSource({
        "P. 301:401(100), 0.004, false",
        "P. 301:401(100), 0.006, true",
        "P. 301:351(50), 0.004, false",
        "P. 302:401(99), 0.004, true",
        "P. 201:301(100), 0.004, true",
        "P. 301:451(150), 0.004, true"
    })
    void a_gap_below_what_comes_next_excuses_a_block_where_something_can_be_lost(
            String data, String later, boolean found) {
        Trace trace = Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 201:401>
                > P. 401:501(100) ack 1
                +%s > %s ack 1
                """.formatted(later, data));
        Found.none(SACK_INVALID, trace);
        assertThat(trace.judged(new Trust(true, 0, false), AnalysisOptions.DEFAULT))
                .flatExtracting(JudgedConnection::findings)
                .filteredOn(finding -> finding.kind() == SACK_INVALID)
                .hasSize(found ? 1 : 0);
    }

    @Test
    void when_a_gap_was_filled_late_the_next_block_counts() {
        Found.only(SACK_INVALID, 10, Side.SERVER, Trace.of(SENT + """
                < . 1:1(0) ack 1 <sack 201:401>
                > P. 401:501(100) ack 1
                +0.3 > P. 301:401(100) ack 1
                < . 1:1(0) ack 1 <sack 401:601>
                > . 501:501(0) ack 1
                """));
    }

    @Test
    void what_may_only_be_captured_late_does_not_count_as_sent_before() {
        Finding finding = Found.only(SACK_INVALID, 7, Side.SERVER, Trace.of(0, 77, SENT + """
                < . 1:1(0) ack 1 <sack 201:1000>
                > P. 301:401(100) ack 1
                +0.3 > P. 401:501(100) ack 1
                > P. 501:1501(1000) ack 1
                """));
        Found.numbers(finding, 301, 1000);
    }
}
