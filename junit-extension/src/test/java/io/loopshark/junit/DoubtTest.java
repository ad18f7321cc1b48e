package io.loopshark.junit;

import static io.loopshark.junit.Judging.DEFAULT;
import static io.loopshark.junit.Judging.SERVER;
import static io.loopshark.junit.Judging.STRICT;
import static io.loopshark.junit.Judging.beside;
import static io.loopshark.junit.Judging.presumed;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.junit.assertions.LoopsharkSoftAssertions;
import io.loopshark.live.Observation.Left;
import io.loopshark.segment.Endpoint;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Assertions on traffic that fail, where it doesn't tell enough to blame anybody. */
class DoubtTest {
    private static final String PERHAPS_OTHERS =
            "Inconclusive: connection 0, 127.0.0.1:40000 → 127.0.0.1:80, may belong to this JVM or to another process; the sockets were"
                    + " gone before anybody could look. Name the server's port, @VerifyHandshake(ports = …), or run the tests in a network namespace of their"
                    + " own.\n\n";
    private static final JudgedConnection FIRST = Connections.orderly(0);
    private static final JudgedConnection SECOND = Connections.orderly(1);
    private static final JudgedConnection THIRD = Connections.orderly(2);
    private static final JudgedConnection RESET = Connections.ended(Teardown.RESET, Closer.CLIENT);

    private static LoopbackTraffic traffic(Seen seen) {
        return Traffic.of(seen, DEFAULT);
    }

    private static LoopbackTraffic traffic(Left left, JudgedConnection... opened) {
        return traffic(beside(left, 0, false, opened));
    }

    private static void aborts(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(assertion)
                .withMessage(message);
    }

    private static void aborts(ThrowingCallable assertion) {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(assertion)
                .withMessageStartingWith("Inconclusive: ");
    }

