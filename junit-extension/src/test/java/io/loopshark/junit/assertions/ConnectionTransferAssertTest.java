package io.loopshark.junit.assertions;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.connection.Side.SERVER;
import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.loopshark.junit.Script;
import io.loopshark.junit.Traffic;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConnectionTransferAssertTest {
    private final JudgedConnection silent = Script.of(Script.OPENING);
    private final JudgedConnection open = Script.of(Script.OPENING + Script.TALK);
    private final JudgedConnection orderly = Script.of(Script.ORDERLY);

    private static ConnectionAssert becoming(JudgedConnection... stages) {
        return assertThat(Traffic.growing(List.of(stages).stream().map(List::of).toList()))
                .connection(0);
    }

    @Nested
    class Amounts {
        @Test
        void pass() {
            assertThat(orderly)
                    .carriesData()
                    .sentData(CLIENT, 100)
                    .sentData(SERVER, 200)
                    .sentAtLeast(CLIENT, 100)
                    .sentAtLeast(SERVER, 1);
            becoming(silent, open).carriesData();
            becoming(silent, open).sentData(SERVER, 200);
            becoming(silent, open).sentAtLeast(CLIENT, 100);
        }

        @Test
        void fail() {
            fails(() -> assertThat(silent).carriesData(), silent, "to carry data, but nobody has sent any.");
            fails(
                    () -> assertThat(orderly).sentData(CLIENT, 99),
                    orderly,
                    "to carry 99 octets of CLIENT, but CLIENT sent 100.");
            fails(
                    () -> assertThat(silent).sentAtLeast(SERVER, 1),
                    silent,
                    "to carry at least 1 octet of SERVER, but SERVER sent 0.");
        }
    }

    @Nested
    class AfterAHalfClose {
        private static final String HALF = """
                > P. 1:101(100) ack 1
                < P. 1:21(20) ack 101
                > F. 101:101(0) ack 21
                < . 21:21(0) ack 102
                """;
        private final JudgedConnection waiting = Script.of(Script.OPENING + HALF);
        private final JudgedConnection answered =
                Script.of(Script.OPENING + HALF + "< P. 21:221(200) ack 102\n> . 102:102(0) ack 221");
        private final JudgedConnection closed =
                Script.of(Script.OPENING + HALF + "< F. 21:21(0) ack 102\n> . 102:102(0) ack 22");

        @Test
        void theOtherGoesOn() {
            assertThat(answered).halfClosedBy(CLIENT).thenServerSentAtLeast(200);
            becoming(waiting, answered).halfClosedBy(CLIENT).thenServerSentAtLeast(200);
            becoming(silent, waiting, answered).thenServerSentAtLeast(1);
        }

        @Test
        void theServerMayBeTheOneThatCloses() {
            JudgedConnection byServer = Script.of(Script.OPENING + "< F. 1:1(0) ack 1\n> P. 1:101(100) ack 2");
            assertThat(byServer).halfClosedBy(SERVER).thenClientSentAtLeast(100);
            fails(
                    () -> assertThat(byServer).thenClientSentAtLeast(101),
                    byServer,
                    "to carry at least 101 octets of CLIENT after the FIN of SERVER, but CLIENT sent 100.");
        }

        @Test
        void whatWasSentBeforeOrTwiceDoesNotCount() {
            JudgedConnection twice =
                    Script.of(Script.OPENING + HALF + "< P. 21:221(200) ack 102\n< P. 21:221(200) ack 102");
            fails(
                    () -> assertThat(twice).thenServerSentAtLeast(201),
                    twice,
                    "to carry at least 201 octets of SERVER after the FIN of CLIENT, but SERVER sent 200.");
            fails(
                    () -> becoming(waiting, closed).thenServerSentAtLeast(1),
                    closed,
                    "to carry at least 1 octet of SERVER after the FIN of CLIENT, but SERVER sent 0.");
        }

        @Test
        void thereMustBeOne() {
            fails(
                    () -> assertThat(open).thenServerSentAtLeast(1),
                    open,
                    "to carry at least 1 octet of SERVER after the FIN of CLIENT, but CLIENT has sent no FIN.");
        }
    }

    @Nested
    class SendsNoDataAfterPeerFin {
        private static final String SERVER_CLOSES = """
                < F. 201:201(0) ack 101
                > . 101:101(0) ack 202
                """;

        @Test
        void passes() {
            assertThat(orderly).sendsNoDataAfterPeerFin(CLIENT).sendsNoDataAfterPeerFin(SERVER);
            assertThat(Script.of(Script.OPENING + Script.TALK + SERVER_CLOSES)).sendsNoDataAfterPeerFin(CLIENT);
        }

        @Test
        void isNotConcernedWithWhatWasOnItsWay() {
            assertThat(Script.of(Script.OPENING + Script.TALK + "< F. 201:201(0) ack 101\n> P. 101:201(100) ack 201"))
                    .sendsNoDataAfterPeerFin(CLIENT);
        }

        @Test
        void isNotConcernedWithRetransmissions() {
            assertThat(Script.of(Script.OPENING + """
                            > P. 1:101(100) ack 1
                            < F. 1:1(0) ack 1
                            > P. 1:101(100) ack 2
                            """)).sendsNoDataAfterPeerFin(CLIENT);
        }

        @Test
        void fails() {
            JudgedConnection stale = Script.of(
                    Script.OPENING + Script.TALK + SERVER_CLOSES + "+1 > P. 101:201(100) ack 202\n< R 202:202(0)");
            Failing.fails(
                    () -> assertThat(stale).sendsNoDataAfterPeerFin(CLIENT),
                    stale,
                    10,
                    "not to carry data of CLIENT after the FIN of SERVER, but frame 10 carries 100 octets and acknowledges that"
                            + " FIN.");
        }
    }

    @Nested
    class AllDataAcknowledgedBeforeClose {
        private final JudgedConnection lost = Script.of(Script.OPENING + """
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                < P. 1:201(200) ack 101
                < P. 201:301(100) ack 101
                > . 101:101(0) ack 201
                < R. 301:301(0) ack 101
                """);

        @Test
        void passes() {
            assertThat(orderly).allDataAcknowledgedBeforeClose(CLIENT).allDataAcknowledgedBeforeClose(SERVER);
            assertThat(lost).allDataAcknowledgedBeforeClose(CLIENT);
            becoming(open, orderly).allDataAcknowledgedBeforeClose(SERVER);
        }

        @Test
        void passesWhereOnlyThisDirectionHasEnded() {
            assertThat(Script.of(Script.OPENING + Script.TALK + "> F. 101:101(0) ack 201\n< . 201:201(0) ack 102"))
                    .allDataAcknowledgedBeforeClose(CLIENT);
        }

        @Test
        void takesTheNumberOfTheResetForAnAcknowledgement() {
            assertThat(Script.of(Script.OPENING + "> P. 1:101(100) ack 1\n< R. 1:1(0) ack 101"))
                    .allDataAcknowledgedBeforeClose(CLIENT);
        }

        @Test
        void tellsWhatWasLost() {
            fails(
                    () -> assertThat(lost).allDataAcknowledgedBeforeClose(SERVER),
                    lost,
                    "to end when all data of SERVER was acknowledged, but 100 octets never were.");
            JudgedConnection one = Script.of(Script.OPENING + "< P. 1:2(1) ack 1\n> R 1:1(0)");
            fails(
                    () -> assertThat(one).allDataAcknowledgedBeforeClose(SERVER),
                    one,
                    "to end when all data of SERVER was acknowledged, but 1 octet never was.");
        }

        @Test
        void tellsThatThereWasNoEnd() {
            fails(
                    () -> assertThat(open).allDataAcknowledgedBeforeClose(SERVER),
                    open,
                    "to end when all data of SERVER was acknowledged, but it has not ended: its teardown is OPEN.");
        }
    }

    @Nested
    class HasNoAckStallOver {
        /** Two small writes: the second waits for the acknowledgement of the first. */
        private final JudgedConnection stalled = Script.of(Script.OPENING + """
                > P. 1:2(1) ack 1
                +0.04012 < . 1:1(0) ack 2
                > P. 2:101(99) ack 1
                < P. 1:201(200) ack 101
                """);

        @Test
        void tellsWhoWaitedForWhat() {
            fails(
                    () -> assertThat(stalled).hasNoAckStallOver(ofMillis(30)),
                    stalled,
                    4,
                    "not to stall for more than 30 ms, but the data of CLIENT in frame 4 waited 40.12 ms for its acknowledgement in"
                            + " frame 5, and CLIENT had more to send: frame 6.");
        }

        @Test
        void takesShortOnes() {
            assertThat(orderly).hasNoAckStallOver(ofMillis(30));
            assertThat(stalled).hasNoAckStallOver(ofMillis(41));
        }

        @Test
        void isNotConcernedWithTheTimeThatAnAnswerTakes() {
            assertThat(Script.of(Script.OPENING + """
                            > P. 1:101(100) ack 1
                            +0.035 < P. 1:201(200) ack 101
                            > P. 101:201(100) ack 201
                            """)).hasNoAckStallOver(ofMillis(30));
        }

        @Test
        void isNotConcernedWithADelayedAcknowledgementForWhichNobodyWaited() {
            assertThat(Script.of(Script.OPENING + """
                            > P. 1:101(100) ack 1
                            +0.04 < . 1:1(0) ack 101
                            +0.06 < P. 1:201(200) ack 101
                            > P. 101:201(100) ack 201
                            """)).hasNoAckStallOver(ofMillis(30));
            assertThat(Script.of(Script.OPENING + """
                            > P. 1:101(100) ack 1
                            +0.04 < . 1:1(0) ack 101
                            +0.5 > P. 101:201(100) ack 1
                            """)).hasNoAckStallOver(ofMillis(30));
        }

        @Test
        void findsThoseOfTheServer() {
            JudgedConnection server = Script.of(Script.OPENING + """
                    < P. 1:11(10) ack 1
                    < P. 11:21(10) ack 1
                    +0.04 > . 1:1(0) ack 21
                    < P. 21:31(10) ack 1
                    """);
            fails(
                    () -> assertThat(server).hasNoAckStallOver(ofMillis(30)),
                    server,
                    4,
                    "not to stall for more than 30 ms, but the data of SERVER in frame 4 waited 40.01 ms for its acknowledgement in"
                            + " frame 6, and SERVER had more to send: frame 7.");
        }

        @Test
        void isNotConcernedWithWhatWasBeforeTheTest() {
            assertThat(Traffic.reusing(stalled)).reusedConnection(0).hasNoAckStallOver(ofMillis(30));
        }
    }

    @Nested
    class SendsKeepAliveProbes {
        private final JudgedConnection probed = Script.of(Script.OPENING + Script.TALK + """
                +60 < . 200:200(0) ack 101
                > . 101:101(0) ack 201
                """);

        @Test
        void passes() {
            assertThat(probed).sendsKeepAliveProbes().sendsKeepAliveProbes(SERVER);
            becoming(open, probed).sendsKeepAliveProbes();
        }

        @Test
        void fails() {
            Failing.fails(
                    () -> assertThat(open).sendsKeepAliveProbes(),
                    open,
                    "to carry keep-alive probes, but none was sent.");
            Failing.fails(
                    () -> assertThat(probed).sendsKeepAliveProbes(CLIENT),
                    probed,
                    "to carry keep-alive probes of CLIENT, but those were sent by SERVER, the first in frame 8.");
        }
    }

    @Nested
    class LastsAtMost {
        @Test
        void passes() {
            assertThat(orderly).lastsAtMost(ofMillis(1));
        }

        @Test
        void fails() {
            JudgedConnection slow = Script.of(Script.OPENING + "+1.5 > P. 1:101(100) ack 1");
            Failing.fails(
                    () -> assertThat(slow).lastsAtMost(ofSeconds(1)),
                    slow,
                    "to last at most 1 s, but it lasted 1.5 s.");
        }
    }
}
