package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.ACK_OF_UNSENT_DATA;
import static io.loopshark.verdict.FindingKind.HANDSHAKE_ACK_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AckOfUnsentDataTest {

    private static final Trust NOTHING_LOST = new Trust(true, 0, true);

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            """;

    private static final String WITH_STAMPS = """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            > P. 1:101(100) ack 1 <TS val 12 ecr 20>
            """;

    private static List<Finding> live(String text) {
        return Trace.of(text)
                .judged(NOTHING_LOST, AnalysisOptions.DEFAULT)
                .get(0)
                .findings();
    }

    @Test
    void the_other_side_closes_below_the_number() {
        Finding finding = Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 103
                > F. 101:101(0) ack 1
                """));
        Found.numbers(finding, 101, 103);
    }

    @Test
    void a_fin_that_reaches_the_number_leaves_it_open() {
        JudgedConnection judged = Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 102
                +0.3 > F. 101:101(0) ack 1
                """).only();
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void the_same_side_acknowledges_less_by_a_later_clock() {
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(WITH_STAMPS + """
                < . 1:1(0) ack 102 <TS val 21 ecr 12>
                < . 1:1(0) ack 101 <TS val 22 ecr 12>
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<TS val 21 ecr 12>", "<TS val 20 ecr 12>"})
    void by_the_same_clock_or_an_earlier_one_it_may_have_been_overtaken(String stamps) {
        JudgedConnection judged = Trace.of(
                        WITH_STAMPS + "< . 1:1(0) ack 102 <TS val 21 ecr 12>\n< . 1:1(0) ack 101 " + stamps + "\n")
                .only();
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void each_side_may_have_one_that_is_not_settled() {
        Trace trace = Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 103
                > . 101:101(0) ack 5
                +0.3 > F. 101:101(0) ack 1
                < P. 1:11(10) ack 102
                """);
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace))
                .extracting(Finding::frame)
                .containsExactly(5L, 6L);
    }

    @Test
    void no_line_is_so_fast_that_so_much_was_missed() {
        String tooMuch = OPEN + "< . 1:1(0) ack 200000000\n";
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(tooMuch));
        String inFiveSeconds = OPEN + "+5 < . 1:1(0) ack 200000000\n";
        assertThat(Trace.of(inFiveSeconds).only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        String less = OPEN + "< . 1:1(0) ack 100000000\n";
        assertThat(Trace.of(less).only().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_gap_excuses_it_where_something_can_have_been_lost() {
        String gap = OPEN + """
                < . 1:1(0) ack 201
                +0.3 > P. 201:301(100) ack 1
                """;
        assertThat(Trace.of(gap).only().findings()).extracting(Finding::kind).containsExactly(FindingKind.SEQUENCE_GAP);
        assertThat(live(gap)).extracting(Finding::kind).contains(ACK_OF_UNSENT_DATA);
    }

    @Test
    void data_that_only_comes_a_little_late_excuses_it_everywhere() {
        String late = OPEN + """
                < . 1:1(0) ack 201
                > P. 201:301(100) ack 1
                > P. 101:201(100) ack 1
                """;
        assertThat(live(late)).extracting(Finding::kind).doesNotContain(ACK_OF_UNSENT_DATA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 77, 2147483647})
    void the_third_segment_half_of_the_sequence_space_away(int isn) {
        Trace trace = Trace.of(0, isn, """
                > S 0:0(0) win 65535 <mss 1460>
                < S. 0:0(0) ack 1 win 65535 <mss 1460>
                +9 > . 1:1(0) ack 2147483648
                """);
        Found.only(HANDSHAKE_ACK_NUMBER, 3, Side.CLIENT, trace);
    }

    @Test
    void the_third_segment_beyond_a_fin_that_came_with_the_syn_ack() {
        Found.only(HANDSHAKE_ACK_NUMBER, 4, Side.CLIENT, Trace.of("""
                > S 0:10(10) win 65535 <mss 1460>
                < S. 0:0(0) ack 11 win 65535 <mss 1460>
                < F. 1:101(100) ack 11
                > . 11:11(0) ack 500
                """));
    }

    @ParameterizedTest
    @CsvSource({"-0.001, VERIFIED", "0, VERIFIED", "0.004999, VERIFIED", "0.005, INCONCLUSIVE", "1, INCONCLUSIVE"})
    void just_those_bytes_a_little_later_were_captured_out_of_order(String later, Verdict verdict) {
        Trace trace = Trace.of(OPEN + "< . 1:1(0) ack 201\n+" + later + " > P. 101:201(100) ack 1\n");
        Found.none(ACK_OF_UNSENT_DATA, trace);
        assertThat(trace.only().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.004999, 0", "0.005, 1"})
    void a_part_of_those_bytes_later_shows_that_they_had_not_been_sent(String later, int findings) {
        Trace trace = Trace.of(OPEN + "< . 1:1(0) ack 201\n+" + later + " > P. 101:200(99) ack 1\n");
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace)).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"1460, true", "1000, true", "2920, true", "999, false", "1001, false", "1461, false", "100, false"})
    void within_an_offloaded_segment_only_the_end_of_one_on_the_wire_is_acknowledged(int octets, boolean right) {
        Trace trace = Trace.of("""
                > S 0:0(0) win 65535 <mss 1460>
                < S. 0:0(0) ack 1 win 65535 <mss 1000>
                > . 1:1(0) ack 1
                < . 1:1(0) ack %d
                > P. 1:9001(9000) ack 1
                < . 1:1(0) ack 9001
                """.formatted(1 + octets));
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace)).hasSize(right ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"1448, true", "1460, false", "1472, false"})
    void time_stamps_take_room_in_each_segment(int octets, boolean right) {
        Trace trace = Trace.of(WITH_STAMPS + """
                < . 1:1(0) ack %d <TS val 21 ecr 12>
                > P. 101:9001(8900) ack 1 <TS val 13 ecr 20>
                < . 1:1(0) ack 9001 <TS val 21 ecr 13>
                """.formatted(101 + octets));
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace)).hasSize(right ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"0.004999, 11, 0", "0.005, 11, 1", "0.005, 1, 0", "0.005, 12, 0"})
    void an_empty_segment_below_that_acknowledges_news_was_sent_later(String later, int acknowledgement, int findings) {
        Trace trace = Trace.of(OPEN + """
                < P. 1:11(10) ack 201
                +%s > . 101:101(0) ack %d
                """.formatted(later, acknowledgement));
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace))
                .filteredOn(finding -> finding.by() == Side.SERVER)
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({
        "P. 1:11(10) ack 101, 1",
        "P. 1:11(10) ack 200, 1",
        "P. 1:11(10) ack 201, 0",
        "P. 1:11(10) ack 202, 0",
        ". 1:1(0) ack 101, 0",
        "F. 1:1(0) ack 101, 1"
    })
    void the_same_side_acknowledges_less_in_new_data(String segment, int findings) {
        Trace trace = Trace.of(OPEN + "< . 1:1(0) ack 201\n< " + segment + "\n");
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace)).hasSize(findings);
    }

    @Test
    void of_several_that_are_open_the_first_is_told() {
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(OPEN + """
                < . 1:1(0) ack 201
                < . 1:1(0) ack 301
                +0.3 > P. 101:151(50) ack 1
                """));
    }

    @ParameterizedTest
    @CsvSource({"101:201(100), 301, 201:251(50)", "201:301(100), 401, 301:351(50)"})
    void behind_one_that_cannot_be_told_a_further_one_can(String data, int acknowledgement, String below) {
        Found.only(ACK_OF_UNSENT_DATA, 7, Side.SERVER, Trace.of(OPEN + """
                < . 1:1(0) ack 201
                +0.3 > P. %s ack 1
                < . 1:1(0) ack %d
                +0.3 > P. %s ack 1
                """.formatted(data, acknowledgement, below)));
    }

    @ParameterizedTest
    @CsvSource({"0, 134217728, 0", "0, 134217729, 1", "0.01997, 250000000, 0", "0.01997, 250000001, 1"})
    void so_much_is_missed_at_most_since_the_beginning(String later, int octets, int findings) {
        // 30 µs after its beginning the connection has sent 100 octets; 100 Gbit/s are 250 MB in 20 ms.
        Trace trace = Trace.of(OPEN + "+" + later + " < . 1:1(0) ack " + (101 + octets) + "\n");
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace)).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"250000000, 0", "250000001, 1"})
    void so_much_is_missed_at_most_between_the_syn_ack_and_the_third_segment(int octets, int findings) {
        Trace trace = Trace.of("""
                > S 0:0(0) win 65535 <mss 1460>
                +1 < S. 0:0(0) ack 1 win 65535 <mss 1460>
                +0.02 > . 1:1(0) ack %d
                """.formatted(1 + octets));
        assertThat(Found.of(HANDSHAKE_ACK_NUMBER, trace)).hasSize(findings);
    }

    @Test
    void without_an_announced_size_of_segments_none_ends_within_the_data() {
        Found.only(ACK_OF_UNSENT_DATA, 4, Side.SERVER, Trace.of("""
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                < . 1:1(0) ack 537
                > P. 1:9001(9000) ack 1
                < . 1:1(0) ack 9001
                """));
    }

    @Test
    void the_sentence_tells_the_third_segment_from_a_later_one() {
        Finding later = Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 103
                > F. 101:101(0) ack 1
                """));
        assertThat(later.message()).isEqualTo("Acknowledges 103, but the other side had sent up to 101 only.");
        Finding third = Found.only(HANDSHAKE_ACK_NUMBER, 3, Side.CLIENT, Trace.of(0, 0, """
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 0
                """));
        assertThat(third.message())
                .isEqualTo(
                        "The third segment of the handshake acknowledges 0, but the SYN-ACK has sequence number 0, so 1 is"
                                + " due.");
    }

    @Test
    void data_that_answers_nothing_may_only_be_captured_late() {
        Found.none(ACK_OF_UNSENT_DATA, Trace.of(OPEN + """
                < P. 1:301(300) ack 201
                > P. 101:201(100) ack 1
                > . 201:201(0) ack 301
                """));
        Found.none(ACK_OF_UNSENT_DATA, Trace.of(OPEN + """
                < . 1:1(0) ack 201
                > P. 101:201(100) ack 1
                """));
    }

    @Test
    void a_keep_alive_s_octet_behind_missing_data_is_not_sent_for_the_first_time() {
        Found.none(ACK_OF_UNSENT_DATA, Trace.of(OPEN + """
                < P. 1:301(300) ack 201
                > . 200:201(1) ack 301
                """));
    }

    @Test
    void a_delayed_acknowledgement_echoes_the_first_of_what_it_counts() {
        Found.none(ACK_OF_UNSENT_DATA, Trace.of(WITH_STAMPS + """
                < . 1:1(0) ack 102 <TS val 21 ecr 12>
                > F. 101:101(0) ack 1 <TS val 13 ecr 20>
                """));
    }

    @Test
    void what_may_only_be_captured_late_does_not_count_as_sent_before() {
        Finding finding = Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(0, 0, OPEN + """
                < . 1:1(0) ack 1561
                > P. 101:201(100) ack 1
                < P. 1:301(300) ack 201
                """));
        Found.numbers(finding, 101, 1561);
    }

    @Test
    void half_of_the_sequence_space_away_is_found() {
        Trace trace = Trace.of(OPEN + "< . 1:1(0) ack %d\n".formatted(101 + (1L << 31)));
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, trace);
    }
}
