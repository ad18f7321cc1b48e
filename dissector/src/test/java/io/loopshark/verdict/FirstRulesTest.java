package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.testing.Trace;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstRulesTest {

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

    private static final String FOUR = EXCHANGE + """
            > F. 101:101(0) ack 501
            < . 501:501(0) ack 102
            < F. 501:501(0) ack 102
            > . 102:102(0) ack 502
            """;

    private static final String THREE = EXCHANGE + """
            > F. 101:101(0) ack 501
            < F. 501:501(0) ack 102
            > . 102:102(0) ack 502
            """;

    @Nested
    class A_right_connection {

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 5, -60, -102, -300, -502, 2147483647, -2147483648})
        void is_verified_wherever_its_numbers_wrap(int isn) {
            JudgedConnection four = Trace.of(isn, isn, FOUR).only();
            assertThat(four.findings()).isEmpty();
            assertThat(four.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(four.handshake()).isEqualTo(Handshake.COMPLETE);
            assertThat(four.teardown()).isEqualTo(Teardown.FOUR_SEGMENT);
            assertThat(four.closedFirstBy()).isEqualTo(Closer.CLIENT);
            assertThat(four.clientState()).isEqualTo(TcpState.TIME_WAIT);
            assertThat(four.serverState()).isEqualTo(TcpState.CLOSED);
            assertThat(four.clientBytes()).isEqualTo(100);
            assertThat(four.serverBytes()).isEqualTo(500);
            assertThat(four.packets()).isEqualTo(11);
            assertThat(four.completeness()).isEqualTo(31);
            assertThat(four.connState()).isEqualTo("SF");
            assertThat(four.history()).isEqualTo("ShADadFf");
            assertThat(four.durationNanos()).isEqualTo(100_000);
        }

        @Test
        void closes_in_three_segments_when_the_second_fin_acknowledges_the_first() {
            JudgedConnection three = Trace.of(THREE).only();
            assertThat(three.teardown()).isEqualTo(Teardown.THREE_SEGMENT);
            assertThat(three.verdict()).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Nested
    class A_forged_number {

        @ParameterizedTest
        @CsvSource({"1", "-1", "2", "-1000", "2147483647", "-2147483648", "1000000"})
        void in_the_syn_ack_is_found_across_the_wrap(int by) {
            for (int isn : new int[] {-1, 0, 77, -2}) {
                Trace forged = Trace.of(isn, 12345, FOUR).with(1, segment -> segment.acknowledgementPlus(by));
                JudgedConnection judged = forged.only();
                assertThat(judged.verdict()).as(forged.toString()).isEqualTo(Verdict.VIOLATED);
                Finding finding = judged.findings().get(0);
                assertThat(finding.kind()).isEqualTo(FindingKind.SYN_ACK_NUMBER);
                assertThat(finding.frame()).isEqualTo(2);
                assertThat(finding.expected()).isEqualTo(SequenceNumber.unsigned(isn + 1));
                assertThat(finding.actual()).isEqualTo(SequenceNumber.unsigned(isn + 1 + by));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, -1, 2, -1000, 2147483647, -2147483648, 1000000})
        void acknowledged_by_the_third_segment_is_found_across_the_wrap(int by) {
            for (int isn : new int[] {-1, 0, 77, -2}) {
                JudgedConnection judged = Trace.of(12345, isn, FOUR)
                        .with(2, segment -> segment.acknowledgementPlus(by))
                        .only();
                assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
                Finding finding = judged.findings().get(0);
                assertThat(finding.kind()).isEqualTo(FindingKind.HANDSHAKE_ACK_NUMBER);
                assertThat(finding.frame()).isEqualTo(3);
                assertThat(finding.expected()).isEqualTo(SequenceNumber.unsigned(isn + 1));
                assertThat(finding.actual()).isEqualTo(SequenceNumber.unsigned(isn + 1 + by));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, -1, 2, -1000, 2147483647, -2147483648, 1000000})
        void of_the_third_segment_itself_is_found_across_the_wrap(int by) {
            for (int isn : new int[] {-1, 0, 77, -2}) {
                JudgedConnection judged = Trace.of(isn, 12345, FOUR)
                        .with(2, segment -> segment.sequencePlus(by))
                        .only();
                assertThat(judged.findings()).extracting(Finding::kind).contains(FindingKind.HANDSHAKE_ACK_SEQUENCE);
                assertThat(judged.findings().get(0).frame()).isEqualTo(3);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, -1, 2, -1000, 2147483647, 1000000})
        void in_the_answer_to_a_fin_is_found_across_the_wrap(int by) {
            for (int isn : new int[] {-102, -101, 77, -103}) {
                JudgedConnection judged = Trace.of(isn, 12345, FOUR)
                        .with(8, segment -> segment.acknowledgementPlus(by))
                        .with(9, segment -> segment.acknowledgementPlus(by))
                        .only();
                if (by == -1000) {
                    continue; // an acknowledgement far below is an old one: nobody can tell
                }
                assertThat(judged.findings())
                        .as("by " + by)
                        .extracting(Finding::kind)
                        .contains(FindingKind.FIN_ACK_NUMBER);
                assertThat(judged.findings().get(0).frame()).isEqualTo(9);
            }
        }

        @Test
        void in_an_answer_to_a_fin_that_says_once_more_what_was_said_before_it() {
            JudgedConnection judged = Trace.of(EXCHANGE + """
                    +0.1 < F. 501:501(0) ack 101 id 7
                    > . 101:101(0) ack 501 id 8
                    """).only();
            assertThat(judged.findings())
                    .filteredOn(Finding::kind, FindingKind.FIN_ACK_NUMBER)
                    .extracting(Finding::frame)
                    .containsExactly(9L);
        }

        @Test
        void acknowledging_what_a_fin_leaves_no_room_for_is_found() {
            JudgedConnection judged = Trace.of(EXCHANGE + "< . 501:501(0) ack 103\n> F. 101:101(0) ack 501\n")
                    .only();
            assertThat(judged.findings()).extracting(Finding::kind).containsExactly(FindingKind.ACK_OF_UNSENT_DATA);
            assertThat(judged.findings().get(0).frame()).isEqualTo(8);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 1460, 65536, 1L << 30, (1L << 31) - 1, 1L << 31})
        void of_an_empty_segment_behind_a_fin_is_found(long by) {
            Trace forged = Trace.of(FOUR).with(10, segment -> segment.sequencePlus((int) by));
            Finding finding = Found.only(FindingKind.SEQUENCE_AFTER_FIN, 11, Side.CLIENT, forged);
            assertThat(finding.expected()).isEqualTo(1_000_102);
        }

        @Test
        void nothing_is_said_of_a_connection_whose_FIN_was_captured_before_its_SYN() {
            JudgedConnection judged = Trace.of("""
                    > F. 1:1(0) ack 501
                    > S 0:0(0)
                    < S. 500:500(0) ack 1
                    > . 2:2(0) ack 501
                    < . 501:501(0) ack 2
                    < F. 501:501(0) ack 2
                    > . 2:2(0) ack 502
                    """).only();
            assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void in_the_last_answer_is_found() {
            JudgedConnection judged = Trace.of(FOUR)
                    .with(10, segment -> segment.acknowledgementPlus(-1))
                    .only();
            assertThat(judged.findings())
                    .filteredOn(finding -> finding.severity() == Severity.VIOLATION)
                    .extracting(Finding::kind)
                    .containsExactly(FindingKind.FIN_ACK_NUMBER);
            assertThat(judged.findings()).extracting(Finding::frame).containsOnly(11L);
            assertThat(judged.teardown()).isEqualTo(Teardown.HALF_CLOSED);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 7, 100000, 2147483640})
        void acknowledging_unsent_data_is_found(int by) {
            JudgedConnection judged = Trace.of(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    < . 501:501(0) ack 201
                    """)
                    .with(4, segment -> segment.acknowledgementPlus(by))
                    .only();
            assertThat(judged.findings()).extracting(Finding::kind).containsExactly(FindingKind.ACK_OF_UNSENT_DATA);
            assertThat(judged.findings().get(0).frame()).isEqualTo(5);
        }
    }

    @Nested
    class What_the_capture_did_is_nobodys_fault {

        @Test
        void any_frame_lost() {
            for (String text : new String[] {THREE, FOUR}) {
                Trace trace = Trace.of(text);
                for (int i = 0; i < trace.size(); i++) {
                    for (JudgedConnection judged : trace.without(i).judged()) {
                        assertThat(judged.verdict())
                                .as("without frame " + (i + 1) + "\n" + judged.findings())
                                .isNotEqualTo(Verdict.VIOLATED);
                    }
                }
            }
        }

        @Test
        void a_keep_alive_s_octet_behind_a_fin() {
            JudgedConnection judged = Trace.of(EXCHANGE + """
                    > F. 101:101(0) ack 501
                    < . 501:501(0) ack 102
                    > . 101:102(1) ack 501
                    < . 501:501(0) ack 102
                    < F. 501:501(0) ack 102
                    > . 102:102(0) ack 502
                    """).only();
            assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void a_reset_behind_data_that_was_missed() {
            JudgedConnection judged =
                    Trace.of(EXCHANGE + "> R. 151:151(0) ack 501").only();
            assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void an_old_answer_doubled_behind_a_fin() {
            JudgedConnection judged = Trace.of(EXCHANGE + """
                    < F. 501:501(0) ack 101
                    > . 101:101(0) ack 501 id 0
                    """).only();
            assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void crossing_fins_of_which_one_is_never_counted_since_a_reset_came() {
            Trace trace = Trace.of(EXCHANGE + """
                    > F. 101:101(0) ack 501
                    < F. 501:501(0) ack 101
                    < R. 502:502(0) ack 101
                    """);
            for (Trust trust : List.of(Trust.FILE, new Trust(true, 0, true))) {
                assertThat(trace.judged(trust, AnalysisOptions.DEFAULT))
                        .extracting(JudgedConnection::verdict)
                        .containsExactly(Verdict.VERIFIED);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"P. 1:501(500) ack 101", "R. 502:502(0) ack 101", ". 500:500(0) ack 101"})
        void what_comes_behind_a_lost_fin_is_answered_without_it(String further) {
            JudgedConnection judged = Trace.of(
                            EXCHANGE + "< F. 501:501(0) ack 101\n+0.3 < " + further + "\n> . 101:101(0) ack 501\n")
                    .only();
            assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void ports_used_again_unseen() {
            String later = """
                    > P. 700000000:700000010(10) ack 800000000
                    < . 800000000:800000000(0) ack 700000010
                    """;
            for (String text : new String[] {EXCHANGE, FOUR}) {
                assertThat(Trace.of(text + later).judged())
                        .extracting(JudgedConnection::verdict)
                        .containsExactly(Verdict.VERIFIED, Verdict.INCONCLUSIVE);
            }
        }

        @Test
        void two_neighbours_swapped() {
            for (String text : new String[] {THREE, FOUR}) {
                Trace trace = Trace.of(text);
                for (int i = 0; i + 1 < trace.size(); i++) {
                    for (JudgedConnection judged : trace.swapped(i).judged()) {
                        assertThat(judged.verdict())
                                .as("frames " + (i + 1) + " and " + (i + 2) + " swapped\n" + judged.findings())
                                .isNotEqualTo(Verdict.VIOLATED);
                    }
                }
            }
        }

        @Test
        void begun_late_ended_early_every_frame_twice_one_side_only() {
            for (String text : new String[] {THREE, FOUR}) {
                Trace trace = Trace.of(text);
                for (int i = 0; i < trace.size(); i++) {
                    assertThat(trace.from(i).judged())
                            .as("from " + i)
                            .noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
                    assertThat(trace.upTo(i).judged())
                            .as("up to " + i)
                            .noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
                }
                assertThat(trace.repeated(2).judged()).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
                assertThat(trace.onlyFrom(80).judged()).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
                assertThat(trace.onlyFrom(40000).judged()).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
            }
        }
    }
}
