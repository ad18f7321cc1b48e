package io.loopshark.junit.assertions;

import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.Failing.ladder;
import static io.loopshark.junit.assertions.Failing.line;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.Connections;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.Script;
import io.loopshark.junit.Traffic;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asserted on each connection of a test; and the ways from traffic to one of them. */
class TrafficAssertTest {
    private static final String LEFT =
            Script.OPENING + Script.TALK + "> F. 101:101(0) ack 201\n< . 201:201(0) ack 102\n";
    private static final String RESET = Script.OPENING + Script.TALK + "> R. 101:101(0) ack 201\n";

    private static JudgedConnection[] scripts(String... scripts) {
        return Script.all(scripts).toArray(JudgedConnection[]::new);
    }

    /** The assertion fails with this sentence, the second connection with a remark, and that one's ladder. */
    private static void failsForTheSecond(
            ThrowingCallable assertion, JudgedConnection[] connections, String sentence, String remark) {
        fails(
                assertion,
                "\nExpecting each connection of the traffic " + sentence + ":\n  " + line(connections[1]) + remark
                        + ladder(connections[1]));
    }

    /** The same where one segment is to blame: the ladder marks it. */
    private static void failsForTheSecond(
            ThrowingCallable assertion,
            JudgedConnection[] connections,
            long guiltyFrame,
            String sentence,
            String remark) {
        fails(
                assertion,
                "\nExpecting each connection of the traffic " + sentence + ":\n  " + line(connections[1]) + remark
                        + ladder(connections[1], guiltyFrame));
    }

    /** First the one, then the other. */
    private static LoopbackTraffic becoming(JudgedConnection[] now, JudgedConnection[] then) {
        return Traffic.growing(List.of(List.of(now), List.of(then)));
    }

    @Nested
    class EachConnection {
        private final JudgedConnection[] orderly = scripts(Script.ORDERLY, Script.ORDERLY);
        private final JudgedConnection[] silent = scripts(Script.ORDERLY, Script.OPENING);
        private final JudgedConnection[] left = scripts(Script.ORDERLY, LEFT);
        private final JudgedConnection[] reset = scripts(Script.ORDERLY, RESET);
        private final JudgedConnection[] repeated =
                scripts(Script.ORDERLY, "> S 0:0(0)\n+1 > S 0:0(0)\n< S. 0:0(0) ack 1\n> . 1:1(0) ack 1");
        private final JudgedConnection[] stalled = scripts(
                Script.ORDERLY, Script.OPENING + "> P. 1:2(1) ack 1\n+0.04 < . 1:1(0) ack 2\n> P. 2:3(1) ack 1\n");
        private final JudgedConnection[] wrong =
                scripts(Script.ORDERLY, "> S 0:0(0)\n< S. 0:0(0) ack 2\n> . 1:1(0) ack 1");

        @Test
        void isAsItShouldBe() {
            assertThat(Traffic.of(orderly))
                    .hasNoConnectionWithoutData()
                    .allClosed()
                    .hasNoneLeftIn(TcpState.CLOSE_WAIT)
                    .allVerified()
                    .neverReset()
                    .hasNoSynRetransmission()
                    .hasNoAckStallOver(ofMillis(30));
        }

        @Test
        void isWaitedFor() {
            assertThat(becoming(silent, orderly)).hasNoConnectionWithoutData();
            assertThat(becoming(left, orderly)).allClosed();
            assertThat(becoming(left, orderly)).hasNoneLeftIn(TcpState.CLOSE_WAIT);
            assertThat(becoming(scripts(Script.ORDERLY, "> S 0:0(0) <mss 1460>"), orderly))
                    .allVerified();
        }

