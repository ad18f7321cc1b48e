package io.loopshark.verdict;

import static io.loopshark.verdict.Notes.EXCHANGE;
import static io.loopshark.verdict.Notes.OPENING;
import static io.loopshark.verdict.Notes.brief;
import static io.loopshark.verdict.Notes.finding;
import static io.loopshark.verdict.Notes.notes;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two peers agreed upon, or came upon, when they opened: when it is noted, and what looks alike and is not. */
class NegotiationNotesTest {

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
            assertThat(judged.findings()).extracting(Notes::brief).contains("SIMULTANEOUS_OPEN 3 SERVER");
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
