package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.CLIENT_PORT;
import static io.loopshark.testdata.record.Stage.SERVER_PORT;
import static io.loopshark.testdata.record.Stage.V4;
import static io.loopshark.testdata.record.Stage.V6;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** How connections come about, or don't. */
final class OpeningScenes {

    private static final String FIRST = "numgen inc mod 1000 0 ";
    private static final String SYN = "tcp flags & (syn|ack) == syn ";
    private static final String SYN_ACK = "tcp flags & (syn|ack) == (syn|ack) ";

    private OpeningScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("refused", "nobody listens on the port: RST", stage -> refused(stage, V4)),
                new Scene("refused-ipv6", "nobody listens on the port, over IPv6", stage -> refused(stage, V6)),
                new Scene("no-reply", "every SYN is lost; the client gives up", OpeningScenes::noReply)
                        .onInput("tcp dport 80 drop"),
                new Scene(
                                "no-final-ack",
                                "every SYN-ACK is lost; the client gives up after three seconds",
                                OpeningScenes::noReply)
                        .onInput(SYN_ACK + "drop"),
                new Scene(
                                "reset-instead-of-third-segment",
                                "the SYN-ACK is lost, the client gives up, the repeated SYN-ACK is answered by RST",
                                OpeningScenes::resetInsteadOfThirdSegment)
                        .onInput(SYN_ACK + FIRST + "drop"),
                new Scene("lost-syn", "the first SYN is lost and repeated", OpeningScenes::ordinary)
                        .onInput(SYN + FIRST + "drop"),
                new Scene("lost-syn-ack", "the first SYN-ACK is lost and repeated", OpeningScenes::ordinary)
                        .onInput(SYN_ACK + FIRST + "drop"),
                new Scene(
                                "lost-third-segment",
                                "the client's first ACK is lost; the data that follows completes the handshake",
                                OpeningScenes::clientSpeaksAtOnce)
                        .onInput("tcp dport 80 tcp flags == ack " + FIRST + "drop"),
                new Scene(
                                "lost-third-segment-idle",
                                "the client's first ACK is lost and no data follows: the server repeats its SYN-ACK",
                                OpeningScenes::serverSpeaksFirst)
                        .onInput("tcp dport 80 tcp flags == ack " + FIRST + "drop"),
                new Scene(
                        "backlog-full",
                        "the accept queue is full, the third client's SYN is dropped and repeated",
                        OpeningScenes::backlogFull),
                new Scene(
                                "backlog-full-half-open",
                                "the accept queue fills up under way: the third client is ESTABLISHED, the server still in SYN-RECEIVED",
                                OpeningScenes::halfOpenByBacklog)
                        .after(Stage.SLOW_LINK),
                new Scene(
                                "third-message-missing",
                                "three SYN-ACKs in a row are lost and their client gives up; the fourth attempt goes well",
                                OpeningScenes::threeGiveUp)
                        .onInput(SYN_ACK + "numgen inc mod 1000 < 3 drop"),
                flooded("syn-flood", "twelve SYNs of which nobody sends the third message fill the queue of eight")
                        .after("sysctl -qw net.ipv4.tcp_syncookies=0 net.ipv4.tcp_synack_retries=1"),
                flooded(
                                "syn-flood-cookies",
                                "the same flood; beyond the queue of eight the server answers with SYN cookies")
                        .after("sysctl -qw net.ipv4.tcp_syncookies=1 net.ipv4.tcp_synack_retries=1"),
                new Scene("syn-cookies", "the server answers every SYN with a SYN cookie", OpeningScenes::ordinary)
                        .after("sysctl -qw net.ipv4.tcp_syncookies=2"),
                new Scene("ecn", "both peers agree on ECN", OpeningScenes::ordinary)
                        .after("sysctl -qw net.ipv4.tcp_ecn=1"),
                new Scene("no-options", "neither timestamps nor SACK nor window scaling", OpeningScenes::ordinary)
                        .after(
                                "sysctl -qw net.ipv4.tcp_timestamps=0 net.ipv4.tcp_sack=0 net.ipv4.tcp_window_scaling=0"),
                new Scene("mptcp", "a Multipath TCP connection of one path", OpeningScenes::multipath),
                new Scene(
                                "fast-open",
                                "the first connection asks for a Fast Open cookie, the second sends data in its SYN",
                                OpeningScenes::fastOpen)
                        .after("sysctl -qw net.ipv4.tcp_fastopen=0x403"),
                new Scene("self-connect", "a socket connects to itself", OpeningScenes::selfConnect),
                new Scene(
                                "simultaneous-open",
                                "two sockets connect to each other; one SYN is lost, the other finds its peer in SYN-SENT",
                                OpeningScenes::simultaneousOpen)
                        .onInput("tcp dport 80 " + SYN + FIRST + "drop"),
                new Scene(
                                "simultaneous-open-crossing",
                                "two sockets connect to each other and their SYNs cross",
                                OpeningScenes::crossingSyns)
                        .after(Stage.SLOW_LINK));
    }

    private static void ordinary(Stage stage) throws Exception {
        stage.session(V4).exchange(100, 300).closeSlowly();
    }

    private static void refused(Stage stage, String address) throws IOException {
        try (Socket client = stage.client(address)) {
            client.connect(new InetSocketAddress(InetAddress.getByName(address), SERVER_PORT));
            throw new IOException("the port is open");
        } catch (ConnectException expected) {
            // That is what this scene is about.
        }
    }

    private static void noReply(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4);
                Socket client = stage.client(V4)) {
            client.connect(listener.getLocalSocketAddress(), 3_500);
            throw new IOException("connected in spite of the loss");
        } catch (SocketTimeoutException expected) {
            // That is what this scene is about.
        }
    }

    private static void resetInsteadOfThirdSegment(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            Peer client = stage.peer().then("start " + V4 + " " + listener.getLocalPort());
            Stage.pause(100);
            client.close();
            Stage.pause(2_500);
        }
    }

    private static void clientSpeaksAtOnce(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4);
                Socket socket = stage.client(V4)) {
            socket.connect(listener.getLocalSocketAddress());
            var client = new SocketParty(socket);
            client.send(100);
            Party server = Stage.accept(listener);
            server.receive(100);
            server.send(300);
            client.receive(300);
            new Session(client, server).closeSlowly();
        }
    }

    private static void serverSpeaksFirst(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4);
                Socket socket = stage.client(V4)) {
            socket.connect(listener.getLocalSocketAddress());
            var client = new SocketParty(socket);
            Party server = Stage.accept(listener);
            server.send(300);
            client.receive(300);
            new Session(client, server).closeSlowly();
        }
    }

    private static void backlogFull(Stage stage) throws Exception {
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER_PORT), 1);
            var clients = List.of(stage.peer("v4", 52001), stage.peer("v4", 52002), stage.peer("v4", 52003));
            for (Peer client : clients) {
                client.begin("connect " + V4 + " " + SERVER_PORT);
                Stage.pause(100);
            }
            Stage.pause(400);
            for (Peer client : clients) {
                Party server = Stage.accept(listener);
                client.done();
                new Session(client, server).exchange(50, 50).closeSlowly();
            }
        }
    }

    private static void halfOpenByBacklog(Stage stage) throws Exception {
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER_PORT), 1);
            var clients = List.of(stage.peer("v4", 52001), stage.peer("v4", 52002), stage.peer("v4", 52003));
            Stage.blockLinkForAMoment();
            for (Peer client : clients) {
                client.begin("connect " + V4 + " " + SERVER_PORT);
            }
            for (Peer client : clients) {
                client.done().send(50);
            }
            Stage.pause(1_500);
            for (Peer client : clients) {
                Party server = Stage.accept(listener);
                server.receive(50);
                server.send(50);
                client.receive(50);
                new Session(client, server).closeSlowly();
            }
        }
    }

    private static void threeGiveUp(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            var clients = new ArrayList<Peer>();
            for (int port = CLIENT_PORT; port < CLIENT_PORT + 4; port++) {
                clients.add(stage.peer("v4", port));
            }
            for (Peer client : clients.subList(0, 3)) {
                client.then("start " + V4 + " " + SERVER_PORT);
                Stage.pause(100);
                client.close();
            }
            Peer client = clients.get(3).then("connect " + V4 + " " + SERVER_PORT);
            new Session(client, Stage.accept(listener)).exchange(100, 300).closeSlowly();
            Stage.pause(1_500);
        }
    }

    /** The flood comes from ports 40001 to 40012, whose SYN-ACKs get lost as if they went to forged addresses. */
    private static Scene flooded(String name, String story) {
        return new Scene(name, story, OpeningScenes::flood).onInput("tcp dport 40001-40012 " + SYN_ACK + "drop");
    }

    private static void flood(Stage stage) throws Exception {
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER_PORT), 7); // Linux keeps one more
            stage.flooder().then("flood " + V4 + " " + SERVER_PORT + " 40001 12");
            Stage.pause(200);
            Socket client = stage.client(V4);
            client.connect(listener.getLocalSocketAddress());
            new Session(new SocketParty(client), Stage.accept(listener))
                    .exchange(100, 300)
                    .closeSlowly();
            Stage.pause(1_000);
        }
    }

    private static void multipath(Stage stage) throws Exception {
        Peer listener = stage.peer("mptcp", SERVER_PORT).then("listen");
        Peer client = stage.peer("mptcp", CLIENT_PORT).then("connect " + V4 + " " + SERVER_PORT);
        Peer server = listener.then("accept");
        new Session(client, server).exchange(100, 300).closeSlowly();
        Stage.pause(500);
    }

    private static void fastOpen(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            for (int port = CLIENT_PORT; port < CLIENT_PORT + 2; port++) {
                Peer client = stage.peer("v4", port).then("fastopen " + V4 + " " + SERVER_PORT + " 100");
                Party server = Stage.accept(listener);
                server.receive(100);
                server.send(300);
                client.receive(300);
                new Session(client, server).closeSlowly();
            }
        }
    }

    private static void selfConnect(Stage stage) throws Exception {
        Peer self = stage.peer().then("connect " + V4 + " " + CLIENT_PORT);
        self.send(100);
        self.receive(100);
        self.close();
        Stage.pause(500);
    }

    private static void simultaneousOpen(Stage stage) throws Exception {
        Peer one = stage.peer("v4", CLIENT_PORT);
        Peer other = stage.peer("v4", SERVER_PORT);
        one.begin("connect " + V4 + " " + SERVER_PORT);
        Stage.pause(200);
        other.begin("connect " + V4 + " " + CLIENT_PORT);
        new Session(one.done(), other.done()).exchange(100, 300).closeSlowly();
    }

    private static void crossingSyns(Stage stage) throws Exception {
        Peer one = stage.peer("v4", CLIENT_PORT);
        Peer other = stage.peer("v4", SERVER_PORT);
        Stage.blockLinkForAMoment();
        one.begin("connect " + V4 + " " + SERVER_PORT);
        Stage.pause(10);
        other.begin("connect " + V4 + " " + CLIENT_PORT);
        new Session(one.done(), other.done()).exchange(100, 300).closeSlowly();
    }
}
