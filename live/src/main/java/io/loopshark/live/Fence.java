package io.loopshark.live;

import io.loopshark.capture.LinkType;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Datagrams sent over loopback whose sight in the capture proves that whatever was sent before them has been captured too.
 *
 * <p>The datagram is sixteen octets: a number that nobody else knows, so that no other process can be taken for the fence, and a
 * count.
 */
final class Fence implements Closeable {

    private static final int IPV4_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int PAYLOAD = 16;
    private static final int PROTOCOL_OFFSET = 9;
    private static final int UDP = 17;
    private static final int ETHERNET_HEADER = 14;

    /** 127.0.0.1; {@link InetAddress#getLoopbackAddress} may be ::1. */
    static final InetAddress LOOPBACK = localhost();

    private final DatagramSocket socket;
    private final InetSocketAddress self;
    /** Tells the datagrams from others to the same port. No secret, for which a first test would wait 30 ms longer. */
    private final long mark = ThreadLocalRandom.current().nextLong();

    /** Binds to a free port of 127.0.0.1. */
    Fence() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        self = (InetSocketAddress) socket.getLocalSocketAddress();
        // Nobody ever reads the datagrams; the kernel shall not keep more of them than it must.
        socket.setReceiveBufferSize(1);
    }

    private static InetAddress localhost() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }

    int port() {
        return self.getPort();
    }

    /** Sends the datagram with this number. Works while the thread is interrupted, too. */
    void send(long number) throws IOException {
        byte[] payload =
                ByteBuffer.allocate(PAYLOAD).putLong(mark).putLong(number).array();
        socket.send(new DatagramPacket(payload, payload.length, self));
    }

    /** The number of the fence datagram in this frame, if it is one. */
    OptionalLong numberIn(byte[] frame, int linkType) {
        int ip = linkType == LinkType.ETHERNET ? ETHERNET_HEADER : 0;
        int payload = ip + IPV4_HEADER + UDP_HEADER;
        if (frame.length != payload + PAYLOAD || frame[ip + PROTOCOL_OFFSET] != UDP) {
            return OptionalLong.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(frame, payload, PAYLOAD);
        return buffer.getLong() == mark ? OptionalLong.of(buffer.getLong()) : OptionalLong.empty();
    }

    @Override
    public void close() {
        socket.close();
    }
}
