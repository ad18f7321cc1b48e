package io.loopshark.junit.network;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.connection.Closer;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.junit.cases.Servers;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections with one forged number each, and the same ones untouched. To be run in a namespace of its own. */
@VerifyHandshake(connections = 1)
class ForgedCases {
    private static final long ISN = 1_000_000;
    private static final long LAST = 0xffff_ffffL;
    private static final String ONCE = " numgen inc mod 1000000 0 ";

    // What the server sends, and what the client sends, to be completed with the server's port.
    private static final String SYN_ACK = "tcp sport %d tcp flags & (syn|ack) == (syn|ack)";
    private static final String AFTER_SYN_ACK = "tcp sport %d tcp flags & syn == 0";
    private static final String PURE_ACK = "tcp dport %d tcp flags == ack";

    @Test
    void untouched(LoopbackTraffic traffic) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            talk(ISN, server.port());
            assertThat(traffic)
                    .connection(0)
                    .closedGracefully()
                    .closedFirstBy(Closer.CLIENT)
                    .isVerified();
        }
    }

    @Test
    void untouchedWithTheClientsNumbersWrapping(LoopbackTraffic traffic) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            talk(LAST, server.port());
            assertThat(traffic).connection(0).closedGracefully().isVerified();
        }
    }

    @Test
    void untouchedWithTheServersNumbersWrapping(LoopbackTraffic traffic) throws IOException {
        PacketFilter.during(UserSpaceServer.KEEP_KERNEL_QUIET, "", () -> talkToUserSpace(traffic, LAST));
        assertThat(traffic).connection(0).closedGracefully().isVerified();
    }

    @Test
    void synAckNumber(LoopbackTraffic traffic) throws IOException {
        forge(traffic, ISN, SYN_ACK + " tcp ackseq set 1000002", SYN_ACK + " tcp ackseq set 1000001");
    }

    @Test
    void synAckNumberAcrossTheWrap(LoopbackTraffic traffic) throws IOException {
        forge(traffic, LAST, SYN_ACK + " tcp ackseq set 4294967295", SYN_ACK + " tcp ackseq set 0");
    }

    @Test
    void thirdSegmentsAcknowledgement(LoopbackTraffic traffic) throws IOException {
        // Whatever the server's number is: one bit is turned round, and back again behind the capture.
        String turned = PURE_ACK + ONCE + "tcp ackseq set tcp ackseq xor 64";
        forge(traffic, ISN, turned, turned, 100);
    }

    @Test
    void thirdSegmentsAcknowledgementAcrossTheWrap(LoopbackTraffic traffic) throws IOException {
        String forged = "ip daddr " + UserSpaceServer.HOST + " tcp flags == ack" + ONCE + "tcp ackseq set 4294967295";
        PacketFilter.during(
                UserSpaceServer.KEEP_KERNEL_QUIET + "\n" + forged, "", () -> talkToUserSpace(traffic, LAST));
    }

    @Test
    void thirdSegmentsSequence(LoopbackTraffic traffic) throws IOException {
        forge(
                traffic,
                ISN,
                PURE_ACK + ONCE + "tcp sequence set 1000011",
                PURE_ACK + " tcp sequence 1000011 tcp sequence set 1000001");
    }

    @Test
    void thirdSegmentsSequenceAcrossTheWrap(LoopbackTraffic traffic) throws IOException {
        forge(
                traffic,
                LAST - 1,
                PURE_ACK + ONCE + "tcp sequence set 9",
                PURE_ACK + " tcp sequence 9 tcp sequence set 4294967295");
    }

    @Test
    void finAcknowledgement(LoopbackTraffic traffic) throws IOException {
        forgeAnswerToFin(
                traffic,
                ISN,
                AFTER_SYN_ACK + " tcp ackseq 1000002 tcp ackseq set 1000001",
                AFTER_SYN_ACK + " tcp ackseq 1000001 tcp ackseq set 1000002");
    }

    @Test
    void finAcknowledgementAcrossTheWrap(LoopbackTraffic traffic) throws IOException {
        forgeAnswerToFin(
                traffic,
                LAST - 1,
                AFTER_SYN_ACK + " tcp ackseq 0 tcp ackseq set 4294967295",
                AFTER_SYN_ACK + " tcp ackseq 4294967295 tcp ackseq set 0");
    }

    /** A connection without data. */
    private static void forge(LoopbackTraffic traffic, long isn, String output, String input) throws IOException {
        forge(traffic, isn, output, input, 0);
    }

    private static void forge(LoopbackTraffic traffic, long isn, String output, String input, int octets)
            throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            int port = server.port();
            PacketFilter.during(output.formatted(port), input.formatted(port), () -> {
                try (ClientWithIsn client = ClientWithIsn.connect(isn, port)) {
                    client.send(octets).receive(octets).closeAndAwaitServer();
                }
            });
            traffic.await(ForgedCases::isKnown);
        }
    }

    /** The server closes when its kernel has answered the FIN: a FIN of its own that does not count the client's may have crossed it. */
    private static void forgeAnswerToFin(LoopbackTraffic traffic, long isn, String output, String input)
            throws IOException {
        Servers.Treatment closeLate = socket -> {
            socket.getInputStream().read();
            traffic.await(ForgedCases::finIsAnswered);
        };
        try (Servers.Raw server = new Servers.Raw(closeLate)) {
            int port = server.port();
            PacketFilter.during(output.formatted(port), input.formatted(port), () -> {
                try (ClientWithIsn client = ClientWithIsn.connect(isn, port)) {
                    client.closeAndAwaitServer();
                }
            });
        }
    }

    /**
     * Whether the capture knows whose the connection is. Let go of before, its sockets would be gone when a late capture looks, and nft,
     * which runs beside, might have made it.
     */
    private static boolean isKnown(List<JudgedConnection> connections) {
        return !connections.isEmpty();
    }

    /** Three segments open the connection, the fourth is the FIN. */
    private static boolean finIsAnswered(List<JudgedConnection> connections) {
        return !connections.isEmpty() && connections.get(0).packets() > 4;
    }

    private static void talk(long isn, int port) {
        try (ClientWithIsn client = ClientWithIsn.connect(isn, port)) {
            client.send(100).receive(100);
        }
    }

    private static void talkToUserSpace(LoopbackTraffic traffic, long isn) throws IOException {
        try (UserSpaceServer server = new UserSpaceServer(8080, isn);
                Socket client = server.connect()) {
            client.getOutputStream().write(new byte[100]);
            // Once both have closed, the kernel no longer says whose the socket was, though it is held.
            traffic.await(ForgedCases::isKnown);
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        }
    }
}
