package io.loopshark.junit.network;

import static io.loopshark.verdict.FindingKind.ECN_NEGOTIATED;
import static io.loopshark.verdict.FindingKind.FAST_OPEN;
import static io.loopshark.verdict.FindingKind.KEEP_ALIVE;
import static io.loopshark.verdict.FindingKind.KEEP_ALIVE_ACK;
import static io.loopshark.verdict.FindingKind.WINDOW_FULL;
import static io.loopshark.verdict.FindingKind.ZERO_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.TcpOption;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

/** What looks odd and is right. */
@OnlyInPrivateNetwork
class OddityScenarios extends FaultyLoopback {

    private static void assertVerified(JudgedConnection connection) {
        assertThat(connection.verdict())
                .as(() -> connection.findings().toString())
                .isEqualTo(Verdict.VERIFIED);
    }

    private static void set(String setting, String value) throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4", setting), value);
    }

    @Test
    void aSocketThatIsConnectedToItself() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    try (Socket self = new Socket()) {
                        self.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                        self.connect(self.getLocalSocketAddress());
                        self.getOutputStream().write(1);
                        assertThat(self.getInputStream().read()).isEqualTo(1);
                    }
                },
                FaultyLoopback::closed);
        assertVerified(connection);
        assertThat(connection.handshake()).isEqualTo(Handshake.SIMULTANEOUS_OPEN);
    }

    @Test
    void twoThatConnectToEachOther() throws IOException {
        JudgedConnection connection = connectionOf(OddityScenarios::openFromBothSides, FaultyLoopback::closed);
        assertVerified(connection);
        assertThat(connection.handshake()).isEqualTo(Handshake.SIMULTANEOUS_OPEN);
    }

    /** No SYN of one side arrives, however often it is sent; the other side's comes once the first has been sent. */
    private static void openFromBothSides() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Socket one = new Socket();
                Socket other = new Socket()) {
            one.setReuseAddress(true);
            other.setReuseAddress(true);
            one.bind(new InetSocketAddress(here, 0));
            other.bind(new InetSocketAddress(here, 0));
            int port = one.getLocalPort();
            PacketFilter.during("", "tcp sport " + port + " tcp flags & (syn|ack) == syn drop", () -> {
                CompletableFuture<Void> first = CompletableFuture.runAsync(() -> connect(one, other));
                KernelSockets.await(row -> row.localPort() == port && row.state() == KernelSockets.SYN_SENT);
                connect(other, one);
                first.join();
            });
            one.getOutputStream().write(1);
            assertThat(other.getInputStream().read()).isEqualTo(1);
        }
    }

    private static void connect(Socket from, Socket to) {
        try {
            from.connect(to.getLocalSocketAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void finsThatCross() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair();
                    // Both directions go through one slow queue that is full of data of either side: both FINs wait in
                    // it.
                    IpCommand.run("link", "set", "lo", "mtu", "1500");
                    IpCommand.tc("qdisc add dev lo root tbf rate 100kbit burst 1600 limit 100000");
                    try {
                        pair.client.getOutputStream().write(new byte[3000]);
                        pair.server.getOutputStream().write(new byte[3000]);
                        pair.client.shutdownOutput();
                        pair.server.shutdownOutput();
                        pair.client.getInputStream().readAllBytes();
                        pair.server.getInputStream().readAllBytes();
                    } finally {
                        IpCommand.tc("qdisc del dev lo root");
                        IpCommand.run("link", "set", "lo", "mtu", "65536");
                    }
                    pair.client.close();
                    pair.server.close();
                },
                FaultyLoopback::closed);
        assertVerified(connection);
        assertThat(connection.teardown()).isEqualTo(Teardown.SIMULTANEOUS);
    }

    @Test
    void halfAConnectionThatGoesOn() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair().send(10);
                    pair.client.shutdownOutput();
                    assertThat(pair.server.getInputStream().read()).isEqualTo(-1);
                    pair.answer(1000).answer(1000);
                    pair.server.close();
                    pair.client.close();
                },
                FaultyLoopback::closed);
        assertVerified(connection);
        assertThat(connection.serverBytes()).isEqualTo(2000);
    }

    @Test
    void keepAlives() throws IOException {
        // Held here: sockets that nobody refers to are closed by the garbage collector.
        Pair[] idle = new Pair[1];
        JudgedConnection connection = connectionOf(
                () -> {
                    idle[0] = new Pair();
                    idle[0].client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                    idle[0].client.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
                    idle[0].client.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
                    idle[0].send(10);
                },
                has(KEEP_ALIVE_ACK));
        idle[0].close();
        assertVerified(connection);
        assertThat(connection.has(KEEP_ALIVE)).isTrue();
    }

    /** Linux probes a closed window with an octet's worth below SND.NXT and without data: Wireshark calls that a keep-alive. */
    @Test
    void aWindowThatCloses() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> {
                    try (ServerSocket listener = listener();
                            SocketChannel client = SocketChannel.open(address(listener));
                            Socket server = listener.accept()) {
                        client.configureBlocking(false);
                        ByteBuffer data = ByteBuffer.allocate(1 << 20);
                        while (client.write(data.clear()) > 0) {
                            // Until neither side has room for more.
                        }
                        int port = server.getLocalPort();
                        KernelSockets.await(row -> row.remotePort() == port && row.hasProbed());
                    }
                },
                has(KEEP_ALIVE));
        assertVerified(connection);
        assertThat(connection.findings())
                .extracting(io.loopshark.verdict.Finding::kind)
                .contains(WINDOW_FULL, ZERO_WINDOW, KEEP_ALIVE);
    }

    @Test
    void aPortThatIsUsedAgain() throws IOException {
        List<JudgedConnection> connections = connectionsOf(
                () -> {
                    try (ServerSocket listener = listener()) {
                        int port = 0;
                        for (int i = 0; i < 3; i++) {
                            Socket client = new Socket();
                            client.setReuseAddress(true);
                            client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                            client.connect(address(listener));
                            port = client.getLocalPort();
                            Socket server = listener.accept();
                            // The server closes first: its side waits in TIME-WAIT, and lets the same port come again.
                            server.shutdownOutput();
                            assertThat(client.getInputStream().read()).isEqualTo(-1);
                            client.close();
                            assertThat(server.getInputStream().read()).isEqualTo(-1);
                            server.close();
                        }
                    }
                },
                FaultyLoopback::closed);
        assertThat(connections).hasSize(3).allSatisfy(OddityScenarios::assertVerified);
        assertThat(connections)
                .extracting(JudgedConnection::client)
                .containsOnly(connections.get(0).client());
    }

    @Test
    void congestionThatIsToldOf() throws IOException {
        set("tcp_ecn", "1");
        JudgedConnection connection = connectionOf(
                () -> {
                    try (Pair pair = new Pair()) {
                        pair.send(100).answer(100);
                    }
                },
                FaultyLoopback::closed);
        set("tcp_ecn", "2");
        assertVerified(connection);
        assertThat(connection.has(ECN_NEGOTIATED)).isTrue();
    }

    @Test
    void dataInTheSyn() throws IOException {
        set("tcp_fastopen", "3");
        List<JudgedConnection> connections = connectionsOf(
                () -> {
                    // The first connection gets the cookie, the second one uses it.
                    try (KernelListener listener = KernelListener.withFastOpen()) {
                        for (int i = 0; i < 2; i++) {
                            listener.exchangeWithDataInTheSyn(64);
                        }
                    }
                },
                FaultyLoopback::closed);
        assertThat(connections).hasSize(2).allSatisfy(OddityScenarios::assertVerified);
        assertThat(connections.get(1).has(FAST_OPEN)).isTrue();
        assertThat(connections.get(1).steps().get(0).segment().payloadLength()).isEqualTo(64);
    }

    @Test
    void multipathTcp() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/sys/net/mptcp/enabled")), "live: the kernel has no multipath TCP");
        JudgedConnection connection = connectionOf(
                () -> {
                    try (KernelListener listener = KernelListener.ofMultipathTcp()) {
                        listener.exchange(64);
                    }
                },
                FaultyLoopback::closed);
        assertVerified(connection);
        // MP_CAPABLE in the SYN, the SYN-ACK and the third segment: both sides speak it.
        assertThat(connection.steps().subList(0, 3))
                .as(() -> told(List.of(connection)))
                .allMatch(step -> step.segment().hasOption(TcpOption.Bit.MPTCP));
    }
}
