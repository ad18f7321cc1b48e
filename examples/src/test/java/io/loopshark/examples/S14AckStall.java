package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofMillis;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each request over a kept connection took 40 ms more than it should (OkHttp issues 4784 and 7173): the sender of a message in two
 * small pieces keeps back the second until the first is acknowledged (Nagle's algorithm), while the receiver waits with its
 * acknowledgement for an answer to send it along with.
 *
 * <p>Both ends are bare sockets: today's OkHttp gathers a small request in its buffer and writes it in one piece, and that the server
 * keeps its acknowledgement back from the first request on is asked of its socket, which HTTP servers don't hand out.
 */
class S14AckStall {
    private static final byte[] HEADER =
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] BODY = "hello".getBytes(US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII);

    private ServerSocket listener;
    private Socket client;
    private Socket server;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
        listener.close();
    }

    private void connect() throws IOException {
        client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        server = listener.accept();
        server.setOption(ExtendedSocketOptions.TCP_QUICKACK, false); // As it is after some requests.
    }

    private void answer() throws IOException {
        server.getInputStream().readNBytes(HEADER.length + BODY.length);
        server.getOutputStream().write(ANSWER);
        client.getInputStream().readNBytes(ANSWER.length);
    }

    private void sendInTwoPieces() throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(HEADER);
        out.write(BODY);
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        connect();
        client.setTcpNoDelay(true); // Or a single write.
        sendInTwoPieces();
        answer();
        assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30));
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        connect();
        sendInTwoPieces();
        answer();
        assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30));
    }
}
