package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.V4;

import java.io.ByteArrayOutputStream;
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
                new Scene("http-1.1-keep-alive", "HTTP/1.1: three requests on one connection", HttpScenes::keptAlive),
                new Scene(
                        "http-2-three-streams",
                        "HTTP/2 in clear text: three requests at once as three streams of one connection",
                        HttpScenes::threeStreams));
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

    /** The three requests go out together; the answers come in turns, the last stream's first. */
    private static void threeStreams(Stage stage) throws Exception {
        Session session = stage.session(V4);
        var client = (SocketParty) session.client();
        var server = (SocketParty) session.server();
        pass(client, server, Http2.PREFACE, Http2.SETTINGS);
        pass(server, client, Http2.SETTINGS, Http2.SETTINGS_ACKNOWLEDGED);
        pass(client, server, Http2.SETTINGS_ACKNOWLEDGED, Http2.request(1), Http2.request(3), Http2.request(5));
        pass(server, client, Http2.responseHead(5), Http2.responseHead(1), Http2.responseHead(3));
        pass(server, client, Http2.body(1, "answer 1\n"), Http2.body(5, "answer 5\n"), Http2.body(3, "answer 3\n"));
        session.closeSlowly();
    }

    /** Writes all parts in one go and has them read. */
    private static void pass(SocketParty from, SocketParty to, byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        from.write(all.toByteArray());
        to.receive(all.size());
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
