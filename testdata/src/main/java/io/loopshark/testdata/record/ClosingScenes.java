package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.CLIENT_PORT;
import static io.loopshark.testdata.record.Stage.SERVER_PORT;
import static io.loopshark.testdata.record.Stage.V4;
import static io.loopshark.testdata.record.Stage.V6;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How connections end. */
final class ClosingScenes {

    private ClosingScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene(
                                "article-52528-80",
                                "the source article's ports: a request, an answer, four segments to close",
                                ClosingScenes::article)
                        .after("ip link set lo mtu 1500"),
                new Scene(
                        "close-three-segments",
                        "both sides close at once: the server's FIN acknowledges the client's",
                        stage -> stage.session(V4).exchange(100, 300).closeAtOnce()),
                new Scene(
                        "close-four-segments",
                        "the client closes, the server a moment later: four segments",
                        stage -> stage.session(V4).exchange(100, 300).closeSlowly()),
                new Scene("close-three-segments-ipv6", "both sides close at once, over IPv6", stage -> stage.session(V6)
                        .exchange(100, 300)
                        .closeAtOnce()),
                new Scene(
                        "close-four-segments-ipv6",
                        "the server closes a moment later, over IPv6",
                        stage -> stage.session(V6).exchange(100, 300).closeSlowly()),
                new Scene("close-by-server", "the server closes first", stage -> stage.session(V4)
                        .exchange(100, 300)
                        .closeByServer()),
                new Scene("close-without-data", "opened and closed, nothing said", stage -> stage.session(V4)
                        .closeSlowly()),
                new Scene("close-simultaneous", "both sides close and their FINs cross", ClosingScenes::crossingFins)
                        .after(Stage.SLOW_LINK),
                new Scene(
                        "half-close",
                        "the client sends its FIN, the server goes on sending, then closes",
                        ClosingScenes::halfClose),
                new Scene(
                        "half-close-never-finished",
                        "the client closes, the server never does (CLOSE-WAIT leak)",
                        ClosingScenes::leak),
                new Scene("left-open", "nobody closes while the recording runs", stage -> stage.session(V4)
                        .exchange(100, 300)),
                new Scene("lost-fin", "the client's FIN is lost and repeated", stage -> stage.session(V4)
                                .exchange(100, 300)
                                .closeSlowly())
                        .onInput("tcp dport 80 tcp flags & fin == fin numgen inc mod 1000 0 drop"),
                new Scene(
                                "lost-last-ack",
                                "the acknowledgement of the server's FIN is lost; the FIN is repeated",
                                ClosingScenes::lostLastAck)
                        .interruptedBy(
                                "nft add rule inet scene input tcp dport 80 tcp flags == ack numgen inc mod 1000 0 drop"),
                new Scene(
                        "reset-linger-zero",
                        "the client aborts (SO_LINGER 0)",
                        stage -> stage.session(V4).exchange(100, 300).client().abort()),
                new Scene(
                        "reset-by-server-linger-zero",
                        "the server aborts (SO_LINGER 0)",
                        stage -> stage.session(V4).exchange(100, 300).server().abort()),
                new Scene(
                        "reset-unread-data",
                        "the server closes without having read the request: RST",
                        ClosingScenes::unreadData),
                new Scene(
                        "reset-data-after-close",
                        "the server has closed fully; the client's data is answered by RST",
                        ClosingScenes::dataAfterClose),
                new Scene(
                        "port-reuse",
                        "the same two ports three times, out of TIME-WAIT on either side",
                        ClosingScenes::portReuse),
                new Scene(
                        "time-wait",
                        "the client closes first, and gets its port again only when TIME-WAIT is over",
                        ClosingScenes::timeWait),
                new Scene(
                        "half-open-discovered",
                        "the client forgets the connection and opens it anew (RFC 9293 Figure 9)",
                        ClosingScenes::halfOpen),
                new Scene(
                        "half-open-data",
                        "the client forgets the connection; the server's data is answered by RST (RFC 9293 Figure 10)",
                        ClosingScenes::halfOpenData));
    }

    private static void article(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            var socket = stage.client(V4);
            socket.connect(listener.getLocalSocketAddress());
            var client = new SocketParty(socket);
            SocketParty server = Stage.accept(listener);
            byte[] request = "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] response = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\nHello handshake"
                    .getBytes(StandardCharsets.US_ASCII);
            client.write(request);
            server.receive(request.length);
            server.write(response);
            client.receive(response.length);
            new Session(client, server).closeSlowly();
        }
    }

    private static void crossingFins(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        Stage.pause(500);
        Stage.blockLinkForAMoment();
        session.client().close();
        session.server().close();
    }

    private static void halfClose(Stage stage) throws Exception {
        Session session = stage.session(V4);
        session.client().send(100);
        session.client().shutdownOutput();
        session.server().awaitEnd();
        for (int i = 0; i < 3; i++) {
            session.server().send(1_000);
            session.client().receive(1_000);
            Stage.pause(100);
        }
        session.server().close();
        session.client().awaitEnd();
        session.client().close();
    }

    private static void leak(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        session.client().shutdownOutput();
        session.server().awaitEnd();
    }

    private static void lostLastAck(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        session.client().close();
        session.server().awaitEnd();
        stage.intervene();
        Stage.pause(250);
        session.server().close();
        Stage.pause(1_000);
    }

    private static void unreadData(Stage stage) throws Exception {
        Session session = stage.session(V4);
        session.client().send(100);
        Stage.pause(100);
        session.server().close();
    }

    private static void dataAfterClose(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        session.server().close();
        Stage.pause(100);
        session.client().send(100);
        Stage.pause(100);
    }

    private static void portReuse(Stage stage) throws Exception {
        stage.session(V4).exchange(100, 300).closeSlowly();
        Stage.pause(1_500);
        stage.session(V4).exchange(200, 400).closeByServer();
        Stage.pause(1_500);
        stage.session(V4).exchange(300, 500).closeSlowly();
    }

    private static void timeWait(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            for (int i = 0; i < 2; i++) {
                Socket socket = whenItsPortIsFree();
                socket.connect(listener.getLocalSocketAddress());
                new Session(new SocketParty(socket), Stage.accept(listener))
                        .exchange(100, 300)
                        .closeSlowly();
            }
        }
    }

    /** A client's socket that doesn't ask for a port which TIME-WAIT still keeps, as SO_REUSEADDR would. */
    private static Socket whenItsPortIsFree() throws Exception {
        while (true) {
            var socket = new Socket();
            socket.setReuseAddress(false);
            socket.setTcpNoDelay(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), CLIENT_PORT));
                return socket;
            } catch (BindException taken) {
                socket.close();
                Stage.pause(100);
            }
        }
    }

    private static void halfOpen(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            Peer first = stage.peer().then("connect " + V4 + " " + SERVER_PORT);
            Party forgotten = Stage.accept(listener);
            new Session(first, forgotten).exchange(100, 300).client();
            first.then("vanish");
            Peer second = stage.peer("v4", CLIENT_PORT).then("connect " + V4 + " " + SERVER_PORT);
            new Session(second, Stage.accept(listener)).exchange(100, 300).closeSlowly();
        }
    }

    private static void halfOpenData(Stage stage) throws IOException, InterruptedException {
        try (ServerSocket listener = stage.listen(V4)) {
            Peer client = stage.peer().then("connect " + V4 + " " + SERVER_PORT);
            Party server = Stage.accept(listener);
            new Session(client, server).exchange(100, 300);
            client.then("vanish");
            server.send(100);
            Stage.pause(100);
        }
    }
}
