package io.loopshark.junit.network;

import static io.loopshark.verdict.FindingKind.DUPLICATE_FRAME;
import static io.loopshark.verdict.FindingKind.RETRANSMISSION;
import static io.loopshark.verdict.FindingKind.SPURIOUS_RETRANSMISSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.report.Ladder;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments that get lost, with the capture before the place of the loss or behind it, and segments that come twice. */
@OnlyInPrivateNetwork
class LossScenarios extends FaultyLoopback {
    private static final String ONCE = " numgen inc mod 1000000 0 drop";

    private static void assertHealthy(JudgedConnection connection) {
        assertThat(connection.verdict())
                .as(() -> connection.findings().toString())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(connection.handshake()).isEqualTo(Handshake.COMPLETE);
    }

    /** A connection with data both ways, while what is lost is lost. */
    private static JudgedConnection losing(String rule, boolean afterTheCapture) throws IOException {
        return connectionOf(
                () -> PacketFilter.during(afterTheCapture ? "" : rule, afterTheCapture ? rule : "", () -> {
                    try (Pair pair = new Pair()) {
                        pair.send(100).answer(100);
                    }
                }),
                FaultyLoopback::closed);
    }

    @Test
    void aSynThatIsLost() throws IOException {
        JudgedConnection connection = losing("tcp flags & (syn|ack) == syn" + ONCE, true);
        assertHealthy(connection);
        assertThat(connection.has(RETRANSMISSION)).isTrue();
    }

    @Test
    void aSynAckThatIsLost() throws IOException {
        JudgedConnection connection = losing("tcp flags & (syn|ack) == (syn|ack)" + ONCE, true);
        assertHealthy(connection);
        assertThat(connection.has(RETRANSMISSION)).isTrue();
    }

    @Test
    void aThirdSegmentThatIsLost() throws IOException {
        JudgedConnection connection = losing("tcp flags == ack" + ONCE, true);
        assertHealthy(connection);
        // Nobody accepts the connection before the SYN-ACK came again and was answered.
        assertThat(connection.has(RETRANSMISSION)).isTrue();
    }

    @Test
    void dataThatIsLost() throws IOException {
        JudgedConnection connection = losing("tcp flags & psh == psh" + ONCE, true);
        assertHealthy(connection);
        assertThat(connection.has(RETRANSMISSION)).isTrue();
    }

    @Test
    void aFinThatIsLost() throws IOException {
        JudgedConnection connection = losing("tcp flags & fin == fin" + ONCE, true);
        assertHealthy(connection);
        assertThat(connection.has(RETRANSMISSION)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp flags & (syn|ack) == syn",
                "tcp flags & (syn|ack) == (syn|ack)",
                "tcp flags == ack",
                "tcp flags & psh == psh",
                "tcp flags & fin == fin"
            })
    void whatIsLostBeforeTheCaptureIsSeenOnce(String segment) throws IOException {
        JudgedConnection connection = losing(segment + ONCE, false);
        assertHealthy(connection);
        assertThat(connection.findings())
                .allMatch(finding -> finding.severity() != Severity.VIOLATION && finding.kind() != DUPLICATE_FRAME);
    }

    @Test
    void aSegmentThatComesTwice() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    try (Pair pair = new Pair()) {
                        PacketFilter.duplicating(
                                "tcp dport " + pair.port() + " tcp flags & psh == psh", () -> pair.send(100));
                        pair.answer(10);
                    }
                },
                FaultyLoopback::closed);
        assertHealthy(connection);
        assertThat(connection.findings())
                .filteredOn(finding -> finding.kind() == DUPLICATE_FRAME)
                .hasSize(1);
        assertSaysThatItCameTwice(connection);
    }

    /** The server's kernel does, by a D-SACK (RFC 2883): a SACK block below the acknowledgement. */
    private static void assertSaysThatItCameTwice(JudgedConnection connection) {
        assertThat(connection.steps())
                .filteredOn(step -> step.from() == Side.SERVER)
                .extracting(Step::segment)
                .as(() -> Ladder.FULL.of(connection))
                .anyMatch(segment -> segment.sackBlocks() == 1
                        && !SequenceNumber.after(segment.sackRight(0), segment.acknowledgement()));
    }

    @Test
    void anAcknowledgementThatIsLate() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    try (Pair pair = new Pair()) {
                        // One data segment passes the queue; what is behind it, the acknowledgement first of all,
                        // waits.
                        IpCommand.tc("qdisc add dev lo root tbf rate 8bit burst 140 limit 100000");
                        try {
                            pair.send(60);
                            KernelSockets.await(row -> row.isOf(pair.client) && row.retransmissions() > 0);
                            IpCommand.tc("qdisc change dev lo root tbf rate 1gbit burst 70000 limit 1000000");
                            pair.answer(10);
                        } finally {
                            IpCommand.tc("qdisc del dev lo root");
                        }
                    }
                },
                FaultyLoopback::closed);
        assertHealthy(connection);
        assertThat(connection.findings()).extracting(Finding::kind).contains(SPURIOUS_RETRANSMISSION);
        assertSaysThatItCameTwice(connection);
    }

    @Test
    void aSynForWhichThereIsNoRoom() throws IOException {
        try (ServerSocket listener = listener();
                Socket first = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket second = new Socket(listener.getInetAddress(), listener.getLocalPort());
                SocketChannel third = SocketChannel.open()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            // The queue of connections that nobody accepts is full: Linux lets one more wait than it was told.
            KernelSockets.await(row -> row.isOf(listener) && row.toRead() == 2);
            third.configureBlocking(false);
            JudgedConnection connection = connectionOf(
                    () -> assertThat(third.connect(address(listener))).isFalse(), has(RETRANSMISSION));
            assertThat(connection.handshake()).isEqualTo(Handshake.NO_REPLY);
            assertThat(connection.verdict()).isEqualTo(Verdict.INCOMPLETE);
        }
    }
}
