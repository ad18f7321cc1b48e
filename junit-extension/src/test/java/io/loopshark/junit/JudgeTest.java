package io.loopshark.junit;

import static io.loopshark.junit.Judging.DEFAULT;
import static io.loopshark.junit.Judging.FOLDER;
import static io.loopshark.junit.Judging.beside;
import static io.loopshark.junit.Judging.expecting;
import static io.loopshark.junit.Judging.judge;
import static io.loopshark.junit.Judging.presumed;
import static io.loopshark.junit.Judging.problem;
import static io.loopshark.junit.Judging.reused;
import static io.loopshark.junit.Judging.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.Scope;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Sentence;
import io.loopshark.verdict.Verdict;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final Finding WRONG_SYN_ACK = finding(FindingKind.SYN_ACK_NUMBER, 2, Side.SERVER, 42L, 41L);
    private static final Finding CHANGED_ISN = finding(FindingKind.ISN_CHANGED, 3, Side.SERVER, null, null);

    private static Finding finding(
            FindingKind kind, long frame, Side by, @Nullable Long expected, @Nullable Long actual) {
        return new Finding(kind, frame, by, expected, actual, Sentence.of("What happened.", "发生的事。"));
    }

    private static Expectations tolerating(FindingKind allowed) {
        return new Expectations(
                Notation.ANNOTATION,
                Scope.ofThisProcess(),
                0,
                Expectations.ANY,
                false,
                TeardownPolicy.WHERE_CLOSED,
                false,
                false,
                Set.of(allowed),
                Set.of(FindingKind.ISN_CHANGED),
                Duration.ofSeconds(1),
                false,
                Keep.ON_FAILURE,
                FOLDER,
                EngineChoice.AUTO,
                Unverifiable.FAIL,
                Unverifiable.SKIP);
    }

    @Test
    void orderlyConnectionsPass() {
        assertThat(judge(DEFAULT, seen(Connections.orderly(0), Connections.orderly(1)))
                        .passes())
                .isTrue();
    }

    @Nested
    class Findings {
        @Test
        void aViolationFailsAndIsToldWithItsFrameNumbersAndSentence() {
            Problem problem = problem(DEFAULT, seen(Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK)));
            assertThat(problem.expected()).isEqualTo(42L);
            assertThat(problem.actual()).isEqualTo(41L);
            assertThat(problem.message()).startsWith("""
                            Connection 0, 127.0.0.1:40000 → 127.0.0.1:80, broke a rule of TCP: SYN_ACK_NUMBER in frame 2, sent by the server

                              What happened.
                              expected 42, actual 41
                              RFC 9293 §3.10.7.3: "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset"

                            """);
        }

        @Test
        void severalOnOneConnectionAreToldTogether() {
            Finding second = finding(FindingKind.FIN_ACK_NUMBER, 9, Side.SERVER, 2L, 1L);
            JudgedConnection connection =
                    Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK, second, second, second, second, second);
            assertThat(problem(DEFAULT, seen(connection)).message()).contains("""
                            send a reset"
                              Also FIN_ACK_NUMBER in frame 9, sent by the server: What happened.
                              Also FIN_ACK_NUMBER in frame 9, sent by the server: What happened.
                              Also FIN_ACK_NUMBER in frame 9, sent by the server: What happened.
                              And 2 more findings

                            """);
        }

        @Test
        void aViolationWithoutNumbersSaysNothingOfNumbers() {
            Finding flags = finding(FindingKind.ILLEGAL_FLAGS, 4, Side.CLIENT, null, null);
            assertThat(problem(DEFAULT, seen(Connections.with(Verdict.VIOLATED, flags)))
                            .message())
                    .contains("in frame 4, sent by the client\n\n  What happened.\n  RFC 9293 §3.10.7.4: ");
        }

        @Test
        void anAnomalyFailsOnlyWhereAskedFor() {
            Seen seen = seen(Connections.with(Verdict.VERIFIED, CHANGED_ISN));
            assertThat(judge(DEFAULT, seen).passes()).isTrue();
            assertThat(problem(tolerating(FindingKind.SYN_ACK_NUMBER), seen).message())
                    .contains("ISN_CHANGED in frame 3");
        }

        @Test
        void anAllowedViolationPasses() {
            Seen seen = seen(Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK));
            assertThat(judge(tolerating(FindingKind.SYN_ACK_NUMBER), seen).passes())
                    .isTrue();
            assertThat(judge(tolerating(FindingKind.ILLEGAL_FLAGS), seen).passes())
                    .isFalse();
        }

        @Test
        void aReusedConnectionAnswersForWhatItDidInTheTestOnly() {
            JudgedConnection connection = Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK);
            assertThat(judge(DEFAULT, reused(2, connection)).passes()).isFalse();
            assertThat(judge(DEFAULT, reused(3, connection)).passes()).isTrue();
        }

        @Test
        void areJudgedEvenWhereTheBodyFailed() {
            Outcome outcome = new Judge(DEFAULT, seen(Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK))).judge(true);
            assertThat(outcome.problems()).hasSize(1);
        }
    }

    @Nested
    class Numbers {
        private final Expectations exactlyOne = expecting(1, 1, TeardownPolicy.WHERE_CLOSED);

        @Test
        void areOfNoInterestWhereTheBodyFailed() {
            assertThat(new Judge(exactlyOne, seen()).judge(true).passes()).isTrue();
        }

        @Test
        void noneAtAllSaysThatNothingWasVerified() {
            assertThat(problem(DEFAULT, seen()).message()).endsWith("@VerifyHandshake(connections = 0)");
        }

        @Test
        void olderConnectionsAreMentionedWithTheCure() {
            assertThat(problem(DEFAULT, beside(0, 1, 0)).message())
                    .endsWith(
                            "\n  1 connection of this JVM, older than the capture, carried data meanwhile and can't be judged."
                                    + " Annotate the class with @VerifyHandshake: the capture then begins before @BeforeAll.");
        }

        @Test
        void areNamedWhereNoneWasSeen() {
            assertThat(problem(expecting(3, 3, TeardownPolicy.WHERE_CLOSED), seen())
                            .message())
                    .isEqualTo(
                            "No TCP connection of this JVM was seen on the loopback interface while the test's body ran: nothing was"
                                    + " verified.\n  The test should open exactly 3 connections.");
        }

        @Test
        void areInconclusiveWhereAnUnattributedConnectionMightMakeTheDifference() {
            String why =
                    "Inconclusive: 1 connection on the loopback interface may belong to this JVM or to another process; the"
                            + " sockets were gone before anybody could look. Name the server's port, @VerifyHandshake(ports = …), or run the"
                            + " tests in a network namespace of their own.";
            assertThat(judge(exactlyOne, beside(1, 0, 0)).inconclusive()).isEqualTo(why);
            assertThat(problem(expecting(3, 3, TeardownPolicy.WHERE_CLOSED), beside(1, 0, 0))
                            .message())
                    .endsWith("The test should open exactly 3 connections.");
            assertThat(judge(exactlyOne, beside(1, 0, 0, Connections.orderly(0)))
                            .inconclusive())
                    .isEqualTo(why);
            assertThat(judge(DEFAULT, beside(1, 0, 0)).inconclusive()).isEqualTo(why);
        }

        @Test
        void areSureWhereItMakesNone() {
            assertThat(judge(DEFAULT, beside(1, 0, 0, Connections.orderly(0))).passes())
                    .isTrue();
            assertThat(judge(expecting(0, 5, TeardownPolicy.WHERE_CLOSED), beside(1, 0, 0, Connections.orderly(0)))
                            .passes())
                    .isTrue();
        }

        @Test
        void doNotHideAViolation() {
            Seen seen = beside(1, 0, 0, Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK));
            Outcome outcome = judge(expecting(2, 2, TeardownPolicy.WHERE_CLOSED), seen);
            assertThat(outcome.problems()).hasSize(1);
            assertThat(outcome.problems().get(0).message()).contains("SYN_ACK_NUMBER");
        }

        @Test
        void tooManyAreTooManyWhateverElseThereIs() {
            Seen seen = beside(3, 0, 0, Connections.orderly(0), Connections.orderly(1));
            assertThat(judge(exactlyOne, seen).problems()).hasSize(1);
        }
    }

    @Nested
    class WhereTheCaptureDoesNotTell {
        @Test
        void lostFramesExcuseEvenAViolation() {
            Outcome outcome = judge(DEFAULT, beside(0, 0, 7, Connections.with(Verdict.VIOLATED, WRONG_SYN_ACK)));
            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.inconclusive())
                    .isEqualTo(
                            "Inconclusive: the capture lost 7 frames while the test ran, so nothing can be said of its"
                                    + " connections. Run it again with less beside it.");
        }

        @Test
        void aConnectionWithoutABeginningIsInconclusive() {
            assertThat(judge(DEFAULT, reused(1, Connections.opened(Handshake.NOT_SEEN)))
                            .inconclusive())
                    .isEqualTo(
                            "Inconclusive: Connection 0, 127.0.0.1:40000 → 127.0.0.1:80: its beginning was not captured."
                                    + " Annotate the class with @VerifyHandshake: the capture then begins before @BeforeAll.");
        }
    }

    /** Refused ones above all, beside which there are other processes. */
    @Nested
    class WhatIsOnlyPresumedToBeOurs {
        private final JudgedConnection refused = Connections.opened(Handshake.REFUSED);
        private final JudgedConnection orderly = Connections.orderly(1);

        @Test
        void isNotBlamed() {
            assertThat(judge(DEFAULT, presumed(Set.of(0), refused, orderly)).inconclusive())
                    .startsWith(
                            "Inconclusive: connection 0, 127.0.0.1:40000 → 127.0.0.1:80, may belong to this JVM or to another process;"
                                    + " the sockets were gone before anybody could look. Name the server's port, @VerifyHandshake(ports = …), or run the"
                                    + " tests in a network namespace of their own.\n\n"
                                    + "Connection 0, 127.0.0.1:40000 → 127.0.0.1:80, was never open: the SYN was answered by a RST.");
        }

        @Test
        void doesNotExcuseWhatIsSurelyOurs() {
            JudgedConnection reset = Connections.ended(Teardown.RESET, Closer.CLIENT);
            assertThat(problem(DEFAULT, presumed(Set.of(1), reset, orderly)).message())
                    .startsWith("Connection 0");
        }

        @Test
        void counts() {
            Expectations exactlyTwo = expecting(2, 2, TeardownPolicy.WHERE_CLOSED);
            assertThat(judge(exactlyTwo, presumed(Set.of(1), Connections.orderly(0), orderly))
                            .passes())
                    .isTrue();
        }

        @Test
        void isNoGroundForAWrongCount() {
            Expectations exactlyOne = expecting(1, 1, TeardownPolicy.WHERE_CLOSED);
            assertThat(judge(exactlyOne, presumed(Set.of(1), Connections.orderly(0), orderly))
                            .inconclusive())
                    .startsWith(
                            "Inconclusive: 1 connection on the loopback interface may belong to this JVM or to another");
            assertThat(problem(exactlyOne, presumed(Set.of(2), Connections.orderly(0), orderly, Connections.orderly(2)))
                            .message())
                    .startsWith("The test should open exactly 1 connection, but it opened 3 connections:");
        }
    }

    @Nested
    class Openings {
        @ParameterizedTest
        @EnumSource(
                value = Handshake.class,
                names = {"NO_REPLY", "REFUSED", "NO_FINAL_ACK", "RESET"})
        void thatFailedAreTold(Handshake handshake) {
            Problem problem = problem(DEFAULT, seen(Connections.opened(handshake)));
            assertThat(problem.message()).startsWith("Connection 0, 127.0.0.1:40000 → 127.0.0.1:80, was never open: ");
            assertThat(problem.expected()).isEqualTo(Handshake.COMPLETE);
            assertThat(problem.actual()).isEqualTo(handshake);
        }
    }

    @Nested
    class Ends {
        @Test
        void aResetNamesWhoDidIt() {
            Problem problem = problem(DEFAULT, seen(Connections.ended(Teardown.RESET, Closer.CLIENT)));
            assertThat(problem.message())
                    .startsWith(
                            "Connection 0, 127.0.0.1:40000 → 127.0.0.1:80, was reset by the client instead of being closed by"
                                    + " a FIN of each peer.\n  Where that is right, allow it: @VerifyHandshake(allowReset = true)\n\n");
        }

        @ParameterizedTest
        @EnumSource(
                value = Teardown.class,
                names = {"OPEN", "HALF_CLOSED"})
        void openOnesAreAProblemOnlyWhereTheEndIsRequired(Teardown teardown) {
            Seen seen = seen(Connections.ended(teardown, null));
            assertThat(judge(DEFAULT, seen).passes()).isTrue();
            assertThat(judge(expecting(0, 9, TeardownPolicy.IGNORED), seen).passes())
                    .isTrue();
            assertThat(problem(expecting(0, 9, TeardownPolicy.REQUIRED), seen).message())
                    .contains(", was not closed within 1000 ms after the test's body: client in ");
        }

        @Test
        void areWaitedForOnlyWhereSomethingIsToCome() {
            JudgedConnection open = Connections.ended(Teardown.OPEN, null);
            JudgedConnection half = Connections.ended(Teardown.HALF_CLOSED, Closer.CLIENT);
            assertThat(Rest.isAtRest(open, TeardownPolicy.WHERE_CLOSED)).isTrue();
            assertThat(Rest.isAtRest(open, TeardownPolicy.REQUIRED)).isFalse();
            assertThat(Rest.isAtRest(half, TeardownPolicy.WHERE_CLOSED)).isFalse();
            assertThat(Rest.isAtRest(half, TeardownPolicy.IGNORED)).isTrue();
            assertThat(Rest.isAtRest(Connections.opened(Handshake.NO_REPLY), TeardownPolicy.IGNORED))
                    .isFalse();
            assertThat(Rest.isAtRest(Connections.opened(Handshake.REFUSED), TeardownPolicy.REQUIRED))
                    .isTrue();
            assertThat(Rest.isAtRest(Connections.orderly(0), TeardownPolicy.REQUIRED))
                    .isTrue();
        }
    }
}
