package io.loopshark.junit.network;

import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;

/** A listening socket of the kernel of a kind that Java does not open, and connections to it. */
final class KernelListener implements AutoCloseable {
    private static final int IPPROTO_MPTCP = 262;
    private static final int TCP_FASTOPEN = 23;
    private static final int MSG_FASTOPEN = 0x2000_0000;
    private static final int SHUT_WR = 1;
    private static final int BACKLOG = 16;

    private final int protocol;
    private final int descriptor;
    private final int port;

    private KernelListener(int protocol, boolean fastOpen) {
        this.protocol = protocol;
        descriptor = LibC.socket(LibC.AF_INET, LibC.SOCK_STREAM, protocol);
        LibC.bind(descriptor, SocketAddresses.of(SocketAddresses.LOOPBACK, 0), SocketAddresses.LENGTH);
        if (fastOpen) {
            LibC.setsockopt(descriptor, LibC.IPPROTO_TCP, TCP_FASTOPEN, SocketAddresses.value(BACKLOG), Integer.BYTES);
        }
        LibC.listen(descriptor, BACKLOG);
        byte[] address = new byte[SocketAddresses.LENGTH];
        LibC.getsockname(descriptor, address, new int[] {address.length});
        port = ByteBuffer.wrap(address).getShort(2) & 0xffff;
    }

    static KernelListener withFastOpen() {
        return new KernelListener(LibC.IPPROTO_TCP, true);
    }

    static KernelListener ofMultipathTcp() {
        return new KernelListener(IPPROTO_MPTCP, false);
    }

    /** One connection: the client sends so many octets, the server sends them back, both close. */
    void exchange(int octets) {
        int client = LibC.socket(LibC.AF_INET, LibC.SOCK_STREAM, protocol);
        LibC.connect(client, SocketAddresses.of(SocketAddresses.LOOPBACK, port), SocketAddresses.LENGTH);
        LibC.send(client, new byte[octets], new NativeLong(octets), 0);
        answerAndClose(client, octets);
    }

    /** The same; the SYN carries the data, once the client has a cookie of this server. */
    void exchangeWithDataInTheSyn(int octets) {
        int client = LibC.socket(LibC.AF_INET, LibC.SOCK_STREAM, protocol);
        LibC.sendto(
                client,
                new byte[octets],
                new NativeLong(octets),
                MSG_FASTOPEN,
                SocketAddresses.of(SocketAddresses.LOOPBACK, port),
                SocketAddresses.LENGTH);
        answerAndClose(client, octets);
    }

    private void answerAndClose(int client, int octets) {
        int server = LibC.accept(descriptor, null, null);
        pass(server, octets, server);
        LibC.shutdown(client, SHUT_WR);
        pass(server, 1, -1);
        LibC.close(server);
        pass(client, octets + 1, -1);
        LibC.close(client);
    }

    /** Reads so many octets, or up to the end, and sends them to another socket. */
    private static void pass(int from, int octets, int to) {
        byte[] buffer = new byte[octets];
        int left = octets;
        while (left > 0) {
            int got = LibC.recv(from, buffer, new NativeLong(left), 0).intValue();
            if (got == 0) {
                return;
            }
            left -= got;
            if (to >= 0) {
                LibC.send(to, buffer, new NativeLong(got), 0);
            }
        }
    }

    @Override
    public void close() {
        LibC.close(descriptor);
    }
}
