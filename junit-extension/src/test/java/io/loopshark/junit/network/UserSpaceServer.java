package io.loopshark.junit.network;

import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;

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
    private int next;
    private int ahead;

    /** @param isn the initial sequence number, 0 to 4294967295 */
    UserSpaceServer(int port, long isn) {
        this(port, isn, 0);
    }

    /** @param ahead by how much the first acknowledgement of data exceeds what came */
    UserSpaceServer(int port, long isn, int ahead) {
        this.port = port;
        this.ahead = ahead;
        next = (int) isn;
        descriptor = LibC.socket(LibC.AF_INET, LibC.SOCK_RAW, LibC.IPPROTO_TCP);
        LibC.bind(descriptor, SocketAddresses.of(ADDRESS, 0), SocketAddresses.LENGTH);
        byte[] timeout = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(SECONDS_OF_PATIENCE)
                .array();
        LibC.setsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_RCVTIMEO, timeout, timeout.length);
        done = CompletableFuture.runAsync(this::serve);
    }

    int port() {
        return port;
    }

    private void serve() {
        boolean closing = false;
        while (true) {
            Received segment = receive();
            if (segment.port != port) {
                continue;
            }
            int received = segment.sequence + segment.length;
            if ((segment.flags & SYN) != 0) {
                send(segment.clientPort, SYN | ACK, received + 1);
                next++;
            } else if ((segment.flags & FIN) != 0) {
                send(segment.clientPort, FIN | ACK, received + 1);
                next++;
                closing = true;
            } else if (segment.length > 0) {
                send(segment.clientPort, ACK, received + ahead);
                ahead = 0;
            } else if (closing || (segment.flags & RST) != 0) {
                return;
            }
        }
    }

    private Received receive() {
        byte[] packet = new byte[1 << 16];
        int length =
                LibC.recv(descriptor, packet, new NativeLong(packet.length), 0).intValue();
        return new Received(ByteBuffer.wrap(packet, 0, length));
    }

    private void send(int client, int flags, int acknowledgement) {
        ByteBuffer segment = ByteBuffer.allocate(TCP_HEADER);
        segment.putShort((short) port).putShort((short) client);
        segment.putInt(next).putInt(acknowledgement);
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
        private final int flags;
        private final int length;

        Received(ByteBuffer packet) {
            int tcp = (packet.get(0) & 0xf) * Integer.BYTES;
            clientPort = packet.getShort(tcp) & 0xffff;
            port = packet.getShort(tcp + 2) & 0xffff;
            sequence = packet.getInt(tcp + 4);
            flags = packet.get(tcp + 13);
            length = packet.limit() - tcp - (packet.get(tcp + 12) >>> 4 & 0xf) * Integer.BYTES;
        }
    }
}
