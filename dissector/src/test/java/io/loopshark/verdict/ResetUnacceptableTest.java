package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.RESET_UNACCEPTABLE;
import static io.loopshark.verdict.FindingKind.SEQUENCE_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetUnacceptableTest {

    /** And nothing came for long. */
    private static final Trust NOTHING_LOST = new Trust(true, 0, true, Long.MAX_VALUE);

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """;

    private static final String CLOSED = OPEN + """
            > F. 101:101(0) ack 1
            < F. 1:1(0) ack 102
            > . 102:102(0) ack 2
            """;

    @ParameterizedTest
    @ValueSource(longs = {103, 50, 5000, 2000000000, 4294967295L})
    void a_reset_right_after_the_end_is_judged_as_any_other(long number) {
        Found.only(RESET_UNACCEPTABLE, 9, Side.CLIENT, Trace.of(CLOSED + "> R " + number + ":" + number + "(0)\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102})
    void one_with_a_number_of_its_sender_is_right_after_the_end_too(int number) {
        JudgedConnection judged =
                Trace.of(CLOSED + "> R " + number + ":" + number + "(0)\n").only();
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void long_after_the_end_one_far_away_may_be_of_the_ports_next_use() {
        Trace far = Trace.of(CLOSED + "+2 > R 1000000:1000000(0)\n");
        assertThat(far.only().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(far.judged(NOTHING_LOST, AnalysisOptions.DEFAULT).get(0).findings())
                .extracting(Finding::kind)
                .contains(RESET_UNACCEPTABLE);
        Found.only(RESET_UNACCEPTABLE, 9, Side.CLIENT, Trace.of(CLOSED + "+2 > R 103:103(0)\n"));
    }

    @Test
    void each_segment_under_way_to_a_closed_socket_is_answered_by_a_reset_of_its_own() {
        StringBuilder text = new StringBuilder(OPEN);
        for (int i = 0; i < 8; i++) {
            text.append("> P. %d:%d(100) ack 1\n".formatted(101 + 100 * i, 201 + 100 * i));
            text.append("< P. %d:%d(10) ack %d\n".formatted(1 + 10 * i, 11 + 10 * i, 201 + 100 * i));
        }
        StringBuilder answered = new StringBuilder(text);
        for (int i = 0; i < 8; i++) {
            answered.append("> R %1$d:%1$d(0)\n".formatted(201 + 100 * i));
        }
        assertThat(Trace.of(answered.toString()).only().verdict()).isEqualTo(Verdict.VERIFIED);
        Found.only(RESET_UNACCEPTABLE, 22, Side.CLIENT, Trace.of(text + "> R 202:202(0)\n"));
    }

    @Test
    void what_was_acknowledged_before_it_was_captured_is_acknowledged() {
        Trace trace = Trace.of(0, 0, OPEN + """
                > . 101:101(0) ack 51
                < P. 1:51(50) ack 101
                < R. 50:50(0) ack 101
                """);
        Found.only(RESET_UNACCEPTABLE, 8, Side.SERVER, trace);
    }

    @Test
    void a_reset_behind_acknowledged_bytes_that_the_capture_missed_shows_a_gap() {
        Finding gap = Found.only(SEQUENCE_GAP, 7, Side.CLIENT, Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 151
                > R. 151:151(0) ack 1
                """));
        Found.numbers(gap, 101, 151);
    }

    @Test
    void bytes_that_come_behind_the_reset_were_only_out_of_order() {
        JudgedConnection judged = Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 151
                > R. 151:151(0) ack 1
                > P. 101:151(50) ack 1
                """).only();
        assertThat(judged.findings()).extracting(Finding::kind).doesNotContain(SEQUENCE_GAP);
    }

    @ParameterizedTest
    @ValueSource(ints = {77, 0, -1, -2, -101, Integer.MAX_VALUE})
    void the_refusal_of_a_syn_acknowledges_it_or_its_data(int isn) {
        String refused = "> S 0:100(100) <mss 1460,FO 0123456789abcdef>\n< R. 0:0(0) ack %d\n";
        for (int acknowledgement : new int[] {1, 2, 101}) {
            Found.none(RESET_UNACCEPTABLE, Trace.of(isn, 0, refused.formatted(acknowledgement)));
        }
        for (int acknowledgement : new int[] {0, -1, 102, 103}) {
            Trace trace = Trace.of(isn, 0, refused.formatted(acknowledgement));
            Found.numbers(Found.only(RESET_UNACCEPTABLE, 2, Side.SERVER, trace), isn + 101, isn + acknowledgement);
        }
    }

    @Test
    void the_refusal_of_a_syn_needs_an_acknowledgement() {
        Found.only(RESET_UNACCEPTABLE, 2, Side.SERVER, Trace.of(0, 0, "> S 0:0(0)\n< R 0:0(0)\n"));
        // With another number it answers something later that was not captured.
        Found.none(RESET_UNACCEPTABLE, Trace.of(0, 0, "> S 0:0(0)\n< R 5:5(0)\n"));
    }

    @Test
    void one_below_what_was_acknowledged_is_found_and_one_at_it_is_right() {
        Found.only(RESET_UNACCEPTABLE, 6, Side.CLIENT, Trace.of(OPEN + "> R 100:100(0)\n"));
        Found.nothing(Trace.of(OPEN + "> R. 101:101(0) ack 1\n"));
    }

    @Test
    void one_ahead_is_open_as_far_as_a_missed_window_update_admits() {
        // The last offer ends at 101 + 65535, the next may be as large, and a FIN takes one number more.
        int furthest = 101 + 65535 + 65535 + 1;
        Trace last = Trace.of(OPEN + "> R %1$d:%1$d(0)\n".formatted(furthest));
        Found.none(RESET_UNACCEPTABLE, last);
        assertThat(last.only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Found.only(RESET_UNACCEPTABLE, 6, Side.CLIENT, Trace.of(OPEN + "> R %1$d:%1$d(0)\n".formatted(furthest + 1)));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "101, true", "102, true", "65637, true", "65638, false"})
    void one_with_number_zero_acknowledges_what_can_have_been_sent(int acknowledgement, boolean right) {
        Trace trace = Trace.of(77, 5, OPEN + "< R. -5:-5(0) ack " + acknowledgement + "\n");
        assertThat(Found.of(RESET_UNACCEPTABLE, trace)).hasSize(right ? 0 : 1);
    }

    @Test
    void one_with_number_zero_needs_an_acknowledgement() {
        Found.only(RESET_UNACCEPTABLE, 6, Side.SERVER, Trace.of(77, 5, OPEN + "< R -5:-5(0)\n"));
    }

    @Test
    void the_refusal_of_another_syn_acknowledges_that_one() {
        String another = OPEN + "> S 1000000:1000000(0)\n< R. -5:-5(0) ack ";
        Found.none(RESET_UNACCEPTABLE, Trace.of(77, 5, another + "1000001\n"));
        Found.only(RESET_UNACCEPTABLE, 7, Side.SERVER, Trace.of(77, 5, another + "1000002\n"));
        Found.only(
                RESET_UNACCEPTABLE, 7, Side.SERVER, Trace.of(77, 5, another.replace("-5:-5", "-6:-6") + "1000001\n"));
    }

    @ParameterizedTest
    @CsvSource({"0.999, 65638, 1", "1, 65638, 0", "1, 65637, 1"})
    void the_next_use_of_the_ports_is_a_second_and_a_window_away(String later, int number, int findings) {
        Trace trace = Trace.of(CLOSED + "+%1$s > R %2$d:%2$d(0)\n".formatted(later, number));
        assertThat(Found.of(RESET_UNACCEPTABLE, trace)).hasSize(findings);
    }

    @Test
    void the_first_that_is_doubtful_is_the_guilty_one() {
        Trace trace = Trace.of(OPEN + """
                > R. 151:151(0) ack 1
                > R. 161:161(0) ack 1
                +2 > R 1000000000:1000000000(0)
                """);
        assertThat(trace.only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(trace.judged(NOTHING_LOST, AnalysisOptions.DEFAULT).get(0).findings())
                .filteredOn(Finding::kind, RESET_UNACCEPTABLE)
                .extracting(Finding::frame)
                .containsExactly(6L);
    }

    @ParameterizedTest
    @CsvSource({
        "'', VIOLATED",
        "> P. 101:150(49) ack 1, VIOLATED",
        "> P. 101:151(50) ack 1, INCONCLUSIVE",
        "> FP. 101:150(49) ack 1, INCONCLUSIVE",
        "> P. 101:161(60) ack 1, VIOLATED",
        "> P. 101:151(50) ack 1 / < . 1:1(0) ack 151 / > R 151:151(0), INCONCLUSIVE",
        "> P. 101:151(50) ack 1 / < . 1:1(0) ack 151 / > . 151:151(0) ack 1, VIOLATED",
    })
    void one_that_was_captured_before_what_it_follows_may_be_right(String late, Verdict verdict) {
        Trace trace = Trace.of(OPEN + "> R. 151:151(0) ack 1\n" + late.replace(" / ", "\n") + "\n");
        JudgedConnection judged =
                trace.judged(NOTHING_LOST, AnalysisOptions.DEFAULT).get(0);
        assertThat(judged.verdict()).isEqualTo(verdict);
        assertThat(judged.has(RESET_UNACCEPTABLE)).isEqualTo(verdict == Verdict.VIOLATED);
    }

    @ParameterizedTest
    @CsvSource({"99999999, INCONCLUSIVE", "100000000, VIOLATED"})
    void what_it_follows_may_still_be_under_way_for_a_tenth_of_a_second(long nanos, Verdict verdict) {
        Trace trace = Trace.of(OPEN + "> R. 151:151(0) ack 1\n");
        long last = trace.segment(trace.size() - 1).timestampNanos();
        assertThat(trace.judged(new Trust(true, 0, true, last + nanos), AnalysisOptions.DEFAULT))
                .extracting(JudgedConnection::verdict)
                .containsExactly(verdict);
    }
}
