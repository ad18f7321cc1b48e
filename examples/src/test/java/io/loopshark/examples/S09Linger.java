package io.loopshark.examples;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.connection.Side.SERVER;
import static io.loopshark.junit.assertions.Ending.FIN;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A client that set SO_LINGER reset its connections instead of closing them (openHAB issue 4972), and a proxy that had turned it off
 * reset them all the same (X-Road issue 1362). A close sends a RST for either of two reasons: it is to linger for no time at all, or
 * something that came is still unread.
 */
class S09Linger {
    private static final byte[] ANSWER = "hello".getBytes(US_ASCII);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Socket connect() throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    private static void answer(Socket accepted) throws IOException {
        accepted.getOutputStream().write(ANSWER);
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        Socket client = connect();
        try (Socket accepted = server.accept()) {
            answer(accepted);
            client.getInputStream().readNBytes(ANSWER.length);
            client.setSoLinger(true, 1); // Waits up to a second for the acknowledgement.
            client.close();
        }
        assertThat(traffic).connection(0).closedBy(CLIENT, FIN);
    }

    @Test
    @VerifyHandshake
    void wrongToLingerForNoTime(LoopbackTraffic traffic) throws IOException {
        Socket client = connect();
        try (Socket accepted = server.accept()) {
            answer(accepted);
            client.getInputStream().readNBytes(ANSWER.length);
            client.setSoLinger(true, 0);
            client.close();
        }
        assertThat(traffic).connection(0).closedBy(CLIENT, FIN);
    }

    @Test
    @VerifyHandshake
    void wrongToLeaveTheAnswerUnread(LoopbackTraffic traffic) throws IOException {
        Socket client = connect();
        try (Socket accepted = server.accept()) {
            answer(accepted);
            assertThat(traffic).connection(0).sentData(SERVER, ANSWER.length);
            client.setSoLinger(false, 0); // Off, and no help.
            client.close();
        }
        assertThat(traffic).connection(0).closedBy(CLIENT, FIN);
    }
}
