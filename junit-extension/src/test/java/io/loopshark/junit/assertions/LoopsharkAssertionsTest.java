package io.loopshark.junit.assertions;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.junit.Connections;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.Traffic;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Sentence;
import io.loopshark.verdict.Verdict;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoopsharkAssertionsTest {
    private static final String CONNECTION = "Expecting connection 0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments\n";
    private static final Finding FINDING =
            new Finding(FindingKind.SYN_ACK_NUMBER, 2, Side.SERVER, 42L, 41L, Sentence.of("What happened.", "发生的事。"));

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessage(message);
    }

    @Nested
    class OnTraffic {
        private final LoopbackTraffic two = Traffic.of(Connections.orderly(0), Connections.orderly(1));

        @Test
        void passes() {
            assertThat(two).hasConnections(2).hasAtLeastConnections(2).hasAtMostConnections(2);
            assertThat(two).connection(1).isVerified();
            assertThat(Traffic.of()).hasConnections(0).hasAtMostConnections(0);
        }

        @Test
        void tellsAWrongNumberAndWhichTheyWere() {
            String list = ":\n  0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments"
                    + "\n  1: 127.0.0.1:40001 → 127.0.0.1:80, 10 segments";
            fails(
                    () -> assertThat(two).hasConnections(1),
                    "\nExpecting the traffic to have 1 connection, but it had 2" + list);
            fails(
                    () -> assertThat(two).hasAtLeastConnections(3),
                    "\nExpecting the traffic to have at least 3 connections, but it had 2" + list);
            fails(
                    () -> assertThat(two).hasAtMostConnections(1),
                    "\nExpecting the traffic to have at most 1 connection, but it had 2" + list);
            fails(
                    () -> assertThat(two).connection(2),
                    "\nExpecting the traffic to have at least 3 connections, but it had 2" + list);
            fails(
                    () -> assertThat(Traffic.of()).hasConnections(1),
                    "\nExpecting the traffic to have 1 connection, but it had 0");
        }

        @Test
        void listsTenAtMost() {
            JudgedConnection[] many = new JudgedConnection[12];
            for (int i = 0; i < many.length; i++) {
                many[i] = Connections.orderly(i);
            }
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(Traffic.of(many)).hasConnections(1))
                    .withMessageEndingWith("\n  9: 127.0.0.1:40009 → 127.0.0.1:80, 10 segments\n  and 2 more");
        }

        @Test
        void carriesADescriptionOnToTheConnection() {
            fails(
                    () -> assertThat(two).as("the shop").connection(0).hasVerdict(Verdict.VIOLATED),
                    "[the shop] \n" + CONNECTION + "to be VIOLATED, but it is VERIFIED.");
        }

        @Test
        void refusesNegativeIndexes() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(two).connection(-1));
        }

        @Test
        void waitsForWhatMayStillCome() {
            LoopbackTraffic traffic = Traffic.growing(List.of(
                    List.of(),
                    List.of(Connections.ended(Teardown.OPEN, null)),
                    List.of(Connections.ended(Teardown.HALF_CLOSED, Closer.CLIENT)),
                    List.of(Connections.ended(Teardown.FOUR_SEGMENT, Closer.CLIENT))));
            assertThat(traffic).connection(0).closedFirstBy(Closer.CLIENT).closedGracefully();
        }
    }

    @Nested
    class OnAConnection {
        private final JudgedConnection orderly = Connections.orderly(0);
        private final JudgedConnection reset = Connections.ended(Teardown.RESET, Closer.SERVER);

        @Test
        void passes() {
            assertThat(orderly)
                    .handshakeCompleted()
                    .closedGracefully()
                    .closedFirstBy(Closer.CLIENT)
                    .neverReset()
                    .isVerified()
                    .hasVerdict(Verdict.VERIFIED)
                    .hasNoFinding(FindingKind.SYN_ACK_NUMBER);
            assertThat(Connections.with(Verdict.VIOLATED, FINDING)).hasFinding(FindingKind.SYN_ACK_NUMBER);
        }

        @Test
        void tellsHowFarTheHandshakeGot() {
            fails(
                    () -> assertThat(Connections.opened(Handshake.REFUSED)).handshakeCompleted(),
                    "\n" + CONNECTION + "to have completed its handshake, but that was REFUSED.");
        }

        @Test
        void tellsHowItEnded() {
            fails(
                    () -> assertThat(reset).closedGracefully(),
                    "\n" + CONNECTION + "to be closed by a FIN of each peer, but its teardown is RESET.");
            fails(
                    () -> assertThat(Connections.ended(Teardown.HALF_CLOSED, Closer.CLIENT))
                            .closedGracefully(),
                    "\n" + CONNECTION + "to be closed by a FIN of each peer, but its teardown is HALF_CLOSED.");
        }

        @Test
        void tellsWhoClosed() {
            fails(
                    () -> assertThat(orderly).closedFirstBy(Closer.SERVER),
                    "\n" + CONNECTION + "to be closed first by SERVER, but it was closed first by CLIENT.");
            fails(
                    () -> assertThat(Connections.ended(Teardown.OPEN, null)).closedFirstBy(Closer.SERVER),
                    "\n" + CONNECTION + "to be closed first by SERVER, but nobody has closed it.");
        }

        @Test
        void tellsWhoReset() {
            fails(() -> assertThat(reset).neverReset(), "\n" + CONNECTION + "never to be reset, but it was.");
            fails(
                    () -> assertThat(Connections.opened(Handshake.REFUSED)).neverReset(),
                    "\n" + CONNECTION + "never to be reset, but it was.");
        }

        @Test
        void tellsTheVerdict() {
            fails(
                    () -> assertThat(Connections.with(Verdict.VIOLATED, FINDING))
                            .isVerified(),
                    "\n" + CONNECTION + "to be VERIFIED, but it is VIOLATED.");
        }

        @Test
        void tellsTheFindings() {
            JudgedConnection guilty = Connections.with(Verdict.VIOLATED, FINDING, FINDING);
            fails(
                    () -> assertThat(guilty).hasFinding(FindingKind.FIN_ACK_NUMBER),
                    "\n" + CONNECTION + "to have a finding FIN_ACK_NUMBER, but it has SYN_ACK_NUMBER.");
            fails(
                    () -> assertThat(orderly).hasFinding(FindingKind.FIN_ACK_NUMBER),
                    "\n" + CONNECTION + "to have a finding FIN_ACK_NUMBER, but it has none.");
            fails(
                    () -> assertThat(guilty).hasNoFinding(FindingKind.SYN_ACK_NUMBER),
                    "\n" + CONNECTION
                            + "not to have a finding SYN_ACK_NUMBER, but it has one at frame 2: What happened.");
        }

        @Test
        void aConnectionThatIsNotThereIsTold() {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> new ConnectionAssert(null).isVerified())
                    .withMessageContaining("not to be null");
        }
    }
}
