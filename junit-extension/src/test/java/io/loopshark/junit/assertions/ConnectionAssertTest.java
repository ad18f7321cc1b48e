package io.loopshark.junit.assertions;

import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopshark.connection.Side;
import io.loopshark.junit.Connections;
import io.loopshark.junit.Script;
import io.loopshark.junit.Traffic;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Peers, opening, navigation, and what all messages have in common. */
class ConnectionAssertTest {
    private final JudgedConnection orderly = Script.of(Script.ORDERLY);

    @Nested
    class Peers {
        private final InetSocketAddress client = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000);
        private final InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);

        @Test
        void areThese() {
            assertThat(orderly).hasClient(client).hasServer(server);
        }

        @Test
        void countByTheirPortAloneWhereTheServerListensOnAnyAddress() {
            assertThat(orderly).hasServer(new InetSocketAddress(80));
            fails(
                    () -> assertThat(orderly).hasServer(new InetSocketAddress(81)),
                    orderly,
                    "to have the server *:81, but that is 127.0.0.1:80.");
        }

        @Test
        void areTold() {
            fails(
                    () -> assertThat(orderly).hasClient(server),
                    orderly,
                    "to have the client 127.0.0.1:80, but that is 127.0.0.1:40000.");
            fails(
                    () -> assertThat(orderly).hasServer(client),
                    orderly,
                    "to have the server 127.0.0.1:40000, but that is 127.0.0.1:80.");
        }

        @Test
        void mustBeResolved() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(orderly).hasServer(InetSocketAddress.createUnresolved("a", 80)));
        }
    }

    @Nested
    class TheSyn {
        private final JudgedConnection repeated = Script.of("""
                > S 0:0(0) <mss 1460>
                +1 > S 0:0(0) <mss 1460>
                < S. 0:0(0) ack 1 <mss 1460>
                > . 1:1(0) ack 1
                """);
        private final JudgedConnection answeredTwice = Script.of("""
                > S 0:0(0) <mss 1460>
                < S. 0:0(0) ack 1 <mss 1460>
                +1 < S. 0:0(0) ack 1 <mss 1460>
                > . 1:1(0) ack 1
                """);
        private final JudgedConnection fast =
                Script.of("> S 0:5(5) <FO>\n< S. 0:0(0) ack 6 <mss 1460>\n> . 6:6(0) ack 1");

        @Test
        void wasSentOnce() {
            assertThat(orderly).hasNoSynRetransmission();
        }

        @Test
        void wasSentTwice() {
            fails(
                    () -> assertThat(repeated).hasNoSynRetransmission(),
                    repeated,
                    2,
                    "to open without a retransmission, but its SYN was sent again by CLIENT in frame 2.");
            fails(
                    () -> assertThat(answeredTwice).hasNoSynRetransmission(),
                    answeredTwice,
                    3,
                    "to open without a retransmission, but its SYN was sent again by SERVER in frame 3.");
        }

        @Test
        void carriesData() {
            assertThat(fast).synCarriesData();
            fails(
                    () -> assertThat(orderly).synCarriesData(),
                    orderly,
                    "to carry data in its SYN, but that carried none.");
        }
    }

    @Nested
    class Navigation {
        @Test
        void leadsToSegments() {
            assertThat(orderly).segment(1).hasFlags("SYN, ACK");
            assertThat(orderly).firstSegment().hasFlags("SYN");
            assertThat(orderly).lastSegment().hasFlags("ACK").isFrom(Side.CLIENT);
        }

        @Test
        void waitsForASegmentThatIsToCome() {
            assertThat(Traffic.growing(List.of(List.of(Script.of(Script.OPENING)), List.of(orderly))))
                    .connection(0)
                    .segment(9)
                    .hasFlags("ACK");
        }

        @Test
        void tellsThatThereIsNoSuchSegment() {
            fails(() -> assertThat(orderly).segment(10), orderly, "to have at least 11 segments, but it has 10.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(orderly).segment(-1))
                    .withMessage("the first segment is number 0, there is none with -1");
        }

        @Test
        void leadsToFindings() {
            assertThat(orderly).findings().isEmpty();
            JudgedConnection twice = Script.of("> S 0:0(0)\n+1 > S 0:0(0)");
            assertThat(twice).findings().containsKinds(FindingKind.RETRANSMISSION);
        }
    }

    @Nested
    class Messages {
        @Test
        void drawTheShortLadder() {
            fails(() -> assertThat(Script.of(Script.OPENING)).isClosed(), """

                    Expecting connection 0: 127.0.0.1:40000 → 127.0.0.1:80, 3 segments
                    to be closed, but its teardown is OPEN, the client is in ESTABLISHED and the server in ESTABLISHED.

                                    client 127.0.0.1:40000 (ISN 1000000)               server 127.0.0.1:80 (ISN 2000000000)
                                    ?           │                                    │ ?
                       1  0.000000  SYN-SENT    │── [SYN] Seq=0 Len=0 ──────────────▶│ ?
                       2  0.000010  SYN-SENT    │◀─── [SYN, ACK] Seq=0 Ack=1 Len=0 ──│ SYN-RECEIVED
                       3  0.000020  ESTABLISHED │── [ACK] Seq=1 Ack=1 Len=0 ────────▶│ (ESTABLISHED)
                           (STATE) is inferred, not proven by the capture; ? is one that it does not tell\
                    """);
        }

        @Test
        void sayThatSegmentsAreNeededWhereNoneWereKept() {
            JudgedConnection summary = Connections.orderly(0);
            fails(
                    () -> assertThat(summary).hasNoSynRetransmission(),
                    summary,
                    "to be known segment by segment, but its segments were not kept: an analysis keeps them when told so"
                            + " (AnalysisOptions.keepingSteps()), a test those of connections of up to 100,000 segments.");
        }

        @Test
        void beginWithTheDescription() {
            fails(
                    () -> assertThat(Connections.orderly(0))
                            .as("the shop")
                            .carriesData()
                            .describedAs("till")
                            .isOpen(),
                    "[till] \nExpecting connection 0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments\n"
                            + "to be open, but its teardown is THREE_SEGMENT, the client is in CLOSED and the server in CLOSED.");
        }
    }
}
