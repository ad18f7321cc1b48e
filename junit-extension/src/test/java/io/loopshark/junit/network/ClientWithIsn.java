package io.loopshark.junit.network;

import com.sun.jna.NativeLong;

/** A TCP client of the kernel whose initial sequence number is chosen, by way of TCP_REPAIR (tcp(7)). */
final class ClientWithIsn implements AutoCloseable {

    private static final int TCP_REPAIR = 19;
    private static final int TCP_REPAIR_QUEUE = 20;
    private static final int TCP_QUEUE_SEQ = 21;
    private static final int SEND_QUEUE = 2;
    private static final int SHUT_WR = 1;

    private final int descriptor;

    /** Connects to this port of 127.0.0.1 or, with {@code server}, of another address. */
    private ClientWithIsn(long isn, int server, int port) {
        descriptor = LibC.socket(LibC.AF_INET, LibC.SOCK_STREAM, 0);
        set(TCP_REPAIR, 1);
        set(TCP_REPAIR_QUEUE, SEND_QUEUE);
        set(TCP_QUEUE_SEQ, (int) isn);
        set(TCP_REPAIR, 0);
        LibC.connect(descriptor, SocketAddresses.of(server, port), SocketAddresses.LENGTH);
    }

    static ClientWithIsn connect(long isn, int port) {
        return new ClientWithIsn(isn, SocketAddresses.LOOPBACK, port);
    }

    private void set(int option, int value) {
        LibC.setsockopt(descriptor, LibC.IPPROTO_TCP, option, SocketAddresses.value(value), Integer.BYTES);
    }

    ClientWithIsn send(int octets) {
        LibC.send(descriptor, new byte[octets], new NativeLong(octets), 0);
        return this;
    }

    /** Reads so many octets, or less where the server closes before. */
    ClientWithIsn receive(int octets) {
        byte[] buffer = new byte[octets];
        int left = octets;
        while (left > 0) {
            int got = LibC.recv(descriptor, buffer, new NativeLong(left), 0).intValue();
            if (got == 0) {
                break;
            }
            left -= got;
        }
        return this;
    }

    /** Sends a FIN and waits for the server's. */
    void closeAndAwaitServer() {
        LibC.shutdown(descriptor, SHUT_WR);
        receive(1);
    }

    @Override
    public void close() {
        LibC.close(descriptor);
    }
}
