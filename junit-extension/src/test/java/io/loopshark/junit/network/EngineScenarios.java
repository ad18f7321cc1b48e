package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.connection.Teardown;
import io.loopshark.junit.Kit;
import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.Scope;
import io.loopshark.live.TrafficWindow;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the engines make of a loopback interface that is set up in another way. */
@OnlyInPrivateNetwork
class EngineScenarios {
    private static final int LONGEST_ORDINARY = 14 + 40 + 65_535;
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Test
    void bothShowBigTcpWithItsHeadersAndItsLength() throws IOException {
        IpCommand.run("link", "set", "dev", "lo", "gso_max_size", "196608", "gro_max_size", "196608");
        try (ServerSocket server = new ServerSocket(0, 0, ipv6Loopback());
                LoopbackCapture libpcap = open(EngineChoice.LIBPCAP);
                LoopbackCapture packetSocket = open(EngineChoice.PACKET_SOCKET);
                TrafficWindow first = libpcap.window(Scope.ofPorts(server.getLocalPort()));
                TrafficWindow second = packetSocket.window(Scope.ofPorts(server.getLocalPort()))) {
            sendInBulk(server, 32 * MEBIBYTE);
            List<String> expected = frames(whenClosed(first));
            assertThat(frames(whenClosed(second))).isEqualTo(expected);
            assertThat(second.observe().opened())
                    .singleElement()
                    .extracting(JudgedConnection::verdict)
                    .isEqualTo(Verdict.VERIFIED);
        }
    }

    private static LoopbackCapture open(EngineChoice choice) {
        try {
            return LoopbackCapture.open(choice);
        } catch (CaptureUnavailableException e) {
            throw Kit.unavailable(e);
        }
    }

    private static InetAddress ipv6Loopback() throws IOException {
        byte[] address = new byte[16];
        address[15] = 1;
        return InetAddress.getByAddress(address);
    }

    private static void sendInBulk(ServerSocket server, int octets) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
                try {
                    accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            client.getOutputStream().write(new byte[octets]);
            client.shutdownOutput();
            reader.join();
        }
    }

    private static Observation whenClosed(TrafficWindow window) throws IOException {
        return window.observe(
                seen -> seen.connections().stream()
                        .anyMatch(connection -> connection.teardown() != Teardown.OPEN
                                && connection.teardown() != Teardown.HALF_CLOSED),
                GRACE);
    }

    /** Sorted: of two frames that go through two processors, each engine may see another one first. */
    private static List<String> frames(Observation seen) throws IOException {
        assertThat(seen.trust().lost()).isZero();
        List<String> frames = new ArrayList<>();
        Frame frame = new Frame();
        int longest = 0;
        try (FrameSource source = seen.frames()) {
            while (source.next(frame)) {
                byte[] bytes =
                        Arrays.copyOfRange(frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength());
                frames.add(frame.originalLength() + " " + HexFormat.of().formatHex(bytes));
                longest = Math.max(longest, frame.originalLength());
            }
        }
        assertThat(longest).as("there was BIG TCP").isGreaterThan(LONGEST_ORDINARY);
        frames.sort(null);
        return frames;
    }

    @Test
    void anInterfaceThatIsDownIsToldWithTheCure() throws IOException {
        IpCommand.run("link", "set", "lo", "down");
        try {
            CaptureUnavailableException problem =
                    catchThrowableOfType(CaptureUnavailableException.class, LoopbackCapture::open);
            assertThat(problem.reason()).isEqualTo(CaptureUnavailableException.Reason.NO_INTERFACE);
            assertThat(problem).hasMessageContaining("bring it up with `ip link set lo up`");
        } finally {
            IpCommand.run("link", "set", "lo", "up");
        }
    }

    @Test
    void aPacketSocketWhoseInterfaceGoesDownSaysSoAtTheNextFence() throws IOException {
        try (LoopbackCapture capture = open(EngineChoice.PACKET_SOCKET)) {
            IpCommand.run("link", "set", "lo", "down");
            IpCommand.run("link", "set", "lo", "up");
            assertThatThrownBy(capture::fence)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "the capture broke down: the packet socket gives no more frames: poll: Network is down");
        }
    }
}
