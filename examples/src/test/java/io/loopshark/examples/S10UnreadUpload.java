package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server refuses an upload, answers 413 and closes; now and then the client sees no answer but a broken connection (Jetty issue
 * 12079, Helidon 3354). A kernel that closes a socket with data unread sends a RST instead of a FIN, and a RST throws away what the
 * client's application has not read yet. So the rest of the upload has to be read. Here acknowledgements are slow, as they are over a
 * real network. The server is a bare socket: Jetty closes in two steps, and chance decides which of them the client meets first.
 */
class S10UnreadUpload {
    private static final byte[] ANSWER =
            "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] UPLOAD = ("POST /photos HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n"
                    + "x".repeat(20_000))
            .getBytes(US_ASCII);

    private ServerSocket listener;

    @BeforeAll
    static void requirePrivateNetwork() {
        PrivateSituation.require();
    }

    @BeforeEach
    void start() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    /** @param octets how much of the upload the server reads before it refuses it */
    private void refuseUpload(int octets) throws IOException {
        // Not in the common pool: on two processors that is one thread, and whoever waits for a process needs it.
        CompletableFuture<Void> served =
                CompletableFuture.runAsync(() -> refuse(octets), task -> new Thread(task, "server").start());
        Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        SlowAcks.during(listener.getLocalPort(), () -> {
            try (client) {
                client.getOutputStream().write(UPLOAD);
                served.join();
                readAnswer(client);
            }
        });
    }

    private void refuse(int octets) {
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            in.readNBytes(octets);
            socket.getOutputStream().write(ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readAnswer(Socket client) {
        try {
            client.getInputStream().readNBytes(ANSWER.length);
        } catch (IOException reset) {
            // That is what users complained of.
        }
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void right(LoopbackTraffic traffic) throws IOException {
        refuseUpload(UPLOAD.length);
        assertThat(traffic).connection(0).responseAcknowledgedBeforeReset();
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void wrong(LoopbackTraffic traffic) throws IOException {
        refuseUpload(100);
        assertThat(traffic).connection(0).responseAcknowledgedBeforeReset();
    }
}
