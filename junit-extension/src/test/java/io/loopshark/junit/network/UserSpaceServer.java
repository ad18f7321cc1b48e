package io.loopshark.junit.network;

import com.sun.jna.NativeLong;
import io.loopshark.segment.SequenceNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A TCP server in user space, on a raw socket: its initial sequence number is chosen. It accepts one connection, acknowledges what comes
 * and closes when the client has closed. The kernel, which knows nothing of it, must be kept from resetting its connections:
 * {@link #KEEP_KERNEL_QUIET}.
 */
final class UserSpaceServer implements AutoCloseable {

    /** Where it lives: an address of its own, so that the kernel's resets can be told from others. */
    static final int ADDRESS = 0x7f00_004d;

    static final String HOST = "127.0.0.77";

    /** The rule for the {@code output} hook. */
    static final String KEEP_KERNEL_QUIET = "ip saddr " + HOST + " tcp flags & rst == rst drop";

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;
    private static final int TCP_HEADER = 20;
    private static final int WINDOW = 65_000;
    private static final int SECONDS_OF_PATIENCE = 20;

    private final int descriptor;
    private final int port;
    private final CompletableFuture<Void> done;
    private final CountDownLatch acknowledged = new CountDownLatch(1);
    private final int isn;
    private int ahead;
    private int expected;
    private boolean closing;

    /** @param isn the initial sequence number, 0 to 4294967295 */
    UserSpaceServer(int port, long isn) {
        this(port, isn, 0);
    }

    /** @param ahead by how much the first acknowledgement of data exceeds what came */
    UserSpaceServer(int port, long isn, int ahead) {
        this.port = port;
        this.ahead = ahead;
        this.isn = (int) isn;
        descriptor = LibC.socket(LibC.AF_INET, LibC.SOCK_RAW, LibC.IPPROTO_TCP);
        LibC.bind(descriptor, SocketAddresses.of(ADDRESS, 0), SocketAddresses.LENGTH);
        byte[] timeout = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(SECONDS_OF_PATIENCE)
                .array();
        LibC.setsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_RCVTIMEO, timeout, timeout.length);
        done = CompletableFuture.runAsync(this::serve);
    }

    /** A client of the kernel that is connected to it, and waits for nothing longer than the server does. */
    Socket connect() throws IOException {
        Socket client = new Socket();
        client.setSoTimeout(SECONDS_OF_PATIENCE * 1000);
        client.connect(new InetSocketAddress(HOST, port), SECONDS_OF_PATIENCE * 1000);
        return client;
    }

    /** Comes back when data have been acknowledged. */
    void awaitAcknowledgement() {
        try {
            if (!acknowledged.await(SECONDS_OF_PATIENCE, TimeUnit.SECONDS)) {
                throw new AssertionError("no data came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What comes again, since the answer was late, is answered as before. */
    private void serve() {
        while (true) {
            Received segment = receive();
            if (segment.port != port) {
                continue;
            }
            if ((segment.flags & RST) != 0) {
                return;
            } else if ((segment.flags & SYN) != 0) {
                expected = segment.sequence + 1;
                send(segment.clientPort, isn, SYN | ACK, expected);
            } else if ((segment.flags & FIN) != 0) {
                closing = true;
                take(segment.sequence + segment.length + 1);
                send(segment.clientPort, isn + 1, FIN | ACK, expected);
            } else if (segment.length > 0) {
                take(segment.sequence + segment.length);
                send(segment.clientPort, closing ? isn + 2 : isn + 1, ACK, expected + ahead);
                ahead = 0;
                acknowledged.countDown();
            } else if (closing && segment.acknowledgement == isn + 2) {
                return;
            }
        }
    }

    private void take(int upTo) {
        if (SequenceNumber.after(upTo, expected)) {
            expected = upTo;
        }
    }

    private Received receive() {
        byte[] packet = new byte[1 << 16];
        int length =
                LibC.recv(descriptor, packet, new NativeLong(packet.length), 0).intValue();
        return new Received(ByteBuffer.wrap(packet, 0, length));
    }

    private void send(int client, int sequence, int flags, int acknowledgement) {
        ByteBuffer segment = ByteBuffer.allocate(TCP_HEADER);
        segment.putShort((short) port).putShort((short) client);
        segment.putInt(sequence).putInt(acknowledgement);
        segment.put((byte) (TCP_HEADER / Integer.BYTES << 4)).put((byte) flags);
        segment.putShort((short) WINDOW);
        segment.putShort(16, (short) checksum(segment));
        LibC.sendto(
                descriptor,
                segment.array(),
                new NativeLong(TCP_HEADER),
                0,
                SocketAddresses.of(SocketAddresses.LOOPBACK, client),
                SocketAddresses.LENGTH);
    }

    /** RFC 9293 §3.1: over the pseudo-header and the segment. */
    private static int checksum(ByteBuffer segment) {
        int sum = (ADDRESS >>> 16)
                + (ADDRESS & 0xffff)
                + (SocketAddresses.LOOPBACK >>> 16)
                + (SocketAddresses.LOOPBACK & 0xffff)
                + LibC.IPPROTO_TCP
                + TCP_HEADER;
        for (int i = 0; i < TCP_HEADER; i += 2) {
            sum += segment.getShort(i) & 0xffff;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum;
    }

    @Override
    public void close() {
        done.join();
        LibC.close(descriptor);
    }

    /** A segment as the raw socket gives it: with the IP header. */
    private static final class Received {
        private final int port;
        private final int clientPort;
        private final int sequence;
        private final int acknowledgement;
        private final int flags;
        private final int length;

        Received(ByteBuffer packet) {
            int tcp = (packet.get(0) & 0xf) * Integer.BYTES;
            clientPort = packet.getShort(tcp) & 0xffff;
            port = packet.getShort(tcp + 2) & 0xffff;
            sequence = packet.getInt(tcp + 4);
            acknowledgement = packet.getInt(tcp + 8);
            flags = packet.get(tcp + 13);
            length = packet.limit() - tcp - (packet.get(tcp + 12) >>> 4 & 0xf) * Integer.BYTES;
        }
    }
}
