package io.loopshark.junit.network;

import static io.loopshark.verdict.FindingKind.ECN_NEGOTIATED;
import static io.loopshark.verdict.FindingKind.FAST_OPEN;
import static io.loopshark.verdict.FindingKind.KEEP_ALIVE;
import static io.loopshark.verdict.FindingKind.KEEP_ALIVE_ACK;
import static io.loopshark.verdict.FindingKind.WINDOW_FULL;
import static io.loopshark.verdict.FindingKind.ZERO_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

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
        JudgedConnection connection = connectionOf(
                () -> PacketFilter.during(
                        "",
                        "tcp flags & (syn|ack) == syn numgen inc mod 1000000 0 drop",
                        OddityScenarios::openFromBothSides),
                FaultyLoopback::closed);
        assertVerified(connection);
        assertThat(connection.handshake()).isEqualTo(Handshake.SIMULTANEOUS_OPEN);
    }

    /** The first SYN is dropped; the other side's comes before it is sent again. */
    private static void openFromBothSides() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Socket one = new Socket();
                Socket other = new Socket()) {
            one.setReuseAddress(true);
            other.setReuseAddress(true);
            one.bind(new InetSocketAddress(here, 0));
            other.bind(new InetSocketAddress(here, 0));
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> connect(one, other));
            // A connection attempt begins when its port has left the state of being bound only: that shows in the
            // kernel's table.
            awaitSynSent(one.getLocalPort());
            connect(other, one);
            first.join();
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

    /** Reads the kernel's table of sockets until one with this port is in SYN-SENT; the namespace holds a handful of them. */
    private static void awaitSynSent(int port) throws IOException {
        String wanted = String.format(":%04X ", port);
        while (true) {
            for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
                boolean sent = Files.readAllLines(Path.of(table)).stream()
                        .map(String::strip)
                        .anyMatch(line ->
                                line.split(" +")[1].concat(" ").endsWith(wanted) && line.split(" +")[3].equals("02"));
                if (sent) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void finsThatCross() throws IOException {
        List<String> slow = List.of(
                "tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", "100kbit", "burst", "1600", "limit",
                "100000");
        JudgedConnection connection = connectionOf(
                () -> {
                    Pair pair = new Pair();
                    // Both directions go through one slow queue that is full of data of either side: both FINs wait in
                    // it.
                    run(List.of("ip", "link", "set", "lo", "mtu", "1500"));
                    run(slow);
                    try {
                        pair.client.getOutputStream().write(new byte[3000]);
                        pair.server.getOutputStream().write(new byte[3000]);
                        pair.client.shutdownOutput();
                        pair.server.shutdownOutput();
                        pair.client.getInputStream().readAllBytes();
                        pair.server.getInputStream().readAllBytes();
                    } finally {
                        run(List.of("tc", "qdisc", "del", "dev", "lo", "root"));
                        run(List.of("ip", "link", "set", "lo", "mtu", "65536"));
                    }
                    pair.client.close();
                    pair.server.close();
                },
                FaultyLoopback::closed);
        assertVerified(connection);
        assertThat(connection.teardown()).isEqualTo(Teardown.SIMULTANEOUS);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
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
                        awaitProbe(client, server);
                    }
                },
                has(KEEP_ALIVE));
        assertVerified(connection);
        assertThat(connection.findings())
                .extracting(io.loopshark.verdict.Finding::kind)
                .contains(WINDOW_FULL, ZERO_WINDOW, KEEP_ALIVE);
    }

    /** The kernel tells how often it probed (tcp_info.tcpi_probes), but not to Java: its table of sockets does. */
    private static void awaitProbe(SocketChannel client, Socket server) throws IOException {
        String port = String.format(":%04X", server.getLocalPort());
        while (true) {
            for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] columns = line.strip().split(" +");
                    // The timer's kind 4 is the zero window probe; then comes how often it went off.
                    if (columns[2].endsWith(port)
                            && columns[5].startsWith("04:")
                            && Integer.parseInt(columns[6], 16) >= 0
                            && Integer.parseInt(columns[8]) >= 1) {
                        assertThat(client.isOpen()).isTrue();
                        return;
                    }
                }
            }
            Thread.onSpinWait();
        }
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
