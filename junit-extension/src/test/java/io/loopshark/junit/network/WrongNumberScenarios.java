package io.loopshark.junit.network;

import static io.loopshark.verdict.FindingKind.ACK_OF_UNSENT_DATA;
import static io.loopshark.verdict.FindingKind.BEYOND_WINDOW;
import static io.loopshark.verdict.FindingKind.ILLEGAL_FLAGS;
import static io.loopshark.verdict.FindingKind.SEQUENCE_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.junit.cases.Servers;
import io.loopshark.report.Ladder;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wrong numbers behind the handshake. What is forged before the capture is put right again behind it, so that the connection goes on. */
@OnlyInPrivateNetwork
class WrongNumberScenarios extends FaultyLoopback {
    /** Bit 6 of the first data's sequence number is clear, and stays so for 60 octets. */
    private static final long ISN = 0xf_4200;

    private static final String ONCE = " numgen inc mod 1000000 0 ";
    private static final String DATA_OF_CLIENT = "tcp dport %1$d tcp flags & psh == psh";
    private static final String SERVERS = "tcp sport %1$d";

    private static JudgedConnection forged(int octets, String output, String input) throws IOException {
        return connectionOf(
                () -> {
                    try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
                        int port = server.port();
                        PacketFilter.during(output.formatted(port), input.formatted(port), () -> {
                            try (ClientWithIsn client = ClientWithIsn.connect(ISN, port)) {
                                client.send(octets).receive(octets).closeAndAwaitServer();
                            }
                        });
                    }
                },
                FaultyLoopback::closed);
    }

    private static void assertViolation(JudgedConnection connection, FindingKind kind, Side by) {
        assertThat(connection.verdict())
                .as(() -> connection.findings().toString())
                .isEqualTo(Verdict.VIOLATED);
        assertThat(connection.findings())
                .filteredOn(finding -> finding.severity() == Severity.VIOLATION)
                .extracting(Finding::kind)
                .containsOnly(kind);
        assertThat(connection.findings())
                .filteredOn(finding -> finding.kind() == kind)
                .extracting(Finding::by)
                .containsOnly(by);
    }

    @Test
    void dataWithAnotherSequenceNumber() throws IOException {
        String turned = ONCE + "tcp sequence set tcp sequence xor 64";
        JudgedConnection connection = forged(20, DATA_OF_CLIENT + turned, DATA_OF_CLIENT + turned);
        // The octets with the right numbers may have been missed, or those with the wrong ones be of a later time.
        assertThat(connection.verdict()).as(() -> told(List.of(connection))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(connection.findings())
                .filteredOn(finding -> finding.kind() == SEQUENCE_GAP)
                .anySatisfy(finding -> {
                    assertThat(finding.actual()).isEqualTo((ISN + 1) ^ 64);
                    assertThat(finding.by()).isEqualTo(Side.CLIENT);
                    assertThat(finding.frame()).isEqualTo(4);
                });
    }

    @Test
    void anAcknowledgementOfDataThatWasNotSent() throws IOException {
        String turned = SERVERS + " tcp flags == ack" + ONCE + "tcp ackseq set tcp ackseq xor 64";
        assertViolation(forged(20, turned, turned), ACK_OF_UNSENT_DATA, Side.SERVER);
    }

    @Test
    void aPeerThatAcknowledgesDataThatWasNotSent() throws IOException {
        JudgedConnection connection = connectionOf(
                () -> PacketFilter.during(UserSpaceServer.KEEP_KERNEL_QUIET, "", () -> {
                    try (UserSpaceServer server = new UserSpaceServer(8080, 1_000_000, 1000)) {
                        talkTo(server);
                    }
                }),
                FaultyLoopback::closed);
        assertViolation(connection, ACK_OF_UNSENT_DATA, Side.SERVER);
    }

    private static void talkTo(UserSpaceServer server) throws IOException {
        try (Socket client = server.connect()) {
            client.getOutputStream().write(new byte[100]);
            // The FIN comes later, for an acknowledgement that comes behind it would be one of the FIN.
            server.awaitAcknowledgement();
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        }
    }

    /** So it goes on a loaded machine, too, where its answers are late. */
    @Test
    void aPeerInUserSpaceWhoseAnswersAreLost() throws IOException {
        String answers = "ip saddr " + UserSpaceServer.HOST + " tcp flags & %1$s == %1$s" + ONCE + "drop";
        JudgedConnection connection = connectionOf(
                () -> PacketFilter.during(
                        UserSpaceServer.KEEP_KERNEL_QUIET,
                        answers.formatted("syn") + "\n" + answers.formatted("fin"),
                        () -> {
                            try (UserSpaceServer server = new UserSpaceServer(8080, 1_000_000)) {
                                talkTo(server);
                            }
                        }),
                FaultyLoopback::closed);
        assertThat(connection.verdict())
                .as(() -> connection.findings().toString())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(connection.serverIsn()).isEqualTo(SequenceNumber.of(1_000_000));
        assertThat(connection.serverBytes()).isZero();
    }

    @Test
    void moreDataThanTheWindowHasRoomFor() throws IOException {
        assertViolation(
                forged(60_000, SERVERS + " tcp window set 10", SERVERS + " tcp window set 60000"),
                BEYOND_WINDOW,
                Side.CLIENT);
    }

    @Test
    void aSegmentWithoutTheAckFlag() throws IOException {
        assertViolation(
                forged(
                        20,
                        DATA_OF_CLIENT + ONCE + "tcp flags set psh",
                        "tcp dport %1$d tcp flags == psh tcp flags set psh|ack"),
                ILLEGAL_FLAGS,
                Side.CLIENT);
    }

    /** Without the URG flag, the pointer means nothing (RFC 9293 §3.1). */
    @Test
    void anUrgentPointerThatMeansNothing() throws IOException {
        JudgedConnection connection = forged(20, DATA_OF_CLIENT + ONCE + "tcp urgptr set 3", "");
        assertThat(connection.steps())
                .extracting(Step::segment)
                .as(() -> Ladder.FULL.of(connection))
                .filteredOn(segment -> segment.urgentPointer() == 3)
                .singleElement()
                .matches(segment -> !segment.has(Flags.URG), "no URG");
        assertThat(connection.verdict())
                .as(() -> connection.findings().toString())
                .isEqualTo(Verdict.VERIFIED);
    }
}
