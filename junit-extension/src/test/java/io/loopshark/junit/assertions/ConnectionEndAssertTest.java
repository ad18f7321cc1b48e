package io.loopshark.junit.assertions;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.connection.Side.SERVER;
import static io.loopshark.junit.assertions.Ending.FIN;
import static io.loopshark.junit.assertions.Ending.RST;
import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.Script;
import io.loopshark.junit.Traffic;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConnectionEndAssertTest {
    private final JudgedConnection open = Script.of(Script.OPENING + Script.TALK);
    private final JudgedConnection orderly = Script.of(Script.ORDERLY);
    private final JudgedConnection refused = Script.of("> S 0:0(0)\n< R. 0:0(0) ack 1");
    private final JudgedConnection half = Script.of(Script.OPENING + Script.TALK + """
            > F. 101:101(0) ack 201
            < . 201:201(0) ack 102
            """);
    /** The client resets in frame 8, two and a half seconds after frame 7. */
    private final JudgedConnection aborted = Script.of(Script.OPENING + Script.TALK + "+2.5 > R. 101:101(0) ack 201");
    /** FIN in frame 8, RST in frame 9. */
    private final JudgedConnection finAndReset =
            Script.of(Script.OPENING + Script.TALK + "> F. 101:101(0) ack 201\n> R. 102:102(0) ack 201");

    private final JudgedConnection crossed = Script.of(Script.OPENING + Script.TALK + """
            > F. 101:101(0) ack 201
            < F. 201:201(0) ack 101
            > . 102:102(0) ack 202
            < . 202:202(0) ack 102
            """);
    /** The server answers the FIN of frame 8 in frame 10. */
    private final JudgedConnection late = Script.of(Script.OPENING + Script.TALK + """
            > F. 101:101(0) ack 201
            < . 201:201(0) ack 102
            +1.25 < F. 201:201(0) ack 102
            > . 102:102(0) ack 202
            """);

    private static LoopbackTraffic becoming(JudgedConnection now, JudgedConnection then) {
        return Traffic.growing(List.of(List.of(now), List.of(then)));
    }

    @Nested
    class IsClosed {
        @Test
        void passes() {
            assertThat(orderly).isClosed();
            assertThat(aborted).isClosed();
            assertThat(refused).isClosed();
            assertThat(becoming(open, orderly)).connection(0).isClosed();
        }

        @Test
        void fails() {
            Failing.fails(
                    () -> assertThat(half).isClosed(),
                    half,
                    "to be closed, but its teardown is HALF_CLOSED, the client is in FIN-WAIT-2 and the server in CLOSE-WAIT.");
        }
    }

    @Nested
    class IsOpen {
        @Test
        void passes() {
            assertThat(open).isOpen();
            assertThat(becoming(Script.of("> S 0:0(0) <mss 1460>"), open))
                    .connection(0)
                    .isOpen();
        }

        @Test
        void fails() {
            Failing.fails(
                    () -> assertThat(orderly).isOpen(),
                    orderly,
                    "to be open, but its teardown is THREE_SEGMENT, the client is in TIME-WAIT and the server in CLOSED.");
            Failing.fails(
                    () -> assertThat(refused).isOpen(),
                    refused,
                    "to be open, but its handshake is REFUSED and its teardown is RESET, the client is in CLOSED and the server"
                            + " in CLOSED.");
        }
    }

    @Nested
    class ClosedBy {
        @Test
        void passes() {
            assertThat(orderly).closedBy(CLIENT, FIN).closedBy(SERVER, FIN);
            assertThat(aborted).closedBy(CLIENT, RST);
            assertThat(finAndReset).closedBy(CLIENT, RST);
            assertThat(becoming(open, orderly)).connection(0).closedBy(SERVER, FIN);
        }

        @Test
        void tellsOfAReset() {
            fails(
                    () -> assertThat(aborted).closedBy(CLIENT, FIN),
                    aborted,
                    8,
                    "to be closed by CLIENT with a FIN, but CLIENT sent a RST in frame 8.");
            fails(
                    () -> assertThat(finAndReset).closedBy(CLIENT, FIN),
                    finAndReset,
                    9,
                    "to be closed by CLIENT with a FIN, but CLIENT sent a FIN in frame 8 and then a RST in frame 9.");
        }

        @Test
        void tellsOfAFin() {
            fails(
                    () -> assertThat(orderly).closedBy(SERVER, RST),
                    orderly,
                    9,
                    "to be closed by SERVER with a RST, but SERVER sent a FIN in frame 9.");
        }

        @Test
        void tellsOfNothing() {
            fails(
                    () -> assertThat(aborted).closedBy(SERVER, FIN),
                    aborted,
                    "to be closed by SERVER with a FIN, but SERVER sent neither a FIN nor a RST.");
        }
    }

    @Nested
    class Resets {
        @Test
        void namesWhoAndWhere() {
            fails(
                    () -> assertThat(finAndReset).neverReset(),
                    finAndReset,
                    9,
                    "never to be reset, but it was, by CLIENT in frame 9.");
            fails(
                    () -> assertThat(refused).neverReset(),
                    refused,
                    2,
                    "never to be reset, but it was, by SERVER in frame 2.");
        }

        @Test
        void areThoseOfOneSide() {
            assertThat(aborted).resetBy(CLIENT);
            assertThat(refused).resetBy(SERVER);
            assertThat(becoming(open, aborted)).connection(0).resetBy(CLIENT);
            fails(
                    () -> assertThat(aborted).resetBy(SERVER),
                    aborted,
                    8,
                    "to be reset by SERVER, but it was reset by CLIENT in frame 8.");
            fails(
                    () -> assertThat(orderly).resetBy(CLIENT),
                    orderly,
                    "to be reset by CLIENT, but nobody has reset it: its teardown is THREE_SEGMENT.");
        }

        @Test
        void abortWhatWasOpen() {
            assertThat(aborted).abortedBy(CLIENT).withoutFin();
            fails(
                    () -> assertThat(aborted).abortedBy(SERVER),
                    aborted,
                    8,
                    "to be aborted by SERVER, but it was reset by CLIENT in frame 8.");
            fails(
                    () -> assertThat(refused).abortedBy(SERVER),
                    refused,
                    2,
                    "to be aborted by SERVER, but it was never open: the RST of SERVER in frame 2 refused it.");
            fails(
                    () -> assertThat(half).abortedBy(SERVER),
                    half,
                    "to be aborted by SERVER, but nobody has reset it: its teardown is HALF_CLOSED.");
        }

        @Test
        void mayComeBehindAFin() {
            fails(
                    () -> assertThat(finAndReset).abortedBy(CLIENT).withoutFin(),
                    finAndReset,
                    8,
                    "to be reset without a FIN before, but CLIENT sent a FIN in frame 8 and the RST in frame 9.");
            fails(
                    () -> assertThat(orderly).withoutFin(),
                    orderly,
                    "to be reset without a FIN before, but nobody has reset it: its teardown is THREE_SEGMENT.");
        }

        @Test
        void mayComeAfterAnIdleTime() {
            assertThat(aborted)
                    .resetBy(CLIENT)
                    .idleBeforeResetAtLeast(ofMillis(2500))
                    .idleBeforeResetAtMost(ofMillis(2500));
            fails(
                    () -> assertThat(aborted).idleBeforeResetAtLeast(ofSeconds(3)),
                    aborted,
                    8,
                    "to be idle for at least 3 s before it was reset, but 2.5 s passed between the segment before and the RST of"
                            + " CLIENT in frame 8.");
            fails(
                    () -> assertThat(aborted).idleBeforeResetAtMost(ofMillis(40)),
                    aborted,
                    8,
                    "to be idle for at most 40 ms before it was reset, but 2.5 s passed between the segment before and the RST of"
                            + " CLIENT in frame 8.");
            fails(
                    () -> assertThat(open).idleBeforeResetAtLeast(ofSeconds(1)),
                    open,
                    "to be reset after an idle time of at least 1 s, but nobody has reset it: its teardown is OPEN.");
        }
    }

    @Nested
    class NeverResetDuring {
        private final LoopbackTraffic traffic = Traffic.inPhases("work", "shutdown", 8, aborted);

        @Test
        void passes() {
            assertThat(traffic).connection(0).neverResetDuring("work");
            assertThat(Traffic.inPhases("work", "shutdown", 8, orderly))
                    .connection(0)
                    .neverResetDuring("shutdown");
        }

        @Test
        void fails() {
            Failing.fails(
                    () -> assertThat(traffic).connection(0).neverResetDuring("shutdown"),
                    aborted,
                    8,
                    "not to be reset during \"shutdown\", but it was, by CLIENT in frame 8.");
        }

        @Test
        void needsAPhaseThatWasMarked() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(traffic).connection(0).neverResetDuring("lunch"))
                    .withMessage("no phase \"lunch\" was marked");
            assertThatIllegalStateException()
                    .isThrownBy(() -> assertThat(aborted).neverResetDuring("work"))
                    .withMessage("a connection by itself knows of no phases; begin with assertThat(traffic)");
        }
    }

    @Nested
    class AnswersFinWithin {
        @Test
        void passes() {
            assertThat(orderly).answersFinWithin(ofMillis(1));
            assertThat(crossed).answersFinWithin(ofMillis(1));
            assertThat(late).answersFinWithin(ofMillis(1300));
            assertThat(becoming(half, late)).connection(0).answersFinWithin(ofSeconds(2));
        }

        @Test
        void tellsOfALateAnswer() {
            fails(
                    () -> assertThat(late).answersFinWithin(ofSeconds(1)),
                    late,
                    10,
                    "to have its FIN answered within 1 s, but SERVER answered the FIN of CLIENT in frame 8 in frame 10, 1.25 s"
                            + " later.");
        }

        @Test
        void tellsOfNoAnswer() {
            fails(
                    () -> assertThat(half).answersFinWithin(ofSeconds(1)),
                    half,
                    8,
                    "to have its FIN answered within 1 s, but SERVER has not answered the FIN of CLIENT in frame 8.");
            fails(
                    () -> assertThat(finAndReset).answersFinWithin(ofSeconds(1)),
                    finAndReset,
                    8,
                    "to have its FIN answered within 1 s, but SERVER has not answered the FIN of CLIENT in frame 8 before the RST"
                            + " of CLIENT in frame 9.");
            fails(
                    () -> assertThat(open).answersFinWithin(ofSeconds(1)),
                    open,
                    "to have its FIN answered within 1 s, but nobody has sent a FIN.");
        }
    }

    @Nested
    class HalfClosedBy {
        @Test
        void passes() {
            assertThat(half).halfClosedBy(CLIENT);
            assertThat(orderly).halfClosedBy(CLIENT);
            assertThat(becoming(open, half)).connection(0).halfClosedBy(CLIENT);
        }

        @Test
        void fails() {
            Failing.fails(
                    () -> assertThat(half).halfClosedBy(SERVER),
                    half,
                    8,
                    "to be half-closed by SERVER, but CLIENT sent the first FIN, in frame 8.");
            Failing.fails(
                    () -> assertThat(open).halfClosedBy(CLIENT),
                    open,
                    "to be half-closed by CLIENT, but CLIENT has sent no FIN.");
            Failing.fails(
                    () -> assertThat(crossed).halfClosedBy(CLIENT),
                    crossed,
                    9,
                    "to be half-closed by CLIENT, but the FINs crossed, in frames 8 and 9.");
        }
    }

    @Nested
    class GivesUpWithin {
        /** The request of frame 4 is sent three times and never acknowledged. */
        private final JudgedConnection unheard = Script.of(Script.OPENING + """
                > P. 1:101(100) ack 1
                +1 > P. 1:101(100) ack 1
                +2 > P. 1:101(100) ack 1
                """);

        private final JudgedConnection givenUp = Script.of(Script.OPENING + """
                > P. 1:101(100) ack 1
                +1 > P. 1:101(100) ack 1
                +2 > R. 101:101(0) ack 1
                """);
        /** The request of frame 4 is acknowledged in frame 5; then nothing comes. */
        private final JudgedConnection unanswered = Script.of(Script.OPENING + """
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                +5 > F. 101:101(0) ack 1
                """);

        @Test
        void passes() {
            assertThat(givenUp).givesUpWithin(ofSeconds(3));
            assertThat(unanswered).givesUpWithin(ofSeconds(5));
            assertThat(orderly).givesUpWithin(ofMillis(1));
            assertThat(refused).givesUpWithin(ofMillis(1));
            assertThat(becoming(unheard, givenUp)).connection(0).givesUpWithin(ofSeconds(3));
        }

        @Test
        void countsFromWhatWasNeverAcknowledged() {
            fails(
                    () -> assertThat(givenUp).givesUpWithin(ofSeconds(2)),
                    givenUp,
                    6,
                    "to be given up within 2 s, but CLIENT sent a RST in frame 6 only, 3 s after frame 4.");
        }

        @Test
        void orFromTheLastSignOfTheOther() {
            fails(
                    () -> assertThat(unanswered).givesUpWithin(ofSeconds(2)),
                    unanswered,
                    6,
                    "to be given up within 2 s, but CLIENT sent a FIN in frame 6 only, 5 s after frame 5.");
        }

        @Test
        void tellsThatNobodyDid() {
            fails(
                    () -> assertThat(unheard).givesUpWithin(ofSeconds(10)),
                    unheard,
                    "to be given up within 10 s, but nobody has sent a FIN or a RST since frame 4.");
        }

        @Test
        void doesNotTakeTheLateSignOfTheOtherForGivingUp() {
            JudgedConnection discovered = Script.of(Script.OPENING + """
                    > P. 1:101(100) ack 1
                    +9 > P. 1:101(100) ack 1
                    < R 1:1(0)
                    """);
            fails(
                    () -> assertThat(discovered).givesUpWithin(ofSeconds(2)),
                    discovered,
                    6,
                    "to be given up within 2 s, but SERVER sent a RST in frame 6 only, 9 s after frame 4.");
        }
    }
}
