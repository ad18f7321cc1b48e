package io.loopshark.junit.network;

import static io.loopshark.verdict.FindingKind.DUPLICATE_FRAME;
import static io.loopshark.verdict.FindingKind.RETRANSMISSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
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
        assertHealthy(losing("tcp flags == ack" + ONCE, true));
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
    }

    @Test
    void aSynForWhichThereIsNoRoom() throws IOException {
        try (ServerSocket listener = listener();
                Socket first = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket second = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket third = new Socket()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            List<JudgedConnection> connections = connectionsOf(
                    () -> {
                        try {
                            third.connect(address(listener), 2500);
                        } catch (SocketTimeoutException e) {
                            // So it must be: the queue of connections that nobody accepts is full.
                        }
                    },
                    has(RETRANSMISSION));
            assertThat(connections).singleElement().satisfies(connection -> {
                assertThat(connection.handshake()).isEqualTo(Handshake.NO_REPLY);
                assertThat(connection.verdict()).isEqualTo(Verdict.INCOMPLETE);
            });
        }
    }
}
