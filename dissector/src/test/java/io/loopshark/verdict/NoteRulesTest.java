package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.testing.Trace;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth knowing and nobody's fault: when it is noted, and what looks alike and is not. */
class NoteRulesTest {

    private static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;

    /** {@code DATA_LOST_BY_RESET 7 CLIENT}. */
    static String brief(Finding finding) {
        return finding.kind() + " " + finding.frame() + " " + finding.by();
    }

    private static List<String> notes(String text, FindingKind... kinds) {
        return Trace.of(text).judged().stream()
                .flatMap(connection -> connection.findings().stream())
                .filter(finding -> List.of(kinds).contains(finding.kind()))
                .map(NoteRulesTest::brief)
                .toList();
    }

    private static Finding finding(String text, FindingKind kind) {
        return Trace.of(text).judged().stream()
                .flatMap(connection -> connection.findings().stream())
                .filter(candidate -> candidate.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

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
                    .startsWith("This RST ends the connection although 200 bytes that were sent to its sender");
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

    @Nested
    class An_old_duplicate_syn {

        @Test
        void is_a_syn_on_an_open_connection_whose_sender_goes_on() {
            String old = EXCHANGE + """
                    > S -5000:-5000(0)
                    < . 501:501(0) ack 101
                    > P. 101:201(100) ack 501
                    < . 501:501(0) ack 201
                    """;
            Finding finding = finding(old, FindingKind.OLD_DUPLICATE_SYN);
            assertThat(brief(finding)).isEqualTo("OLD_DUPLICATE_SYN 8 CLIENT");
            assertThat(finding.expected()).isEqualTo(1_000_000);
            assertThat(finding.actual()).isEqualTo(995_000);
            assertThat(Trace.of(old).only().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void is_a_syn_that_nobody_answers_before_the_right_one_is() {
            assertThat(notes("""
                    > S 0:0(0)
                    > S -70:-70(0)
                    < S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    """, FindingKind.OLD_DUPLICATE_SYN)).containsExactly("OLD_DUPLICATE_SYN 2 CLIENT");
        }

        @Test
        void is_not_the_same_syn_again() {
            assertThat(notes("""
                    > S 0:0(0)
                    +1 > S 0:0(0)
                    < S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    """, FindingKind.OLD_DUPLICATE_SYN)).isEmpty();
        }

        @Test
        void is_not_a_new_attempt_that_is_answered() {
            assertThat(notes("""
                    > S 0:0(0)
                    +1 > S 5000:5000(0)
                    < S. 0:0(0) ack 5001
                    > . 5001:5001(0) ack 1
                    """, FindingKind.OLD_DUPLICATE_SYN)).isEmpty();
        }

        @Test
        void is_not_told_while_its_sender_is_silent() {
            assertThat(notes(EXCHANGE + """
                    > S 5000:5000(0)
                    < . 501:501(0) ack 101
                    """, FindingKind.OLD_DUPLICATE_SYN)).isEmpty();
        }
    }

    @Nested
    class A_half_open_connection {

        @Test
        void is_discovered_by_the_reset_that_answers_the_challenge() {
            assertThat(notes(EXCHANGE + """
                    > S 5000:5000(0)
                    < . 501:501(0) ack 101
                    > R 101:101(0)
                    """, FindingKind.HALF_OPEN_DISCOVERED))
                    .containsExactly("HALF_OPEN_DISCOVERED 10 CLIENT");
        }

        @Test
        void is_discovered_when_the_other_side_acknowledged_late_data_with_it() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    > S 5000:5000(0)
                    < . 501:501(0) ack 201
                    > R 201:201(0)
                    """, FindingKind.HALF_OPEN_DISCOVERED))
                    .containsExactly("HALF_OPEN_DISCOVERED 11 CLIENT");
        }

        @Test
        void is_discovered_by_the_reset_that_answers_data() {
            assertThat(notes(EXCHANGE + """
                    +60 < P. 501:601(100) ack 101
                    > R 101:101(0)
                    """, FindingKind.HALF_OPEN_DISCOVERED))
                    .containsExactly("HALF_OPEN_DISCOVERED 9 CLIENT");
        }

        @Test
        void is_not_an_abort() {
            assertThat(notes(EXCHANGE + """
                    < P. 501:601(100) ack 101
                    > R. 101:101(0) ack 501
                    """, FindingKind.HALF_OPEN_DISCOVERED)).isEmpty();
        }

        @Test
        void is_not_an_abort_after_its_sender_disowned_the_syn() {
            assertThat(notes(EXCHANGE + """
                    > S 5000:5000(0)
                    < . 501:501(0) ack 101
                    > P. 101:201(100) ack 501
                    < . 501:501(0) ack 201
                    > R 201:201(0)
                    """, FindingKind.HALF_OPEN_DISCOVERED)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {100, 102, 150})
        void is_not_a_reset_whose_number_is_not_the_one_acknowledged_last(int number) {
            assertThat(notes(EXCHANGE + """
                    < P. 501:601(100) ack 101
                    > R %1$d:%1$d(0)
                    """.formatted(number), FindingKind.HALF_OPEN_DISCOVERED))
                    .isEmpty();
        }

        @Test
        void is_not_an_abort_with_everything_acknowledged() {
            assertThat(notes(EXCHANGE + "> R 101:101(0)\n", FindingKind.HALF_OPEN_DISCOVERED))
                    .isEmpty();
        }

        @Test
        void is_not_a_peer_that_has_closed_and_resets_what_comes_after() {
            assertThat(notes(EXCHANGE + """
                    > F. 101:101(0) ack 501
                    < P. 501:601(100) ack 102
                    > R 102:102(0)
                    """, FindingKind.HALF_OPEN_DISCOVERED)).isEmpty();
        }

        @Test
        void is_not_a_scan_that_takes_back_its_syn() {
            assertThat(notes("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    > R 1:1(0)
                    """, FindingKind.HALF_OPEN_DISCOVERED)).isEmpty();
        }
    }

    @Nested
    class A_challenge_ack {

        @Test
        void answers_a_syn_on_an_open_connection() {
            assertThat(notes(EXCHANGE + """
                    > S 5000:5000(0)
                    < . 501:501(0) ack 101
                    """, FindingKind.CHALLENGE_ACK)).containsExactly("CHALLENGE_ACK 9 SERVER");
        }

        @Test
        void answers_the_same_syn_again() {
            assertThat(notes(EXCHANGE + """
                    > S 0:0(0)
                    < . 501:501(0) ack 101
                    """, FindingKind.CHALLENGE_ACK)).containsExactly("CHALLENGE_ACK 9 SERVER");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 2, -1, 5000})
        void answers_a_syn_with_a_number_from_before_the_capture(int number) {
            assertThat(notes("""
                    > S 0:0(0)
                    < . 500:500(0) ack %d
                    """.formatted(number), FindingKind.CHALLENGE_ACK))
                    .containsExactly("CHALLENGE_ACK 2 SERVER");
        }

        @Test
        void is_not_an_acknowledgement_of_the_syn_itself() {
            assertThat(notes("""
                    > S 0:0(0)
                    < . 500:500(0) ack 1
                    """, FindingKind.CHALLENGE_ACK)).isEmpty();
        }

        @Test
        void answers_a_reset_that_is_in_the_window_but_not_where_it_should_be() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    > R 201:201(0)
                    < . 501:501(0) ack 101
                    > R 101:101(0)
                    """, FindingKind.CHALLENGE_ACK)).containsExactly("CHALLENGE_ACK 10 SERVER");
        }

        @Test
        void is_not_the_late_acknowledgement_of_data() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    > S 0:0(0)
                    < . 501:501(0) ack 201
                    """, FindingKind.CHALLENGE_ACK)).isEmpty();
        }

        @Test
        void is_not_an_acknowledgement_that_was_recorded_twice() {
            assertThat(notes(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    > S 0:0(0)
                    < . 501:501(0) ack 201
                    < . 501:501(0) ack 201
                    """, FindingKind.CHALLENGE_ACK)).isEmpty();
        }

        @Test
        void is_not_a_duplicate_ack_for_what_came_after_the_syn() {
            assertThat(notes(EXCHANGE + """
                    > S 0:0(0)
                    > P. 201:301(100) ack 501
                    < . 501:501(0) ack 101
                    """, FindingKind.CHALLENGE_ACK)).isEmpty();
        }

        @Test
        void is_not_an_acknowledgement_that_crossed_an_exact_reset() {
            assertThat(notes(EXCHANGE + """
                    > R. 101:101(0) ack 501
                    < . 501:501(0) ack 101
                    """, FindingKind.CHALLENGE_ACK)).isEmpty();
        }

        @Test
        void is_not_made_of_a_handshake_recorded_twice() {
            assertThat(Trace.of(EXCHANGE).repeated(2).only().has(FindingKind.CHALLENGE_ACK))
                    .isFalse();
        }
    }

    @Nested
    class A_port_used_again {

        private static final String CLOSED = EXCHANGE + """
                > F. 101:101(0) ack 501
                < F. 501:501(0) ack 102
                > . 102:102(0) ack 502
                """;

        private static final String AGAIN = """
                +1.5 > S 50000:50000(0)
                < S. 90000:90000(0) ack 50001
                > . 50001:50001(0) ack 90001
                """;

        @Test
        void out_of_time_wait() {
            Finding reused = finding(CLOSED + AGAIN, FindingKind.PORT_REUSED);
            assertThat(brief(reused)).isEqualTo("PORT_REUSED 11 CLIENT");
            assertThat(reused.message())
                    .isEqualTo(
                            "This SYN opens a new connection between the endpoints of connection 0, which ended 1.500 s"
                                    + " before.");
            assertThat(Trace.of(CLOSED + AGAIN).judged())
                    .extracting(JudgedConnection::verdict)
                    .containsExactly(Verdict.VERIFIED, Verdict.VERIFIED);
        }

        @Test
        void while_the_old_connection_was_never_closed() {
            Finding reused = finding(EXCHANGE + AGAIN, FindingKind.PORT_REUSED);
            assertThat(brief(reused)).isEqualTo("PORT_REUSED 8 CLIENT");
            assertThat(reused.message()).endsWith("connection 0, which nobody had closed.");
        }

        @Test
        void after_a_refusal() {
            assertThat(notes("""
                    > S 0:0(0)
                    < R. 0:0(0) ack 1
                    +1 > S 50000:50000(0)
                    < R. 0:0(0) ack 50001
                    """, FindingKind.PORT_REUSED)).containsExactly("PORT_REUSED 3 CLIENT");
        }

        @Test
        void is_not_the_same_syn_again() {
            assertThat(notes("""
                    > S 0:0(0)
                    < R. 0:0(0) ack 1
                    +0.5 > S 0:0(0)
                    < R. 0:0(0) ack 1
                    """, FindingKind.PORT_REUSED)).isEmpty();
        }

        @Test
        void is_not_an_old_duplicate_syn() {
            assertThat(notes(EXCHANGE + """
                    > S 5000:5000(0)
                    < . 501:501(0) ack 101
                    > P. 101:201(100) ack 501
                    """, FindingKind.PORT_REUSED)).isEmpty();
        }

        @Test
        void is_nothing_to_note_when_time_wait_is_long_over() {
            assertThat(notes(CLOSED + AGAIN.replace("+1.5", "+241"), FindingKind.PORT_REUSED))
                    .isEmpty();
        }
    }

    @Nested
    class Fast_open {

        @Test
        void is_data_in_a_syn_with_a_cookie() {
            assertThat(notes("""
                    > S 0:100(100) <mss 1460,FO 0123456789abcdef>
                    < S. 0:0(0) ack 101
                    > . 101:101(0) ack 1
                    """, FindingKind.FAST_OPEN)).containsExactly("FAST_OPEN 1 CLIENT");
        }

        @Test
        void is_noted_though_the_server_takes_the_syn_only() {
            String refused = """
                    > S 0:100(100) <FO 0123456789abcdef>
                    < S. 0:0(0) ack 1
                    > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101
                    """;
            assertThat(notes(refused, FindingKind.FAST_OPEN)).containsExactly("FAST_OPEN 1 CLIENT");
            assertThat(Trace.of(refused).only().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void is_not_a_cookie_without_data_nor_data_without_a_cookie() {
            assertThat(notes("> S 0:0(0) <FO 0123456789abcdef>\n", FindingKind.FAST_OPEN))
                    .isEmpty();
            assertThat(notes("> S 0:100(100)\n", FindingKind.FAST_OPEN)).isEmpty();
        }
    }

    @Nested
    class Ecn {

        private static String handshake(String syn, String synAck) {
            return "> S%s 0:0(0)%n< S.%s 0:0(0) ack 1%n> . 1:1(0) ack 1%n".formatted(syn, synAck);
        }

        @Test
        void is_agreed_when_the_syn_ack_answers_with_ece_alone() {
            assertThat(notes(handshake("EW", "E"), FindingKind.ECN_NEGOTIATED))
                    .containsExactly("ECN_NEGOTIATED 2 SERVER");
        }

        @ParameterizedTest
        @ValueSource(strings = {"W", "EW", "A", "WA"})
        void is_accurate_when_the_syn_ack_says_how_the_syn_arrived(String answer) {
            Finding agreed = finding(handshake("EWA", answer), FindingKind.ECN_NEGOTIATED);
            assertThat(agreed.message()).startsWith("With this SYN-ACK both peers have agreed on Accurate ECN");
        }

        @ParameterizedTest
        @ValueSource(strings = {"E", "EA"})
        void falls_back_when_the_other_side_knows_the_older_kind_only(String answer) {
            Finding agreed = finding(handshake("EWA", answer), FindingKind.ECN_NEGOTIATED);
            assertThat(agreed.message()).startsWith("With this SYN-ACK both peers have agreed on ECN");
        }

        @Test
        void is_not_agreed_when_it_is_only_offered() {
            assertThat(notes(handshake("EW", ""), FindingKind.ECN_NEGOTIATED)).isEmpty();
            assertThat(notes(handshake("EWA", ""), FindingKind.ECN_NEGOTIATED)).isEmpty();
        }

        @Test
        void is_not_agreed_when_the_bits_are_only_mirrored() {
            assertThat(notes(handshake("EW", "EW"), FindingKind.ECN_NEGOTIATED)).isEmpty();
            assertThat(notes(handshake("EWA", "EWA"), FindingKind.ECN_NEGOTIATED))
                    .isEmpty();
        }

        @Test
        void is_not_agreed_when_it_was_not_offered() {
            assertThat(notes(handshake("", "E"), FindingKind.ECN_NEGOTIATED)).isEmpty();
            assertThat(notes(handshake("E", "E"), FindingKind.ECN_NEGOTIATED)).isEmpty();
        }
    }

    @Nested
    class A_simultaneous_open {

        @Test
        void is_two_syns_that_cross() {
            assertThat(notes("""
                    > S 0:0(0)
                    < S 0:0(0)
                    > S. 0:0(0) ack 1
                    < . 1:1(0) ack 1
                    """, FindingKind.SIMULTANEOUS_OPEN)).containsExactly("SIMULTANEOUS_OPEN 2 SERVER");
        }

        @Test
        void is_noted_once_when_the_frames_are_recorded_twice() {
            JudgedConnection judged = Trace.of("""
                    > S 0:0(0)
                    < S 0:0(0)
                    > S. 0:0(0) ack 1
                    < S. 0:0(0) ack 1
                    """).repeated(2).only();
            assertThat(judged.findings()).extracting(NoteRulesTest::brief).contains("SIMULTANEOUS_OPEN 3 SERVER");
            assertThat(judged.findings())
                    .filteredOn(finding -> finding.kind() == FindingKind.SIMULTANEOUS_OPEN)
                    .hasSize(1);
        }

        @Test
        void is_not_a_socket_connected_to_itself() {
            JudgedConnection judged = Trace.of(0, 0, """
                    > S 0:0(0)
                    > S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    """).toItself().only();
            assertThat(judged.has(FindingKind.SIMULTANEOUS_OPEN)).isFalse();
        }

        @Test
        void is_not_a_handshake_whose_first_two_segments_were_captured_in_the_wrong_order() {
            assertThat(notes("""
                    < S. 0:0(0) ack 1
                    > S 0:0(0)
                    > . 1:1(0) ack 1
                    """, FindingKind.SIMULTANEOUS_OPEN)).isEmpty();
        }

        @Test
        void is_not_a_connection_that_the_other_side_opens_afterwards() {
            assertThat(notes(OPENING + """
                    > R. 1:1(0) ack 1
                    < S 5000:5000(0)
                    > S. 7000:7000(0) ack 5001
                    < . 5001:5001(0) ack 7001
                    """, FindingKind.SIMULTANEOUS_OPEN)).isEmpty();
        }
    }
}
