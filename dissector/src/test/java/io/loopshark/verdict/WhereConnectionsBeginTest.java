package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.testing.Trace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new SYN with another ISN on the same four-tuple begins a new connection only when the old one is closed, reset or in TIME-WAIT, or
 * when a SYN-ACK acknowledges the new SYN; until then it belongs to the old one.
 */
class WhereConnectionsBeginTest {

    private static final String OPEN = """
            > S 100:100(0)
            < S. 300:300(0) ack 101
            > . 101:101(0) ack 301
            > P. 101:111(10) ack 301
            < . 301:301(0) ack 111
            """;

    private static final String SECOND = """
            > S 5000:5000(0)
            < S. 7000:7000(0) ack 5001
            > . 5001:5001(0) ack 7001
            > P. 5001:5011(10) ack 7001
            < . 7001:7001(0) ack 5011
            """;

    private static List<JudgedConnection> judge(String text) {
        return Trace.of(0, 0, text).judged();
    }

    private static void assertPackets(String text, Long... packets) {
        List<JudgedConnection> judged = judge(text);
        assertThat(judged).extracting(JudgedConnection::packets).containsExactly(packets);
        assertThat(judged).allMatch(connection -> !connection.has(FindingKind.RESET_UNACCEPTABLE));
        assertThat(judged)
                .as("%s", judged)
                .extracting(JudgedConnection::verdict)
                .doesNotContain(Verdict.VIOLATED);
    }

    @Nested
    class When_the_old_one_is_over {

        @Test
        void by_both_fins_the_syn_begins_a_new_one() {
            assertPackets(OPEN + """
                    > F. 111:111(0) ack 301
                    < F. 301:301(0) ack 112
                    > . 112:112(0) ack 302
                    """ + SECOND, 8L, 5L);
        }

        @Test
        void by_a_reset_the_syn_begins_a_new_one() {
            assertPackets(OPEN + "> R. 111:111(0) ack 301\n" + SECOND, 6L, 5L);
        }

        @Test
        void a_syn_ack_whose_syn_was_not_captured_begins_a_new_one() {
            assertPackets(OPEN + """
                    > F. 111:111(0) ack 301
                    < F. 301:301(0) ack 112
                    > . 112:112(0) ack 302
                    < S. 7000:7000(0) ack 5001
                    > . 5001:5001(0) ack 7001
                    > P. 5001:5011(10) ack 7001
                    """, 8L, 3L);
        }

        @Test
        void the_syn_ack_again_does_not() {
            assertPackets(OPEN + "> R. 111:111(0) ack 301\n< S. 300:300(0) ack 101\n", 7L);
        }

        @Test
        void the_same_syn_again_does_not() {
            assertPackets("""
                    > S 100:100(0)
                    < R. 0:0(0) ack 101
                    +0.5 > S 100:100(0)
                    < R. 0:0(0) ack 101
                    """, 4L);
        }

