package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.V4;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP as the source article tells it: how many connections do three requests cost? */
final class HttpScenes {

    private static final int REQUESTS = 3;

    private HttpScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene(
                        "http-1.0-three-connections",
                        "HTTP/1.0: three requests, three connections",
                        HttpScenes::oneConnectionEach),
                new Scene("http-1.1-keep-alive", "HTTP/1.1: three requests on one connection", HttpScenes::keptAlive));
    }

    private static void oneConnectionEach(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            for (int i = 1; i <= REQUESTS; i++) {
                var socket = stage.client(V4, Stage.CLIENT_PORT + i - 1);
                socket.connect(listener.getLocalSocketAddress());
                var session = new Session(new SocketParty(socket), Stage.accept(listener));
                ask(session, "1.0", i);
                session.server().close();
                session.client().awaitEnd();
                session.client().close();
            }
        }
    }

    private static void keptAlive(Stage stage) throws Exception {
        Session session = stage.session(V4);
        for (int i = 1; i <= REQUESTS; i++) {
            ask(session, "1.1", i);
        }
        session.closeSlowly();
    }

    private static void ask(Session session, String version, int number) throws IOException {
        var client = (SocketParty) session.client();
        var server = (SocketParty) session.server();
        byte[] request = ascii("GET /" + number + " HTTP/" + version + "\r\nHost: localhost\r\n\r\n");
        byte[] response = ascii("HTTP/" + version + " 200 OK\r\nContent-Length: 9\r\n\r\nanswer " + number + "\n");
        client.write(request);
        server.receive(request.length);
        server.write(response);
        client.receive(response.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
