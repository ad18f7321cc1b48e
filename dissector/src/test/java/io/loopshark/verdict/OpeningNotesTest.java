package io.loopshark.verdict;

import static io.loopshark.verdict.Notes.EXCHANGE;
import static io.loopshark.verdict.Notes.brief;
import static io.loopshark.verdict.Notes.finding;
import static io.loopshark.verdict.Notes.notes;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth knowing of an opening and nobody's fault: when it is noted, and what looks alike and is not. */
class OpeningNotesTest {

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
}
