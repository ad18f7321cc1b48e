package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was once held against right connections, each in the fewest segments, beside what a rule still has to find. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FalseAlarmsMendedTest {

    private static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;

    private static final String TIMED = """
            > S 0:0(0) win 65535 <mss 1460,TS val 100 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 200 ecr 100>
            > . 1:1(0) ack 1 <TS val 100 ecr 200>
            > P. 1:101(100) ack 1 <TS val 101 ecr 200>
            """;

    private static void assertVerdict(Verdict verdict, String text) {
        assertThat(Trace.of(text).judged())
                .as(text)
                .extracting(JudgedConnection::verdict)
                .containsExactly(verdict);
    }

    // ---- ACK_OF_UNSENT_DATA
    // ----------------------------------------------------------------------------------------------

    /** The capture missed the data before it; a keep-alive has SND.NXT-1 and its answer acknowledges SND.NXT. */
    @Test
    void the_answer_to_a_keep_alive_behind_missing_frames() {
        assertVerdict(Verdict.INCONCLUSIVE, EXCHANGE + """
                +10 > . 200:200(0) ack 501
                < . 501:501(0) ack 201
                +10 > . 200:200(0) ack 901
                < . 901:901(0) ack 201
                """);
    }

    @Test
    void an_acknowledgement_one_too_high_is_found_all_the_same() {
        Found.only(FindingKind.ACK_OF_UNSENT_DATA, 7, Side.SERVER, Trace.of(EXCHANGE + """
                < P. 501:601(100) ack 102
                +0.01 > . 101:101(0) ack 601
                """));
    }

    /** The acknowledgement was captured first, and then the clock was set; but it echoes the timestamp of the data. */
    @Test
    void an_acknowledgement_that_echoes_what_the_capture_shows_late() {
        assertVerdict(Verdict.VERIFIED, TIMED + """
                < . 1:1(0) ack 301 <TS val 201 ecr 103>
                +20 > P. 101:201(100) ack 1 <TS val 102 ecr 200>
                > P. 201:301(100) ack 1 <TS val 103 ecr 200>
                < . 1:1(0) ack 301 <TS val 203 ecr 103>
                """);
    }

    /** The capture missed one big frame, which was acknowledged in two steps and sent again needlessly. */
    @Test
    void data_sent_again_up_to_the_second_of_two_acknowledgements() {
        assertVerdict(Verdict.INCONCLUSIVE, EXCHANGE + """
                < . 501:501(0) ack 1561
                < . 501:501(0) ack 1901
                +0.2 > P. 101:1901(1800) ack 501
                < P. 501:601(100) ack 1901
                """);
    }

    /** The same in two pieces that end just where the acknowledgement does. */
    @Test
    void data_sent_again_in_pieces() {
        assertVerdict(Verdict.INCONCLUSIVE, EXCHANGE + """
                < . 501:501(0) ack 301
                +0.2 > P. 101:201(100) ack 501
                > P. 201:301(100) ack 501
                < P. 501:601(100) ack 301
                """);
    }

    /** Only the first and the last of three missed pieces come again. */
    @Test
    void some_of_the_pieces_sent_again() {
        assertVerdict(Verdict.INCONCLUSIVE, EXCHANGE + """
                < . 501:501(0) ack 301
                +0.2 > P. 101:201(100) ack 501
                > P. 301:401(100) ack 501
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 299})
    void pieces_that_pass_the_number_were_not_sent_before(int acknowledged) {
        Found.only(
                FindingKind.ACK_OF_UNSENT_DATA,
                7,
                Side.SERVER,
                Trace.of(EXCHANGE + "< . 501:501(0) ack " + acknowledged + "\n" + """
                        +0.2 > P. 101:201(100) ack 501
                        > P. 201:301(100) ack 501
                        """));
    }

    @Test
    void a_piece_below_the_number_with_nothing_behind_it_was_not_sent_before() {
        Found.only(FindingKind.ACK_OF_UNSENT_DATA, 7, Side.SERVER, Trace.of(EXCHANGE + """
                < . 501:501(0) ack 250
                +0.2 > P. 101:201(100) ack 501
                """));
    }

    // ---- SACK_INVALID
    // ------------------------------------------------------------------------------------------------

    private static final String SELECTIVE = """
            > S 0:0(0) win 65535 <mss 1460,sackOK>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK>
            > . 1:1(0) ack 1
            """;

    /** One direction was captured a little late: an empty segment from before the data comes first. */
    @Test
    void a_block_before_an_old_empty_segment_and_the_data_itself() {
        assertVerdict(Verdict.VERIFIED, SELECTIVE + """
                < . 1:1(0) ack 1 <sack 101:201>
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                > P. 101:201(100) ack 1
                < . 1:1(0) ack 201
                """);
    }

    // ---- RESET_UNACCEPTABLE
    // ------------------------------------------------------------------------------------------

    /** Each answers a segment that acknowledged less than the FIN; an old duplicate came between. */
    @Test
    void resets_that_answer_what_came_before_the_last_acknowledgement() {
        assertVerdict(Verdict.VERIFIED, EXCHANGE + """
                > F. 101:101(0) ack 501
                < P. 501:601(100) ack 101
                < F. 601:601(0) ack 102
                +1 < P. 1:501(500) ack 101
                < P. 1:501(500) ack 41
                > R 101:101(0)
                """);
    }

    /** It answers the first segment of all, whose number is no longer one of the latest. */
    @Test
    void a_reset_that_answers_the_syn_ack() {
        assertVerdict(Verdict.VERIFIED, OPENING + """
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                > P. 101:201(100) ack 1
                < . 1:1(0) ack 201
                > P. 201:301(100) ack 1
                < . 1:1(0) ack 301
                > R 1:1(0)
                """);
    }

    @Test
    void a_reset_with_a_number_that_nobody_had_is_found() {
        Found.only(FindingKind.RESET_UNACCEPTABLE, 7, Side.CLIENT, Trace.of(OPENING + """
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                < . 1:1(0) ack 101
                > R 50:50(0)
                """));
    }

    /** Neither number of this RST is of the connection: it is of the port's next use, of which the capture has nothing more. */
    @Test
    void a_reset_of_the_port_s_next_use() {
        assertThat(Trace.of(EXCHANGE + "+30 > R. 1000000000:1000000000(0) ack 900000000\n")
                        .judged())
                .extracting(JudgedConnection::verdict)
                .containsExactly(Verdict.VERIFIED, Verdict.INCONCLUSIVE);
    }

    /** What the peer that was reset still had under way does not bring the connection back to life. */
    @Test
    void a_fin_that_crosses_a_reset_leaves_the_connection_reset() {
        JudgedConnection judged = Trace.of(EXCHANGE + """
                > F. 101:101(0) ack 501
                < P. 501:601(100) ack 102
                > R 102:102(0)
                < F. 601:601(0) ack 102
                """).only();
        assertThat(judged.teardown()).isEqualTo(Teardown.RESET);
    }

    /** And what comes on the same port then is of another connection. */
    @Test
    void data_of_the_next_use_behind_a_fin_that_crossed_a_reset() {
        assertThat(Trace.of(EXCHANGE + """
                > F. 101:101(0) ack 501
                < P. 501:601(100) ack 102
                > R 102:102(0)
                < F. 601:601(0) ack 102
                +5 < P. 700000000:700000100(100) ack 900000000
                > R 900000000:900000000(0)
                """).judged())
                .extracting(JudgedConnection::verdict)
                .doesNotContain(Verdict.VIOLATED)
                .hasSize(2);
    }

    // ---- BEYOND_WINDOW
    // -----------------------------------------------------------------------------------------------

    /** RFC 9293 §3.5, Figure 8: the server's second SYN-ACK, too, agrees on a window scale. */
    @Test
    void the_window_is_scaled_behind_an_old_duplicate_syn() {
        assertVerdict(Verdict.VERIFIED, """
                > S 0:0(0) win 1000 <mss 1460,wscale 7>
                > S 5000:5000(0) win 1000 <mss 1460,wscale 7>
                < S. 7000:7000(0) ack 5001 win 1000 <mss 1460,wscale 7>
                > R 5001:5001(0)
                > S 0:0(0) win 1000 <mss 1460,wscale 7>
                < S. 0:0(0) ack 1 win 1000 <mss 1460,wscale 7>
                > . 1:1(0) ack 1 win 100
                < . 1:1(0) ack 1 win 100
                > P. 1:1461(1460) ack 1 win 100
                < . 1:1(0) ack 1461 win 100
                > P. 1461:4381(2920) ack 1 win 100
                < . 1:1(0) ack 4381 win 100
                """);
    }

    // ---- RETRANSMISSION_DIFFERS
    // --------------------------------------------------------------------------------------

    /** A keep-alive's octet is garbage also when the capture has the keep-alive behind the data that ended the rest. */
    @Test
    void a_keep_alive_that_comes_late() {
        assertVerdict(Verdict.VERIFIED, EXCHANGE + """
                +60 < . 501:501(0) ack 101
                > P. 101:201(100) ack 501
                > . 100:101(1) ack 501 data 00
                < . 501:501(0) ack 201
                """);
    }

    /** Or twice, behind the FIN. */
    @Test
    void a_keep_alive_captured_twice() {
        assertVerdict(Verdict.VERIFIED, EXCHANGE + """
                +60 > . 100:101(1) ack 501 id 77 data 00
                > F. 101:101(0) ack 501
                < . 501:501(0) ack 102
                > . 100:101(1) ack 501 id 77 data 00
                < F. 501:501(0) ack 102
                > . 102:102(0) ack 502
                """);
    }

    @Test
    void one_octet_that_is_other_before_it_is_acknowledged_is_found() {
        Found.only(FindingKind.RETRANSMISSION_DIFFERS, 6, Side.CLIENT, Trace.of(OPENING + """
                > P. 1:2(1) ack 1
                > P. 2:3(1) ack 1
                +0.3 > P. 1:2(1) ack 1 data ff
                """));
    }

    // ---- FIN_ACK_NUMBER
    // ----------------------------------------------------------------------------------------------

    /**
     * The client answers the acknowledgement of its own FIN, the server's FIN being right behind that; the capture ends before the
     * client answers the FIN itself.
     */
    @Test
    void an_answer_to_the_acknowledgement_before_the_fin() {
        assertVerdict(Verdict.INCONCLUSIVE, TIMED + """
                < . 1:1(0) ack 101 <TS val 202 ecr 101>
                > F. 101:101(0) ack 1 <TS val 105 ecr 202>
                +0.2 < . 1:1(0) ack 102 <TS val 222 ecr 105>
                +0.000012 < F. 1:1(0) ack 102 <TS val 222 ecr 105>
                +0.000075 > . 102:102(0) ack 1 <TS val 125 ecr 222>
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.00001", "0.01"})
    void an_answer_that_came_no_later_behind_the_fin_than_the_fin_itself_is_found(String seconds) {
        Found.only(
                FindingKind.FIN_ACK_NUMBER,
                9,
                Side.CLIENT,
                Trace.of(TIMED + """
                < . 1:1(0) ack 101 <TS val 202 ecr 101>
                > F. 101:101(0) ack 1 <TS val 105 ecr 202>
                < . 1:1(0) ack 102 <TS val 222 ecr 105>
                +0.01 < F. 1:1(0) ack 102 <TS val 222 ecr 105>
                """ + "+" + seconds + " > . 102:102(0) ack 1 <TS val 125 ecr 222>\n"));
    }

    /** The FIN was captured behind the acknowledgement that counts it, and behind it an older one came twice. */
    @Test
    void an_old_answer_behind_a_fin_that_was_counted_before_it_was_captured() {
        assertVerdict(Verdict.VERIFIED, EXCHANGE + """
                > . 101:101(0) ack 502
                < F. 501:501(0) ack 101
                +0.01 > . 101:101(0) ack 501
                """);
    }

    @Test
    void an_answer_without_timestamps_that_does_not_count_the_fin_is_found() {
        Found.only(FindingKind.FIN_ACK_NUMBER, 10, Side.CLIENT, Trace.of(EXCHANGE + """
                > F. 101:101(0) ack 501
                +0.2 < . 501:501(0) ack 102
                +0.000012 < F. 501:501(0) ack 102
                +0.000075 > . 102:102(0) ack 501
                """));
    }
}
