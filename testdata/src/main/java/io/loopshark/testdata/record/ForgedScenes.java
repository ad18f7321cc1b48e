package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.SERVER_PORT;
import static io.loopshark.testdata.record.Stage.V4;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Segments with a wrong number in them. The kernel sent them right; nft rewrites them on the way out, before they are captured,
 * so the recorder and the other peer see the same forgery. The client's ISN is chosen, so the rules can name exact numbers.
 */
final class ForgedScenes {

    private static final String ONCE = "numgen inc mod 1000 0 ";
    private static final String SYN_ACK = "tcp sport 80 tcp flags & (syn|ack) == (syn|ack) ";
    private static final String THIRD = "tcp dport 80 tcp flags == ack " + ONCE;
    private static final String FROM_CLIENT = "tcp dport 80 ";
    private static final String FROM_SERVER = "tcp sport 80 ";

    private static final long ISN = 1_000_000;
    private static final long LAST = 0xffff_ffffL;

    private ForgedScenes() {}

    static List<Scene> all() {
        return List.of(
                forged(
                                "forged-syn-ack-number",
                                "the first SYN-ACK acknowledges ISS+2; the client resets and tries again",
                                ISN)
                        .onOutput(SYN_ACK + ONCE + "tcp ackseq set 1000002"),
                forged("forged-syn-ack-number-wrap", "the first SYN-ACK acknowledges 4294967295 where 0 is right", LAST)
                        .onOutput(SYN_ACK + ONCE + "tcp ackseq set 4294967295"),
                new Scene(
                                "forged-syn-ack-number-always",
                                "every SYN-ACK acknowledges ISS; the client gives up",
                                ForgedScenes::givesUp)
                        .onOutput(SYN_ACK + "tcp ackseq set 1000000"),
                forged(
                                "forged-third-segment-ack",
                                "the client's first ACK is one off (lowest bit turned round); the rest is right",
                                ISN)
                        .onOutput(THIRD + "tcp ackseq set tcp ackseq xor 1"),
                forged("forged-third-segment-ack-far", "the client's first ACK is off by 2^31; the rest is right", ISN)
                        .onOutput(THIRD + "tcp ackseq set tcp ackseq xor 0x80000000"),
                forged("forged-third-segment-sequence", "the client's first ACK has sequence number ISS+2", ISN)
                        .onOutput(THIRD + "tcp sequence set 1000002"),
                forged(
                                "forged-third-segment-sequence-wrap",
                                "the client's first ACK has sequence number 0 where 4294967295 is right",
                                LAST - 1)
                        .onOutput(THIRD + "tcp sequence set 0"),
                forged("forged-fin-ack-low", "no acknowledgement of the server counts the client's FIN", ISN)
                        .after("sysctl -qw net.ipv4.tcp_orphan_retries=3")
                        .onOutput(FROM_SERVER + "tcp ackseq 1000102 tcp ackseq set 1000101"),
                forged(
                                "forged-fin-ack-low-once",
                                "the first acknowledgement of the FIN is one too low, later ones are right: no rule is broken",
                                ISN)
                        .onOutput(FROM_SERVER + "tcp ackseq 1000102 " + ONCE + "tcp ackseq set 1000101"),
                forged("forged-fin-ack-high", "the acknowledgement of the client's FIN is one too high, once", ISN)
                        .onOutput(FROM_SERVER + "tcp ackseq 1000102 " + ONCE + "tcp ackseq set 1000103"),
                forged(
                                "forged-fin-ack-high-wrap",
                                "the acknowledgement of the client's FIN is 0 where 4294967295 is right, once",
                                LAST - 102)
                        .onOutput(FROM_SERVER + "tcp ackseq 4294967295 " + ONCE + "tcp ackseq set 0"),
                forged("forged-data-ack", "the server acknowledges 1000 octets that were never sent", ISN)
                        .onOutput(FROM_SERVER + "tcp ackseq 1000101 " + ONCE + "tcp ackseq set 1001101"),
                forged(
                                "forged-data-ack-wrap",
                                "the server acknowledges 1000 octets that were never sent, up to 900 beyond the wrap",
                                LAST - 200)
                        .onOutput(FROM_SERVER + "tcp ackseq 4294967196 " + ONCE + "tcp ackseq set 900"),
                forged("forged-flags-without-ack", "the request comes without the ACK flag, once", ISN)
                        .onOutput(FROM_CLIENT + "tcp flags == (psh|ack) " + ONCE + "tcp flags set psh"),
                forged("forged-syn-with-fin", "the first SYN carries a FIN too", ISN)
                        .onOutput(FROM_CLIENT + "tcp flags == syn " + ONCE + "tcp flags set (syn|fin)"),
                forged(
                                "forged-window-shrunk",
                                "one acknowledgement takes back most of the window that was offered: poor, but no rule is broken",
                                ISN)
                        .onOutput(FROM_SERVER + "tcp ackseq 1000101 " + ONCE + "tcp window set 1"),
                forged("forged-timestamp-missing", "the request comes without the agreed timestamps", ISN)
                        .onOutput(FROM_CLIENT + "tcp flags == (psh|ack) " + ONCE + "reset tcp option timestamp"),
                new Scene(
                                "forged-reset-number",
                                "the client aborts with a RST whose number is far outside the window",
                                ForgedScenes::badReset)
                        .onOutput(FROM_CLIENT + "tcp flags & rst == rst " + ONCE + "tcp sequence set 2000000000"),
                new Scene(
                                "forged-beyond-window",
                                "the client is made to believe in a larger window and sends beyond what the server offered",
                                ForgedScenes::beyondWindow)
                        .after("sysctl -qw net.ipv4.tcp_window_scaling=0")
                        .onInput(FROM_SERVER + "tcp window set 30000")
                        .snappedTo(192));
    }

    private static Scene forged(String name, String story, long isn) {
        return new Scene(name, story, stage -> play(stage, isn));
    }

    private static void play(Stage stage, long isn) throws Exception {
        stage.sessionWithIsn(isn).exchange(100, 300).closeSlowly();
        Stage.pause(2_500);
    }

    private static void givesUp(Stage stage) throws Exception {
        try (ServerSocket listener = stage.listen(V4)) {
            Peer client = stage.peer().then("isn " + ISN).then("start " + V4 + " " + listener.getLocalPort());
            Stage.pause(2_500);
            client.close();
            Stage.pause(1_500);
        }
    }

    private static void badReset(Stage stage) throws Exception {
        Session session = stage.sessionWithIsn(ISN).exchange(100, 300);
        session.client().abort();
        Stage.pause(100);
        session.server().send(100);
        Stage.pause(100);
    }

    private static void beyondWindow(Stage stage) throws IOException, InterruptedException {
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.setReceiveBufferSize(4_096);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER_PORT));
            Peer client = stage.peer().then("isn " + ISN).then("connect " + V4 + " " + SERVER_PORT);
            Party server = Stage.accept(listener);
            client.send(20_000);
            Stage.pause(500);
            server.receive(20_000);
            new Session(client, server).closeSlowly();
        }
    }
}
