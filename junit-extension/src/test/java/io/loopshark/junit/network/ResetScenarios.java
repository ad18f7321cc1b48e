package io.loopshark.junit.network;

import static io.loopshark.verdict.FindingKind.DATA_LOST_BY_RESET;
import static io.loopshark.verdict.FindingKind.HALF_OPEN_DISCOVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Connections that end by a RST, each for another reason. All of them are right by the numbers. */
@OnlyInPrivateNetwork
class ResetScenarios extends FaultyLoopback {

    private static void assertResetBy(Closer who, JudgedConnection connection) {
        assertThat(connection.verdict())
                .as(() -> connection.findings().toString())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(connection.teardown()).isEqualTo(Teardown.RESET);
        assertThat(connection.closedFirstBy()).isEqualTo(who);
        assertThat(connection.steps())
                .filteredOn(step -> step.segment().has(Flags.RST))
                .first()
                .extracting(step -> Closer.of(step.from()))
                .isEqualTo(who);
    }

    @Test
    void nobodyListens() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocket listener = listener()) {
            nobody = address(listener);
        }
        JudgedConnection connection = connectionOf(
                () -> assertThatThrownBy(() -> new Socket(nobody.getAddress(), nobody.getPort()))
                        .isInstanceOf(ConnectException.class),
                judged -> judged.handshake() == Handshake.REFUSED);
        assertThat(connection.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void theClientAborts() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair().send(100);
                    pair.client.setSoLinger(true, 0);
                    pair.client.close();
                    KernelSockets.awaitEndOf(pair.server);
                    pair.server.close();
                },
                FaultyLoopback::reset);
        assertResetBy(Closer.CLIENT, connection);
    }

    @Test
    void theServerClosesWithoutReadingAll() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair();
                    pair.client.getOutputStream().write(new byte[100]);
                    pair.server.getInputStream().read();
                    pair.server.close();
                    KernelSockets.awaitEndOf(pair.client);
                    pair.client.close();
                },
                FaultyLoopback::reset);
        assertResetBy(Closer.SERVER, connection);
    }

    @Test
    void somebodyBetweenThemResetsIt() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair().send(100);
                    PacketFilter.during(
                            "", "tcp dport " + pair.port() + " tcp flags & psh == psh reject with tcp reset", () -> {
                                pair.client.getOutputStream().write(1);
                                KernelSockets.awaitEndOf(pair.client);
                            });
                    pair.client.close();
                    pair.server.setSoLinger(true, 0);
                    pair.server.close();
                },
                FaultyLoopback::reset);
        assertResetBy(Closer.SERVER, connection);
        assertThat(connection.findings()).extracting(Finding::kind).contains(DATA_LOST_BY_RESET, HALF_OPEN_DISCOVERED);
    }

    @Test
    void theAdministratorKillsIt() throws IOException {
        InPrivateNetwork.requireProgram("ss", "iproute2");
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair().send(100);
                    Process kill = new ProcessBuilder("ss", "-K", "dst", "127.0.0.1", "dport", "=", "" + pair.port())
                            .redirectErrorStream(true)
                            .start();
                    kill.getInputStream().readAllBytes();
                    assertThat(kill.onExit().join().exitValue()).isZero();
                    // ss keeps quiet where the kernel refuses.
                    InPrivateNetwork.requireOfKernel(
                            KernelSockets.all().stream().noneMatch(row -> row.isOf(pair.client)),
                            "`ss -K` killed no socket; the kernel needs CONFIG_INET_DIAG_DESTROY");
                    KernelSockets.awaitEndOf(pair.server);
                    pair.client.close();
                    pair.server.close();
                },
                FaultyLoopback::reset);
        assertResetBy(Closer.CLIENT, connection);
    }
}