        @Test
        void carriesData() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(silent)).hasNoConnectionWithoutData(),
                    silent,
                    "to carry data, but 1 of 2 does not",
                    ", COMPLETE");
        }

        @Test
        void isClosed() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(left)).allClosed(),
                    left,
                    "to be closed, but 1 of 2 is not",
                    ", HALF_CLOSED, client FIN-WAIT-2, server CLOSE-WAIT");
        }

        @Test
        void isNotLeft() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(left)).hasNoneLeftIn(TcpState.CLOSE_WAIT),
                    left,
                    "not to be left in CLOSE-WAIT, but 1 of 2 is",
                    ", HALF_CLOSED, client FIN-WAIT-2, server CLOSE-WAIT");
        }

        @Test
        void isNeverReset() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(reset)).neverReset(),
                    reset,
                    18,
                    "never to be reset, but 1 of 2 was",
                    ", by CLIENT in frame 18");
        }

        @Test
        void isOpenedAtOnce() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(repeated)).hasNoSynRetransmission(),
                    repeated,
                    12,
                    "to open without a retransmission, but 1 of 2 did not",
                    ", SYN sent again by CLIENT in frame 12");
        }

        @Test
        void doesNotStall() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(stalled)).hasNoAckStallOver(ofMillis(30)),
                    stalled,
                    14,
                    "not to stall for more than 30 ms, but 1 of 2 did",
                    ", data of CLIENT in frame 14 acknowledged after 40 ms in frame 15, more in frame 16");
        }

        @Test
        void isVerified() {
            failsForTheSecond(
                    () -> assertThat(Traffic.of(wrong)).allVerified(),
                    wrong,
                    "to be VERIFIED, but 1 of 2 is not",
                    ", VIOLATED");
        }

        @Test
        void isListedWhereSeveralAreGuilty() {
            JudgedConnection[] both = scripts(RESET, RESET);
            fails(
                    () -> assertThat(Traffic.of(both)).neverReset(),
                    "\nExpecting each connection of the traffic never to be reset, but 2 of 2 were:\n  " + line(both[0])
                            + ", by CLIENT in frame 8\n  " + line(both[1]) + ", by CLIENT in frame 16"
                            + ladder(both[0], 8));
        }

        @Test
        void maySayMoreThanItsSummary() {
            JudgedConnection summary = Connections.orderly(0);
            fails(
                    () -> assertThat(Traffic.of(summary)).hasNoSynRetransmission(),
                    summary,
                    "to be known segment by segment, but its segments were not kept: an analysis keeps them when told so"
                            + " (AnalysisOptions.keepingSteps()), a test those of connections of up to 100,000 segments.");
        }
    }

    @Nested
    class NeverResetDuring {
        private final JudgedConnection[] reset = scripts(Script.ORDERLY, RESET);
        private final LoopbackTraffic traffic = Traffic.inPhases("work", "shutdown", 18, reset);

        @Test
        void passes() {
            assertThat(traffic).neverResetDuring("work");
        }

        @Test
        void tellsWhichWere() {
            failsForTheSecond(
                    () -> assertThat(traffic).neverResetDuring("shutdown"),
                    reset,
                    18,
                    "not to be reset during \"shutdown\", but 1 of 2 was",
                    ", by CLIENT in frame 18");
        }

        @Test
        void needsAPhaseThatWasMarked() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(traffic).neverResetDuring("lunch"))
                    .withMessage("no phase \"lunch\" was marked");
        }
    }

    @Nested
    class ReusedConnections {
        private final JudgedConnection reset = Script.of(RESET);
        private final LoopbackTraffic traffic = Traffic.reusing(reset);

        @Test
        void areCountedByThemselves() {
            assertThat(traffic).hasConnections(0).hasReusedConnections(1);
            assertThat(traffic).reused().containsExactly(reset);
            assertThat(traffic).connections().isEmpty();
            fails(
                    () -> assertThat(traffic).hasReusedConnections(2),
                    "\nExpecting the traffic to have 2 reused connections, but it had 1:\n  " + line(reset));
        }

        @Test
        void areConnectionsOfTheTestLikeOthers() {
            assertThat(traffic).reusedConnection(0).isClosed();
            fails(
                    () -> assertThat(traffic).reusedConnection(0).neverReset(),
                    reset,
                    8,
                    "never to be reset, but it was, by CLIENT in frame 8.");
            fails(
                    () -> assertThat(traffic).neverReset(),
                    "\nExpecting each connection of the traffic never to be reset, but 1 of 1 was:\n  " + line(reset)
                            + ", by CLIENT in frame 8" + ladder(reset, 8));
        }

        @Test
        void mustBeThere() {
            fails(
                    () -> assertThat(traffic).reusedConnection(1),
                    "\nExpecting the traffic to have at least 2 reused connections, but it had 1:\n  " + line(reset));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(traffic).reusedConnection(-1));
        }
    }

    @Nested
    class ConnectionTo {
        private final JudgedConnection[] two = scripts(Script.ORDERLY, Script.ORDERLY);

        @Test
        void leadsToTheOnlyOne() {
            assertThat(Traffic.of(two[0])).connectionTo(80).isVerified();
        }

        @Test
        void tellsThatThereAreNoneOrSeveral() {
            fails(
                    () -> assertThat(Traffic.of(two)).connectionTo(80),
                    "\nExpecting the traffic to have one connection to port 80, but it had 2:\n  " + line(two[0])
                            + "\n  " + line(two[1]));
            fails(
                    () -> assertThat(Traffic.of(two)).connectionTo(81),
                    "\nExpecting the traffic to have one connection to port 81, but it had 0");
        }
    }

    @Nested
    class Lists {
        @Test
        void areAssertJsOwn() {
            JudgedConnection[] two = scripts(Script.ORDERLY, Script.ORDERLY);
            assertThat(Traffic.of(two))
                    .connections()
                    .extracting(JudgedConnection::serverBytes)
                    .containsOnly(200L);
        }
    }
}
