package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.CLIENT_PORT;
import static io.loopshark.testdata.record.Stage.SERVER_PORT;
import static io.loopshark.testdata.record.Stage.V4;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.net.ExtendedSocketOptions;

/** What happens on a connection while it stands. */
final class TrafficScenes {

    private static final int HEADERS_ONLY = 192;

    private TrafficScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("lost-data", "the client's request is lost and repeated", stage -> stage.session(V4)
                                .exchange(100, 300)
                                .closeSlowly())
                        .onInput("tcp dport 80 ip length > 60 tcp flags & psh == psh numgen inc mod 1000 0 drop"),
                new Scene(
                                "lost-in-bulk",
                                "every 40th full segment of a transfer is lost: duplicate ACKs, SACK, fast retransmission",
                                stage -> bulk(stage, 400_000))
                        .after("ip link set lo mtu 1500")
                        .after("ip link set lo gso_max_segs 1")
                        .onInput("tcp sport 80 ip length > 1400 numgen inc mod 40 20 drop")
                        .snappedTo(HEADERS_ONLY),
                new Scene(
                                "lost-in-transfer",
                                "the fourth of 21 segments is lost: duplicate ACKs, SACK, one fast retransmission",
                                stage -> bulk(stage, 30_000))
                        .after("ip link set lo mtu 1500")
                        .after("ip link set lo gso_max_segs 1")
                        .onInput("tcp sport 80 ip length > 1400 numgen inc mod 1000 3 drop")
                        .snappedTo(HEADERS_ONLY),
                new Scene(
                                "duplicate-segment",
                                "the request arrives twice; the second copy is acknowledged with a D-SACK",
                                stage -> stage.session(V4).exchange(100, 300).closeSlowly())
                        .after("nft add table ip copy")
                        .after("nft add chain ip copy output { type filter hook output priority 0; }")
                        .after(
                                "nft add rule ip copy output tcp dport 80 tcp flags & psh == psh dup to 127.0.0.1 device lo"),
                new Scene(
                                "bulk",
                                "two megabytes with window scaling in segments far above the MSS",
                                stage -> bulk(stage, 2_000_000))
                        .snappedTo(HEADERS_ONLY),
                new Scene(
                        "keep-alive",
                        "an idle connection with keep-alive probes every second",
                        TrafficScenes::keepAlive),
                new Scene(
                                "keep-alive-dead-peer",
                                "nothing of the server arrives any more: three probes unanswered, then RST",
                                TrafficScenes::deadPeer)
                        .interruptedBy("nft add rule inet scene input tcp dport 80 drop"),
                new Scene(
                                "zero-window",
                                "the server doesn't read: the window closes, is probed, and opens again",
                                TrafficScenes::zeroWindow)
                        .snappedTo(HEADERS_ONLY),
                new Scene("urgent-data", "one octet of urgent data", TrafficScenes::urgent),
                new Scene("interleaved", "five connections at once", TrafficScenes::interleaved),
                new Scene(
                        "sequence-wrap-client",
                        "the client's numbers pass 2^32 in its request",
                        stage -> stage.sessionWithIsn(0xffff_ffffL - 50)
                                .exchange(100, 300)
                                .closeSlowly()),
                new Scene(
                        "sequence-wrap-syn",
                        "the client's SYN has the last number, its first octet number 0",
                        stage -> stage.sessionWithIsn(0xffff_ffffL)
                                .exchange(100, 300)
                                .closeSlowly()),
                new Scene("sequence-wrap-fin", "the client's FIN has the last number", stage -> stage.sessionWithIsn(
                                0xffff_ffffL - 101)
                        .exchange(100, 300)
                        .closeSlowly()),
                new Scene(
                                "sequence-wrap-both",
                                "both peers' numbers pass 2^32 (simultaneous open, so that both ISNs can be chosen)",
                                TrafficScenes::wrapBoth)
                        .after(Stage.SLOW_LINK),
                new Scene(
                                "sequence-wrap-lost-data",
                                "the request whose numbers pass 2^32 is lost and repeated",
                                stage -> stage.sessionWithIsn(0xffff_ffffL - 50)
                                        .exchange(100, 300)
                                        .closeSlowly())
                        .onInput("tcp dport 80 ip length > 60 tcp flags & psh == psh numgen inc mod 1000 0 drop"),
                new Scene("sequence-past-half", "the client's numbers pass 2^31", stage -> stage.sessionWithIsn(
                                0x7fff_ffffL - 50)
                        .exchange(100, 300)
                        .closeSlowly()),
                new Scene("one-direction", "only what the client sends was captured", stage -> stage.session(V4)
                                .exchange(100, 300)
                                .closeSlowly())
                        .seenThrough("tcp dst port 80"));
    }

    private static void bulk(Stage stage, int bytes) throws Exception {
        Session session = stage.session(V4);
        session.client().send(100);
        session.server().receive(100);
        var sent = CompletableFuture.runAsync(() -> {
            try {
                session.server().send(bytes);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        session.client().receive(bytes);
        sent.join();
        session.closeByServer();
    }

    private static void keepAlive(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        probeEverySecond(((SocketParty) session.client()).socket());
        Stage.pause(3_500);
        session.closeSlowly();
    }

    private static void deadPeer(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        stage.intervene();
        probeEverySecond(((SocketParty) session.client()).socket());
        Stage.pause(5_500);
    }

    private static void probeEverySecond(Socket socket) throws java.io.IOException {
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    }

    private static void zeroWindow(Stage stage) throws Exception {
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.setReceiveBufferSize(8_192);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER_PORT));
            Socket socket = stage.client(V4);
            socket.connect(listener.getLocalSocketAddress());
            var client = new SocketParty(socket);
            Party server = Stage.accept(listener);
            client.send(40_000);
            Stage.pause(1_500);
            server.receive(40_000);
            new Session(client, server).closeSlowly();
        }
    }

    private static void urgent(Stage stage) throws Exception {
        Session session = stage.session(V4).exchange(100, 300);
        ((SocketParty) session.client()).socket().sendUrgentData('!');
        Stage.pause(100);
        session.exchange(100, 300).closeSlowly();
    }

    private static void interleaved(Stage stage) throws Exception {
        var sessions = new ArrayList<Session>();
        try (ServerSocket listener = stage.listen(V4)) {
            for (int i = 0; i < 5; i++) {
                Peer client = stage.peer("v4", CLIENT_PORT + i).then("connect " + V4 + " " + SERVER_PORT);
                sessions.add(new Session(client, Stage.accept(listener)));
            }
        }
        for (int round = 1; round <= 3; round++) {
            for (Session session : sessions) {
                session.exchange(10 * round, 100 * round);
            }
        }
        for (Session session : sessions) {
            session.client().close();
        }
        for (Session session : sessions) {
            session.server().awaitEnd();
            session.server().close();
        }
    }

    private static void wrapBoth(Stage stage) throws Exception {
        Peer one = stage.peer("v4", CLIENT_PORT).then("isn " + (0xffff_ffffL - 50));
        Peer other = stage.peer("v4", SERVER_PORT).then("isn " + (0xffff_ffffL - 200));
        Stage.blockLinkForAMoment();
        one.begin("connect " + V4 + " " + SERVER_PORT);
        Stage.pause(10);
        other.begin("connect " + V4 + " " + CLIENT_PORT);
        new Session(one.done(), other.done()).exchange(100, 300).closeSlowly();
    }
}
