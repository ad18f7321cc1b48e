package io.loopshark.live.packetsocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The ring, filled with datagrams to a port of our own. */
class PacketSocketTest {
    private static final int SNAPLEN = 192;
    private static final int MEBIBYTE = 1 << 20;
    private static final int HEADERS = 14 + 20 + 8;

    private DatagramSocket port;
    private PacketSocket socket;
    private int slots;

    @BeforeEach
    void open() throws IOException {
        port = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        try {
            socket = PacketSocket.open("lo", SNAPLEN, MEBIBYTE, port.getLocalPort());
            slots = RingLayout.of(SNAPLEN, MEBIBYTE, LibC.getpagesize()).slots();
        } catch (PacketSocketException | LinkageError e) {
            if ("1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
                throw new AssertionError("live tests are required here: " + e.getMessage(), e);
            }
            throw new TestAbortedException("no live capture here: " + e.getMessage(), e);
        }
    }

    @AfterEach
    void close() {
        if (socket != null) {
            socket.close();
        }
        port.close();
    }

    private void send(int number) throws IOException {
        byte[] data = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
        port.send(new DatagramPacket(data, data.length, port.getLocalSocketAddress()));
    }

    /** Reads what is there, a full ring. */
    private List<Integer> readAll() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        int[] left = {slots};
        // A stop is for good, so the sink breaks out of the run instead.
        try {
            socket.run((bytes, length, time) -> {
                number(bytes).ifPresent(numbers::add);
                if (--left[0] == 0) {
                    throw new EndOfRing();
                }
            });
        } catch (EndOfRing e) {
            return numbers;
        }
        throw new AssertionError("stopped by itself");
    }

    private static final class EndOfRing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** That of our datagrams; others talk over loopback as well. */
    private static Optional<Integer> number(byte[] frame) {
        return frame.length == HEADERS + Integer.BYTES
                ? Optional.of(ByteBuffer.wrap(frame, HEADERS, Integer.BYTES).getInt())
                : Optional.empty();
    }

    @Test
    void theFirstFrameThatFindsTheRingFullIsCountedAndWhatIsInTheRingStays() throws IOException {
        long counted = 0;
        int next = 0;
        for (int round = 1; round <= 3; round++) {
            int first = next;
            while (socket.dropped() == counted) {
                send(next++);
            }
            long lost = socket.dropped() - counted;
            assertThat(next - first)
                    .as("sent until one was lost; others may send too")
                    .isLessThanOrEqualTo(slots + 1);
            List<Integer> shown = readAll();
            assertThat(shown)
                    .as("in the order sent, each once")
                    .isEqualTo(
                            IntStream.range(first, first + shown.size()).boxed().toList());
            assertThat(shown.size() + lost).as("shown or counted").isGreaterThanOrEqualTo(next - first);
            counted = socket.dropped();
        }
        assertThat(counted).as("counted on from reading to reading").isGreaterThanOrEqualTo(3);
    }

    @Test
    void aClosedSocketStillTellsWhatItLost() throws IOException {
        int next = 0;
        while (socket.dropped() == 0) {
            send(next++);
        }
        socket.close();
        assertThat(socket.dropped()).isPositive();
        socket.stop();
        socket.close();
    }

    @Test
    void longFramesAreCutAndTheirLengthIsTold() throws IOException {
        byte[] data = new byte[10_000];
        port.send(new DatagramPacket(data, data.length, port.getLocalSocketAddress()));
        List<Integer> lengths = new ArrayList<>();
        socket.run((bytes, length, time) -> {
            if (length == HEADERS + data.length) {
                lengths.add(bytes.length);
                socket.stop();
            }
        });
        assertThat(lengths).containsExactly(SNAPLEN);
    }
}
