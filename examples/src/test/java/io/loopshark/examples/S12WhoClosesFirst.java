package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loopshark.connection.Closer;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * "The underlying TCP connection, in most normal cases, SHOULD be closed first by the server, so that it holds the TIME_WAIT state and not the
 * client" (RFC 6455 section 7.1.1), but clients hung up first (Jetty pull request 13460, gRPC issue 5582): they sent their FIN right behind
 * their close frame. The right one waits until Jetty closes.
 *
 * <p>The client is a bare socket, since with Jetty's own chance decides who is first.
 */
class S12WhoClosesFirst {
    private static final byte[] CLOSE_FRAME = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private final CompletableFuture<Void> clientIsDone = new CompletableFuture<>();
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    /** The server's end of a WebSocket. It lets the client go ahead: answers its close frame when that has done what it does. */
    public final class Peer implements Session.Listener.AutoDemanding {
        @Override
        public void onWebSocketClose(int statusCode, String reason, Callback callback) {
            clientIsDone.join();
            callback.succeed();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.setHandler(WebSocketUpgradeHandler.from(
                server, container -> container.addMapping("/", (request, response, callback) -> new Peer())));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.getURI().getPort());
        String upgrade = """
                GET / HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """;
        socket.getOutputStream().write(upgrade.getBytes(US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("after " + answer);
            }
            answer.append((char) next);
        }
        return socket;
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(CLOSE_FRAME);
            clientIsDone.complete(null);
            socket.getInputStream().readAllBytes(); // The server's close frame, and then its FIN.
        }
        assertThat(traffic).connection(0).closedGracefully().closedFirstBy(Closer.SERVER);
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(CLOSE_FRAME);
            socket.shutdownOutput();
            clientIsDone.complete(null);
            socket.getInputStream().readAllBytes();
        }
        assertThat(traffic).connection(0).closedGracefully().closedFirstBy(Closer.SERVER);
    }
}
