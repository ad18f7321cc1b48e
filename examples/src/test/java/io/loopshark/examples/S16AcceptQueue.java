package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many clients reconnected at once to a server that was busy with its start, and some timed out (Dubbo issue 5168): when the queue of
 * connections to accept is full, the kernel drops the SYN, and the client sends it again after a second. A longer backlog holds them
 * all.
 *
 * <p>The listener is a bare socket: the queue fills only while nobody accepts from it, and the servers of libraries, Dubbo's too, accept
 * by a thread of their own as soon as they listen.
 */
class S16AcceptQueue {
    private static final int CLIENTS = 5;

    private final List<SocketChannel> clients = new ArrayList<>();
    private ServerSocket server;

    @AfterEach
    void stop() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
        server.close();
    }

    /** The server is busy: it accepts none. */
    private void connectAtOnce(int backlog) throws IOException {
        server = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        for (int i = 0; i < CLIENTS; i++) {
            SocketChannel client = SocketChannel.open();
            client.configureBlocking(false);
            client.connect(server.getLocalSocketAddress());
            clients.add(client);
        }
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        connectAtOnce(CLIENTS);
        assertThat(traffic).hasConnections(CLIENTS).hasNoSynRetransmission();
    }

    @Test
    @VerifyHandshake(graceMillis = 5_000) // A SYN is sent again after one second.
    void wrong(LoopbackTraffic traffic) throws IOException {
        connectAtOnce(1);
        assertThat(traffic).hasConnections(CLIENTS).hasNoSynRetransmission();
    }
}