    private static void fails(ThrowingCallable assertion) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageStartingWith("\nExpecting ");
    }

    /** One connection is surely this JVM's, and there is one more of which nobody can tell. */
    @Nested
    class ANumber {
        private final LoopbackTraffic traffic = traffic(new Left(List.of(SERVER), List.of(), 0), FIRST);

        @Test
        void isInconclusiveWhereTheOtherOneMayMakeItRight() {
            aborts(
                    () -> assertThat(traffic).hasConnections(2),
                    "Inconclusive: 1 connection on the loopback interface may belong to this JVM or to another process; the sockets"
                            + " were gone before anybody could look. Name the server's port, @VerifyHandshake(ports = …), or run"
                            + " the tests in a network namespace of their own.\n\n"
                            + "Expecting the traffic to have 2 connections, but it had 1:\n"
                            + "  0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments");
            aborts(() -> assertThat(traffic).hasAtLeastConnections(2));
            aborts(() -> assertThat(traffic).connection(1));
        }

        @Test
        void isWrongWhereNoOtherOneMakesItRight() {
            fails(() -> assertThat(traffic).hasConnections(3));
            fails(() -> assertThat(traffic).hasConnections(0));
            fails(() -> assertThat(traffic).hasAtLeastConnections(3));
            fails(() -> assertThat(traffic).hasAtMostConnections(0));
            fails(() -> assertThat(traffic).connection(2));
        }

        @Test
        void isRightWhereItIs() {
            assertThat(traffic).hasConnections(1).hasAtLeastConnections(1).hasAtMostConnections(1);
        }

        @Test
        void isNoMatterOfOtherPorts() {
            Endpoint elsewhere = new Endpoint(SERVER.address(), 81);
            LoopbackTraffic beside = traffic(new Left(List.of(elsewhere), List.of(elsewhere), 0), FIRST);
            aborts(() -> assertThat(beside).hasConnections(2));
            fails(() -> assertThat(beside.toPort(80)).hasConnections(2));
            fails(() -> assertThat(beside).connectionTo(82));
            aborts(() -> assertThat(beside).connectionTo(81));
        }

        @Test
        void mayBeMadeUpByGuestsOfOtherServers() {
            aborts(() -> assertThat(traffic(new Left(List.of(), List.of(SERVER), 0), FIRST))
                    .hasConnections(2));
        }

        @Test
        void isInconclusiveWhereOneOnlyPresumedMakesItWrong() {
            LoopbackTraffic beside = traffic(presumed(Set.of(1), FIRST, SECOND));
            aborts(() -> assertThat(beside).hasConnections(1));
            aborts(() -> assertThat(beside).hasAtMostConnections(1));
            fails(() -> assertThat(beside).hasAtMostConnections(0));
            aborts(() -> assertThat(beside).connectionTo(80));
        }
    }

    @Nested
    class AConnectionThatIsOnlyPresumed {

        @Test
        void isNotBlamed() {
            LoopbackTraffic beside = traffic(presumed(Set.of(0), RESET, SECOND));
            aborts(
                    () -> assertThat(beside).neverReset(),
                    PERHAPS_OTHERS
                            + "Expecting each connection of the traffic never to be reset, but 1 of 2 was:\n"
                            + "  0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments");
            assertThat(beside.isDoubtful(RESET)).isTrue();
            assertThat(beside.isDoubtful(SECOND)).isFalse();
        }

        @Test
        void excusesNoneThatIsSurelyOurs() {
            fails(() -> assertThat(traffic(presumed(Set.of(1), RESET, SECOND))).neverReset());
        }

        @Test
        void isPerhapsNotTheOneThatWasMeant() {
            LoopbackTraffic beside = traffic(presumed(Set.of(1), FIRST, SECOND, THIRD));
            fails(() -> assertThat(beside).connection(0).closedFirstBy(Closer.SERVER));
            aborts(() -> assertThat(beside).connection(1).closedFirstBy(Closer.SERVER));
            // It may be the second one.
            assertThatExceptionOfType(TestAbortedException.class)
                    .isThrownBy(() -> assertThat(beside).connection(2).closedFirstBy(Closer.SERVER))
                    .withMessageStartingWith("Inconclusive: connection 1, 127.0.0.1:40001 → 127.0.0.1:80, may belong ")
                    .withMessageContaining("\n\nExpecting connection 2: ");
        }

        @Test
        void mayBeMissingBeforeTheOneThatWasFound() {
            LoopbackTraffic beside = traffic(new Left(List.of(SERVER), List.of(), 0), FIRST);
            aborts(() -> assertThat(beside).connection(0).closedFirstBy(Closer.SERVER));
            fails(() -> assertThat(beside.toPort(80)).connectionTo(80).closedFirstBy(Closer.SERVER));
            LoopbackTraffic guests = traffic(new Left(List.of(), List.of(SERVER), 0), FIRST);
            fails(() -> assertThat(guests).connection(0).closedFirstBy(Closer.SERVER));
        }

        @Test
        void isBlamedForNoSegmentAndForNoFinding() {
            JudgedConnection orderly = Script.of(Script.ORDERLY);
            LoopbackTraffic beside = traffic(presumed(Set.of(orderly.number()), orderly));
            aborts(() -> assertThat(beside).connection(0).firstSegment().hasFlags("FIN"));
            aborts(() -> assertThat(beside).connection(0).segment(99));
            aborts(() -> assertThat(beside).connection(0).findings().containsKinds(FindingKind.ZERO_WINDOW));
            assertThat(beside).connection(0).firstSegment().hasFlags("SYN").isFrom(Side.CLIENT);
        }

        @Test
        void isNotBlamedWhereItIsReused() {
            Seen reused = new Seen(
                    List.of(),
                    List.of(RESET),
                    connection -> true,
                    Left.NOTHING,
                    0,
                    false,
                    Phases.NONE,
                    frame -> frame > RESET.firstFrame(),
                    connection -> connection);
            assertThat(Judging.judge(DEFAULT, reused).inconclusive()).startsWith(PERHAPS_OTHERS);
            aborts(() -> assertThat(traffic(reused)).hasReusedConnections(0));
            fails(() -> assertThat(traffic(reused)).hasReusedConnections(2));
        }

        @Test
        void isAnyThatIsNoLongerCounted() {
            LoopbackTraffic without = Traffic.of(
                    new Seen(
                            List.of(FIRST),
                            List.of(),
                            connection -> false,
                            Left.NOTHING,
                            0,
                            false,
                            Phases.NONE,
                            frame -> true,
                            connection -> Script.of(Script.ORDERLY)),
                    DEFAULT);
            assertThat(without.isDoubtful(SECOND)).isTrue();
            // Its frames are numbered as they were when it was counted: what is there now is another's.
            assertThat(without.inFull(SECOND)).isSameAs(SECOND);
        }
    }

    @Nested
    class ACaptureThatMayHaveMissedSomething {
        private final LoopbackTraffic lossy = traffic(beside(Left.NOTHING, 2, false, RESET));
        private final LoopbackTraffic disturbed = traffic(beside(Left.NOTHING, 0, true, RESET));

        @Test
        void blamesNobody() {
            aborts(
                    () -> assertThat(lossy).hasConnections(2),
                    "Inconclusive: the capture lost 2 frames while the test ran, so nothing can be said of its connections. Run it"
                            + " again with less beside it.\n\n"
                            + "Expecting the traffic to have 2 connections, but it had 1:\n"
                            + "  0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments");
            aborts(() -> assertThat(lossy).connection(0).neverReset());
            aborts(() -> assertThat(disturbed).neverReset());
            aborts(() -> assertThat(disturbed).hasReusedConnections(1));
        }

        @Test
        void letsPassWhatPasses() {
            assertThat(lossy).hasConnections(1).connection(0).isVerified();
        }
    }

    @Test
    void failsWhereThatIsAskedFor() {
        LoopbackTraffic strict = Traffic.of(presumed(Set.of(0), RESET), STRICT);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> assertThat(strict).as("the shop").connection(0).neverReset())
                .withMessageStartingWith(PERHAPS_OTHERS + "[the shop]");
    }

    @Test
    void endsSoftAssertionsThatHaveNotFailed() {
        LoopbackTraffic beside = traffic(presumed(Set.of(0), RESET));
        aborts(() -> LoopsharkSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(beside).hasConnections(1);
            softly.assertThat(beside).connection(0).isOpen();
        }));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> LoopsharkSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(beside).hasConnections(2);
                    softly.assertThat(beside).connection(0).isOpen();
                }))
                .withMessageContaining("(1 failure)")
                .withMessageContaining("Expecting the traffic to have 2 connections, but it had 1");
    }
}