        @Test
        void the_other_side_may_open_the_new_one() {
            List<JudgedConnection> judged = judge(OPEN + """
                    > R. 111:111(0) ack 301
                    < S 9000:9000(0)
                    > S. 8000:8000(0) ack 9001
                    < . 9001:9001(0) ack 8001
                    """);
            assertThat(judged).hasSize(2);
            assertThat(judged.get(1).client()).isEqualTo(judged.get(0).server());
            assertThat(judged.get(1).verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void a_peer_in_time_wait_may_answer_with_what_it_remembers() {
            String closed = OPEN + """
                    < F. 301:301(0) ack 111
                    > F. 111:111(0) ack 302
                    < . 302:302(0) ack 112
                    """;
            for (int isn : new int[] {5000, -1_000_000_000, Integer.MIN_VALUE + 200}) {
                assertPackets(closed + """
                        > S %1$d:%1$d(0)
                        < . 302:302(0) ack 112
                        > R 112:112(0)
                        +1 > S %1$d:%1$d(0)
                        < S. 7000:7000(0) ack %2$d
                        > . %2$d:%2$d(0) ack 7001
                        """.formatted(isn, isn + 1), 8L, 6L);
            }
        }
    }

    @Nested
    class When_the_old_one_is_open {

        @Test
        void a_syn_alone_belongs_to_it() {
            assertPackets(OPEN + "> S 5000:5000(0)\n", 6L);
        }

        @Test
        void a_syn_answered_by_an_ack_belongs_to_it() {
            assertPackets(OPEN + "> S 5000:5000(0)\n< . 301:301(0) ack 111\n", 7L);
        }

        @Test
        void a_syn_ack_to_the_new_syn_begins_a_new_one() {
            assertPackets(OPEN + SECOND, 5L, 5L);
        }

        @Test
        void the_syn_may_be_repeated_before_it_is_answered() {
            assertPackets(OPEN + "> S 5000:5000(0)\n> S 5000:5000(0)\n" + SECOND, 5L, 7L);
        }

        @Test
        void what_the_other_side_had_under_way_stays_with_the_old_one() {
            List<JudgedConnection> judged = judge(OPEN + """
                    > S 5000:5000(0)
                    < P. 301:401(100) ack 111
                    < P. 401:501(100) ack 111
                    < S. 7000:7000(0) ack 5001
                    > . 5001:5001(0) ack 7001
                    """);
            assertThat(judged).extracting(JudgedConnection::packets).containsExactly(7L, 3L);
            assertThat(judged.get(0).serverBytes()).isEqualTo(200);
            assertThat(judged.get(1).firstFrame()).isEqualTo(6);
            assertThat(judged.get(1).serverBytes()).isZero();
        }

        @Test
        void a_sender_that_goes_on_with_the_old_one_disowns_the_syn() {
            List<JudgedConnection> judged = judge(OPEN + """
                    > S 5000:5000(0)
                    < P. 301:401(100) ack 111
                    > . 111:111(0) ack 401
                    """);
            assertThat(judged).extracting(JudgedConnection::packets).containsExactly(8L);
            assertThat(judged.get(0).verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void a_reset_of_the_old_one_lets_the_waiting_syn_begin_a_new_one() {
            assertPackets(OPEN + """
                    > S 5000:5000(0)
                    > R 111:111(0)
                    < S. 7000:7000(0) ack 5001
                    > . 5001:5001(0) ack 7001
                    """, 6L, 3L);
        }

        @Test
        void a_reset_of_the_old_one_alone_leaves_the_syn_with_it() {
            String reset = OPEN + "> S 5000:5000(0)\n> R 111:111(0)\n";
            assertPackets(reset, 7L);
            assertPackets(reset + "< R. 0:0(0) ack 5001\n", 8L);
            assertPackets(reset + "< . 301:301(0) ack 111\n", 8L);
            assertPackets(reset + "> R 111:111(0)\n", 8L);
        }

        @Test
        void the_syn_again_behind_the_reset_begins_a_new_one() {
            assertPackets(OPEN + "> S 5000:5000(0)\n> R 111:111(0)\n" + SECOND, 7L, 5L);
            assertPackets(OPEN + "> S 5000:5000(0)\n> R 111:111(0)\n> S 5000:5000(0)\n", 7L, 1L);
        }

        @Test
        void a_refusal_of_the_new_syn_is_nobodys_fault() {
            assertPackets(OPEN + "> S 5000:5000(0)\n< R. 0:0(0) ack 5001\n", 7L);
        }

        @Test
        void a_reset_after_the_new_syn_whose_answer_was_not_captured_is_nobodys_fault() {
            assertPackets(OPEN + "> S 5000:5000(0)\n> R 5001:5001(0)\n", 7L);
        }

        @Test
        void more_than_a_few_segments_do_not_wait() {
            String data = IntStream.range(0, 20)
                    .mapToObj(i -> "< P. %d:%d(10) ack 111\n".formatted(301 + 10 * i, 311 + 10 * i))
                    .reduce("", String::concat);
            assertPackets(OPEN + "> S 5000:5000(0)\n" + data, 26L);
        }
    }

    @Nested
    class An_old_duplicate_of_the_syn_ack_of_the_one_before {

        private static final String CLOSED = """
                > S 100:100(0) <mss 1460>
                < S. 300:300(0) ack 101 <mss 1460>
                > . 101:101(0) ack 301
                < F. 301:301(0) ack 101
                > F. 101:101(0) ack 302
                < . 302:302(0) ack 102
                """;

        @Test
        void is_refused_while_the_new_one_waits_for_its_own() {
            List<JudgedConnection> judged = judge(CLOSED + """
                    > S 5000:5000(0)
                    < S. 300:300(0) ack 101 <mss 1460,sackOK,wscale 7>
                    > R 101:101(0)
                    < S. 7000:7000(0) ack 5001
                    > . 5001:5001(0) ack 7001
                    > F. 5001:5001(0) ack 7001
                    < F. 7001:7001(0) ack 5002
                    > . 5002:5002(0) ack 7002
                    """);
            assertThat(judged).extracting(JudgedConnection::packets).containsExactly(6L, 8L);
            assertThat(judged).extracting(JudgedConnection::verdict).containsOnly(Verdict.VERIFIED);
            assertThat(judged.get(1).teardown()).isEqualTo(Teardown.THREE_SEGMENT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "> S 5000:5000(0)\n< S. 300:300(0) ack 101\n< S. 7000:7000(0) ack 5001\n> . 5001:5001(0) ack 7001\n",
                    "> S 5000:5000(0)\n< S. 7000:7000(0) ack 5001\n< S. 300:300(0) ack 101\n> . 5001:5001(0) ack 7001\n",
                    "> S 5000:5000(0)\n< S. 7000:7000(0) ack 5001\n> . 5001:5001(0) ack 7001\n< S. 300:300(0) ack 101\n"
                })
        void is_nobodys_fault_wherever_it_comes(String second) {
            List<JudgedConnection> judged = judge(CLOSED + second);
            assertThat(judged).extracting(JudgedConnection::packets).containsExactly(6L, 4L);
            assertThat(judged).extracting(JudgedConnection::verdict).containsOnly(Verdict.VERIFIED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"S. 301:301(0) ack 101", "S. 300:300(0) ack 102", "S. 300:300(0) ack 100"})
        void has_both_its_numbers(String other) {
            assertThat(judge(CLOSED + "> S 5000:5000(0)\n< " + other + "\n")
                            .get(1)
                            .has(FindingKind.SYN_ACK_NUMBER))
                    .isTrue();
        }

        @Test
        void acknowledges_no_more_than_the_data_of_its_syn() {
            String fastOpen = CLOSED.replace("S 100:100(0)", "S 100:110(10)");
            String old = "> S 5000:5000(0)\n< S. 300:300(0) ack %d\n";
            assertThat(judge(fastOpen + old.formatted(111)).get(1).verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(judge(fastOpen + old.formatted(112)).get(1).verdict()).isEqualTo(Verdict.VIOLATED);
        }
    }

    @Nested
    class When_the_old_syn_was_never_answered {

        @Test
        void the_answer_to_the_new_one_begins_a_new_one() {
            List<JudgedConnection> judged = judge("> S 100:100(0)\n" + SECOND);
            assertThat(judged).extracting(JudgedConnection::packets).containsExactly(1L, 5L);
            assertThat(judged)
                    .extracting(JudgedConnection::handshake)
                    .containsExactly(Handshake.NO_REPLY, Handshake.COMPLETE);
        }

        @Test
        void the_answer_to_the_old_one_leaves_the_new_syn_with_it() {
            List<JudgedConnection> judged = judge("""
                    > S 100:100(0)
                    > S 90:90(0)
                    < S. 300:300(0) ack 101
                    > . 101:101(0) ack 301
                    """);
            assertThat(judged).extracting(JudgedConnection::packets).containsExactly(4L);
            assertThat(judged.get(0).verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void both_unanswered_stay_together() {
            assertPackets("> S 100:100(0)\n> S 5000:5000(0)\n> S 5000:5000(0)\n", 3L);
        }
    }

    @Nested
    class Any_frame_lost_from {

        @Test
        void figure_9_is_nobodys_fault() {
            Trace trace = Trace.of(0, 0, OPEN + """
                    > S 5000:5000(0)
                    < . 301:301(0) ack 111
                    > R 111:111(0)
                    """ + SECOND);
            for (int i = 0; i < trace.size(); i++) {
                assertThat(trace.without(i).judged())
                        .as("without frame %d", i + 1)
                        .extracting(JudgedConnection::verdict)
                        .doesNotContain(Verdict.VIOLATED);
            }
            assertThat(trace.judged().get(0).teardown()).isEqualTo(Teardown.RESET);
        }

        @Test
        void figure_8_is_nobodys_fault() {
            Trace trace = Trace.of(0, 0, """
                    > S 100:100(0)
                    > S 90:90(0)
                    < S. 300:300(0) ack 91
                    > R 91:91(0)
                    < S. 400:400(0) ack 101
                    > . 101:101(0) ack 401
                    > P. 101:111(10) ack 401
                    < . 401:401(0) ack 111
                    """);
            for (int i = 0; i < trace.size(); i++) {
                if (i == 1) {
                    continue; // without the old SYN its answer acknowledges no SYN at all: SYN_ACK_NUMBER
                }
                assertThat(trace.without(i).judged())
                        .as("without frame %d: %s", i + 1, trace.without(i).judged())
                        .extracting(JudgedConnection::verdict)
                        .doesNotContain(Verdict.VIOLATED);
            }
        }
    }
}
