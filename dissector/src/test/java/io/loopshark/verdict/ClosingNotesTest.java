package io.loopshark.verdict;

import static io.loopshark.verdict.Notes.EXCHANGE;
import static io.loopshark.verdict.Notes.OPENING;
import static io.loopshark.verdict.Notes.brief;
import static io.loopshark.verdict.Notes.finding;
import static io.loopshark.verdict.Notes.notes;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth knowing of an end and nobody's fault: when it is noted, and what looks alike and is not. */
class ClosingNotesTest {

    @Nested
    class Data_after_the_peer_closed {

        private static final String CLOSED_BY_SERVER = EXCHANGE + """
                < F. 501:501(0) ack 101
                > . 101:101(0) ack 502
                """;

        @Test
        void is_a_request_on_a_connection_that_the_server_has_closed() {
            String stale = CLOSED_BY_SERVER + """
                    +5 > P. 101:201(100) ack 502
                    < R 502:502(0)
                    """;
            assertThat(notes(stale, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .containsExactly("DATA_AFTER_PEER_CLOSED 10 CLIENT");
            assertThat(Trace.of(stale).only().verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(finding(stale, FindingKind.DATA_AFTER_PEER_CLOSED).message())
                    .isEqualTo(
                            "A request after the server's FIN, which this very segment acknowledges: no answer can come"
                                    + " any more.");
        }

        @Test
        void is_noted_once_whether_or_not_a_reset_was_captured() {
            assertThat(notes(CLOSED_BY_SERVER + """
                    > P. 101:201(100) ack 502
                    > P. 201:301(100) ack 502
                    """, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .containsExactly("DATA_AFTER_PEER_CLOSED 10 CLIENT");
        }

        @Test
        void is_an_answer_that_a_client_which_closed_both_directions_resets() {
            assertThat(notes(OPENING + """
                    > P. 1:101(100) ack 1
                    > F. 101:101(0) ack 1
                    < . 1:1(0) ack 102
                    < P. 1:501(500) ack 102
                    > R 102:102(0)
                    """, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .containsExactly("DATA_AFTER_PEER_CLOSED 7 SERVER");
        }

        @Test
        void is_an_upload_that_goes_on_until_the_reset() {
            assertThat(notes(OPENING + """
                    > . 1:1461(1460) ack 1
                    > . 1461:2921(1460) ack 1
                    < F. 1:1(0) ack 1461
                    > . 2921:4381(1460) ack 2
                    < R 2:2(0)
                    """, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .containsExactly("DATA_AFTER_PEER_CLOSED 7 CLIENT");
        }

        @Test
        void is_noted_once_however_many_resets_answer() {
            assertThat(notes(OPENING + """
                    > . 1:1461(1460) ack 1
                    > . 1461:2921(1460) ack 1
                    < F. 1:1(0) ack 1461
                    > . 2921:4381(1460) ack 2
                    > . 4381:5841(1460) ack 2
                    < R 2:2(0) id 8
                    < R 2:2(0) id 9
                    """, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .containsExactly("DATA_AFTER_PEER_CLOSED 7 CLIENT");
        }

        @Test
        void is_not_the_fin_of_a_client_that_closes_too() {
            assertThat(notes(CLOSED_BY_SERVER + "> F. 101:101(0) ack 502\n", FindingKind.DATA_AFTER_PEER_CLOSED))
                    .isEmpty();
        }

        @Test
        void is_not_the_answer_to_a_client_that_has_closed_its_direction_only() {
            assertThat(notes(OPENING + """
                    > P. 1:101(100) ack 1
                    > F. 101:101(0) ack 1
                    < P. 1:501(500) ack 102
                    > . 102:102(0) ack 501
                    < P. 501:1001(500) ack 102
                    > . 102:102(0) ack 1001
                    < F. 1001:1001(0) ack 102
                    > . 102:102(0) ack 1002
                    """, FindingKind.DATA_AFTER_PEER_CLOSED)).isEmpty();
        }

        @Test
        void is_not_data_that_crossed_the_fin() {
            assertThat(notes(EXCHANGE + """
                    < F. 501:501(0) ack 101
                    > P. 101:201(100) ack 501
                    < R 502:502(0)
                    """, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .isEmpty();
        }

        @Test
        void is_not_data_that_is_sent_again() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    < F. 501:501(0) ack 101
                    > . 201:201(0) ack 502
                    +1 > P. 101:201(100) ack 502
                    < . 502:502(0) ack 201
                    """, FindingKind.DATA_AFTER_PEER_CLOSED))
                    .isEmpty();
        }

        @Test
        void is_not_an_upload_that_the_server_goes_on_taking() {
            assertThat(notes(OPENING + """
                    > . 1:1461(1460) ack 1
                    > . 1461:2921(1460) ack 1
                    < F. 1:1(0) ack 1461
                    > . 2921:4381(1460) ack 2
                    < . 2:2(0) ack 4381
                    > F. 4381:4381(0) ack 2
                    < . 2:2(0) ack 4382
                    """, FindingKind.DATA_AFTER_PEER_CLOSED)).isEmpty();
        }
    }

    @Nested
    class Data_lost_by_a_reset {

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, -150, 2147483647, 77})
        void counts_what_was_never_acknowledged_across_the_wrap(int isn) {
            JudgedConnection judged = Trace.of(isn, 5, OPENING + """
                    > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101
                    > P. 101:301(200) ack 1
                    < R. 1:1(0) ack 101
                    """).only();
            Finding lost = judged.findings().get(0);
            assertThat(brief(lost)).isEqualTo("DATA_LOST_BY_RESET 7 SERVER");
            assertThat(lost.expected()).isEqualTo(SequenceNumber.unsigned(isn + 301));
            assertThat(lost.actual()).isEqualTo(SequenceNumber.unsigned(isn + 101));
            assertThat(lost.message())
                    .startsWith("This RST ends the connection although 200 bytes that were sent to its sender, numbers "
                            + SequenceNumber.unsigned(isn + 101) + " to " + SequenceNumber.unsigned(isn + 300) + ", ");
        }

        @Test
        void includes_what_its_own_sender_gave_up() {
            String aborted = EXCHANGE + """
                    > P. 101:201(100) ack 501
                    > R. 201:201(0) ack 501
                    """;
            assertThat(notes(aborted, FindingKind.DATA_LOST_BY_RESET)).containsExactly("DATA_LOST_BY_RESET 9 CLIENT");
            assertThat(finding(aborted, FindingKind.DATA_LOST_BY_RESET).message())
                    .startsWith("This RST ends the connection although 100 bytes of its own sender");
        }

        @Test
        void is_nothing_when_the_reset_itself_acknowledges_the_data() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    < R. 501:501(0) ack 201
                    """, FindingKind.DATA_LOST_BY_RESET)).isEmpty();
        }

        @Test
        void does_not_count_a_fin() {
            assertThat(notes(EXCHANGE + """
                    > F. 101:101(0) ack 501
                    < R. 501:501(0) ack 101
                    """, FindingKind.DATA_LOST_BY_RESET)).isEmpty();
        }

        @Test
        void is_nothing_when_the_reset_comes_after_the_close() {
            assertThat(notes(EXCHANGE + """
                    > F. 101:101(0) ack 501
                    < F. 501:501(0) ack 102
                    > . 102:102(0) ack 502
                    > R. 102:102(0) ack 502
                    """, FindingKind.DATA_LOST_BY_RESET)).isEmpty();
        }

        @Test
        void is_not_told_by_a_reset_that_its_receiver_ignores() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    < R 1000000:1000000(0)
                    < . 501:501(0) ack 201
                    """, FindingKind.DATA_LOST_BY_RESET)).isEmpty();
        }

        @Test
        void is_not_told_by_a_capture_that_lacks_a_direction() {
            Trace trace = Trace.of(EXCHANGE + "> R. 101:101(0) ack 501\n").onlyFrom(40000);
            assertThat(trace.only().has(FindingKind.DATA_LOST_BY_RESET)).isFalse();
        }

        @Test
        void is_not_a_refused_syn_with_data() {
            assertThat(notes("""
                    > S 0:100(100) <FO 0123456789abcdef>
                    < R. 0:0(0) ack 101
                    """, FindingKind.DATA_LOST_BY_RESET)).isEmpty();
        }
    }
}
