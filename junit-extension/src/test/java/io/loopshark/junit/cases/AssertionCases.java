package io.loopshark.junit.cases;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.connection.Side.SERVER;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopshark.connection.Closer;
import io.loopshark.connection.TcpState;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.TeardownPolicy;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.junit.assertions.Ending;
import io.loopshark.junit.assertions.LoopsharkSoftAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Assertions on real sockets, each on what goes to its own server, whoever else may be busy on this machine. */
public class AssertionCases {

    @Test
    @VerifyHandshake
    void anAnswerAfterTheClientsFin(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(AssertionCases::answerAtTheEnd);
                Socket client = server.connect()) {
            LoopbackTraffic traffic = all.toPort(server.port());
            client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).hasSize(100);
            assertThat(traffic)
                    .connectionTo(server.port())
                    .sentData(CLIENT, 5)
                    .halfClosedBy(CLIENT)
                    .thenServerSentAtLeast(100)
                    .allDataAcknowledgedBeforeClose(SERVER)
                    .answersFinWithin(ofSeconds(1))
                    .closedBy(SERVER, Ending.FIN)
                    .findings()
                    .hasNoViolation();
            assertThat(traffic).allClosed().hasNoneLeftIn(TcpState.CLOSE_WAIT).allVerified();
        }
    }

    private static void answerAtTheEnd(Socket socket) throws IOException {
        socket.getInputStream().readAllBytes();
        socket.getOutputStream().write(new byte[100]);
    }

    @Test
    @VerifyHandshake(payload = true)
    void whatAFilterMatches(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(AssertionCases::answerAtTheEnd)) {
            LoopbackTraffic traffic = all.toPort(server.port());
            for (String text : new String[] {"hello", "goodbye"}) {
                try (Socket client = server.connect()) {
                    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    assertThat(client.getInputStream().readAllBytes()).hasSize(100);
                }
            }
            assertThat(traffic)
                    .connectionsMatching("tcp.flags.syn == 1 && tcp.flags.ack == 0")
                    .hasSize(2);
            assertThat(traffic).connectionsMatching("tcp.flags.reset == 1").isEmpty();
            assertThat(traffic)
                    .connectionsMatching("tcp.payload contains \"hello\"")
                    .hasSize(1);
            assertThat(traffic)
                    .connectionsMatching("loopshark.verdict == \"VERIFIED\"")
                    .hasSize(2);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> traffic.connectionsMatching("tcp.port == 80 && tcp.flag.syn == 1"))
                    .withMessage("""
                            filter, column 19: "tcp.flag.syn" is no field or protocol; did you mean "tcp.flags.syn"?
                            tcp.port == 80 && tcp.flag.syn == 1
                                              ^~~~~~~~~~~~""");
        }
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void aResetInItsPhase(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            LoopbackTraffic traffic = all.toPort(server.port());
            traffic.mark("work");
            Socket client = server.connect();
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);
            assertThat(traffic).connection(0).isOpen();
            traffic.mark("abort");
            client.setSoLinger(true, 0);
            client.close();
            assertThat(traffic)
                    .neverResetDuring("work")
                    .connection(0)
                    .abortedBy(CLIENT)
                    .withoutFin()
                    .closedBy(CLIENT, Ending.RST)
                    .idleBeforeResetAtMost(ofSeconds(30))
                    .neverResetDuring("work")
                    .lastSegment()
                    .containsFlags("RST");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(traffic).neverResetDuring("abort"))
                    .withMessageContaining("not to be reset during \"abort\", but 1 of 1 was:")
                    .withMessageContaining(", by CLIENT in frame ");
        }
    }

    @Test
    @VerifyHandshake
    void twoSmallWritesThatStall(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(AssertionCases::answerPairs);
                Socket client = server.connect()) {
            LoopbackTraffic traffic = all.toPort(server.port());
            // Nagle's algorithm is on, as it is by default; the first few acknowledgements of a connection are not
            // delayed.
            OutputStream out = client.getOutputStream();
            InputStream in = client.getInputStream();
            for (int i = 0; i < 40; i++) {
                out.write(1);
                out.write(2);
                assertThat(in.read()).isEqualTo(3);
            }
            assertThat(traffic).connection(0).hasNoAckStallOver(ofSeconds(5));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30)))
                    .withMessageContaining("not to stall for more than 30 ms, but the data of CLIENT in frame ")
                    .withMessageContaining(", and CLIENT had more to send: frame ");
        }
    }

    @Test
    @VerifyHandshake
    void oneWriteThatDoesNotStall(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(AssertionCases::answerPairs);
                Socket client = server.connect()) {
            LoopbackTraffic traffic = all.toPort(server.port());
            for (int i = 0; i < 40; i++) {
                client.getOutputStream().write(new byte[] {1, 2});
                assertThat(client.getInputStream().read()).isEqualTo(3);
            }
            assertThat(traffic).hasNoAckStallOver(ofMillis(30)).hasNoSynRetransmission();
        }
    }

    private static void answerPairs(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        while (socket.getInputStream().readNBytes(2).length == 2) {
            socket.getOutputStream().write(3);
        }
    }

    @Test
    @VerifyHandshake(teardown = TeardownPolicy.IGNORED, graceMillis = 100)
    void aRequestOnAConnectionThatTheServerHasClosed(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(socket -> {});
                Socket client = server.connect()) {
            LoopbackTraffic traffic = all.toPort(server.port());
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(traffic).hasNoneLeftIn(TcpState.TIME_WAIT);
            client.getOutputStream().write(1);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(traffic).connection(0).sendsNoDataAfterPeerFin(CLIENT))
                    .withMessageContaining("carries 1 octet and acknowledges that FIN");
        }
    }

    @Test
    @VerifyHandshake
    void aConnectionOpenedInVain(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            LoopbackTraffic traffic = all.toPort(server.port());
            server.connect().close();
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(traffic).hasNoConnectionWithoutData())
                    .withMessageContaining(
                            "Expecting each connection of the traffic to carry data, but 1 of 1 does not:");
            assertThat(traffic).hasReusedConnections(0).reused().isEmpty();
        }
    }

    @Test
    @VerifyHandshake
    void softly(LoopbackTraffic all) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            LoopbackTraffic traffic = all.toPort(server.port());
            server.connect().close();
            LoopsharkSoftAssertions softly = new LoopsharkSoftAssertions();
            softly.assertThat(traffic).hasConnections(2).allClosed();
            softly.assertThat(traffic)
                    .connection(0)
                    .closedFirstBy(Closer.SERVER)
                    .closedGracefully();
            assertThat(softly.assertionErrorsCollected()).hasSize(2);
        }
    }
}
