package io.loopshark.junit.assertions;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.connection.Side.SERVER;
import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.Failing.ladder;
import static io.loopshark.junit.assertions.Failing.line;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.Script;
import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SegmentAssertTest {
    private static final String SYN = "frame 1 of CLIENT, S 1000000:1000000(0) win 65535 <mss 1460>";
    private static final String SYN_ACK =
            "frame 2 of SERVER, S. 2000000000:2000000000(0) ack 1000001 win 65535 <mss 1460>";
    private static final String REQUEST = "frame 4 of CLIENT, P. 1000001:1000101(100) ack 2000000001 win 65535";

    private final JudgedConnection orderly = Script.of(Script.ORDERLY);
    private final Step syn = orderly.steps().get(0);
    private final Step synAck = orderly.steps().get(1);
    private final Step request = orderly.steps().get(3);

    private static void failsOn(String segment, ThrowingCallable assertion, String sentence) {
        fails(assertion, "\nExpecting " + segment + "\n" + sentence);
    }

    @Test
    void passes() {
        assertThat(syn)
                .hasFlags("SYN")
                .hasFlags(new Flags(Flags.SYN))
                .doesNotContainFlags("ACK, FIN")
                .isFrom(CLIENT)
                .carriesNoData()
                .hasRelativeSequence(0)
                .hasWindow(65535)
                .hasOption(TcpOption.MaximumSegmentSize.class)
                .doesNotHaveOption(TcpOption.FastOpen.class)
                .leaves(CLIENT, TcpState.SYN_SENT)
                .hasNoFinding(FindingKind.RETRANSMISSION);
        assertThat(synAck)
                .hasFlags("ACK,SYN")
                .containsFlags("SYN")
                .isFrom(SERVER)
                .hasRelativeAcknowledgement(1);
        assertThat(request).carriesData().hasPayloadLength(100).hasRelativeSequence(1);
    }

    @Test
    void namesTheConnectionItIsFrom() {
        fails(
                () -> assertThat(orderly).segment(0).isFrom(SERVER),
                "\nExpecting " + SYN + ", in connection " + line(orderly)
                        + "\nto be sent by SERVER, but it was sent by CLIENT." + ladder(orderly, 1));
    }

    @Test
    void tellsTheFlags() {
        failsOn(SYN_ACK, () -> assertThat(synAck).hasFlags("SYN"), "to have the flags [SYN], but it has [SYN, ACK].");
        failsOn(
                SYN_ACK,
                () -> assertThat(synAck).containsFlags("FIN, ACK"),
                "to have at least the flags [FIN, ACK], but it has [SYN, ACK].");
        failsOn(
                SYN_ACK,
                () -> assertThat(synAck).doesNotContainFlags("ACK, RST"),
                "to have none of the flags [RST, ACK], but it has [SYN, ACK].");
        failsOn(SYN, () -> assertThat(syn).hasFlags(""), "to have the flags [<None>], but it has [SYN].");
    }

    @Test
    void knowsTheNamesOfFlags() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(syn).hasFlags("SIN"))
                .withMessage("no flag is called SIN; there are [FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, AE]");
    }

    @Test
    void tellsTheData() {
        failsOn(SYN, () -> assertThat(syn).carriesData(), "to carry data, but it carries 0 octets.");
        failsOn(REQUEST, () -> assertThat(request).carriesNoData(), "to carry no data, but it carries 100 octets.");
        failsOn(REQUEST, () -> assertThat(request).hasPayloadLength(1), "to carry 1 octet, but it carries 100 octets.");
    }

    @Test
    void tellsTheNumbers() {
        failsOn(
                REQUEST,
                () -> assertThat(request).hasRelativeSequence(0),
                "to have the relative sequence number 0, but that is 1.");
        failsOn(
                REQUEST,
                () -> assertThat(request).hasRelativeAcknowledgement(2),
                "to have the relative acknowledgement number 2, but that is 1.");
        failsOn(
                SYN,
                () -> assertThat(syn).hasRelativeAcknowledgement(0),
                "to have the relative acknowledgement number 0, but it acknowledges nothing.");
        failsOn(SYN, () -> assertThat(syn).hasWindow(0), "to have the window 0, but that is 65535.");
        Step midstream = Script.of("> P. 1:101(100) ack 1").steps().get(0);
        failsOn(
                "frame 1 of CLIENT, P. 1000001:1000101(100) ack 2000000001 win 65535",
                () -> assertThat(midstream).hasRelativeSequence(1),
                "to have the relative sequence number 1, but that is unknown.");
    }

    @Test
    void tellsTheOptions() {
        failsOn(
                REQUEST,
                () -> assertThat(request).hasOption(TcpOption.MaximumSegmentSize.class),
                "to have the option MaximumSegmentSize, but it has not.");
        failsOn(
                SYN,
                () -> assertThat(syn).doesNotHaveOption(TcpOption.MaximumSegmentSize.class),
                "not to have the option MaximumSegmentSize, but it has.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(syn).hasOption(TcpOption.NoOperation.class))
                .withMessage("nobody keeps count of the option NoOperation");
    }

    @Test
    void tellsTheStates() {
        failsOn(
                SYN,
                () -> assertThat(syn).leaves(CLIENT, TcpState.ESTABLISHED),
                "to leave CLIENT in ESTABLISHED, but that is in SYN-SENT.");
        failsOn(
                SYN,
                () -> assertThat(syn).leaves(SERVER, TcpState.LISTEN),
                "to leave SERVER in LISTEN, but that is in an unknown state.");
    }

    @Test
    void tellsTheFindings() {
        JudgedConnection forged = Script.of("> S 0:0(0) <mss 1460>\n< S. 0:0(0) ack 2 <mss 1460>\n> . 1:1(0) ack 1");
        Step wrong = forged.steps().get(1);
        assertThat(wrong).hasFinding(FindingKind.SYN_ACK_NUMBER);
        String segment = "frame 2 of SERVER, S. 2000000000:2000000000(0) ack 1000002 win 65535 <mss 1460>";
        failsOn(
                segment,
                () -> assertThat(wrong).hasNoFinding(FindingKind.SYN_ACK_NUMBER),
                "not to have a finding SYN_ACK_NUMBER, but it has: "
                        + wrong.findings().get(0).message());
        failsOn(
                segment,
                () -> assertThat(wrong).hasFinding(FindingKind.RETRANSMISSION),
                "to have a finding RETRANSMISSION, but it has SYN_ACK_NUMBER.");
        failsOn(
                SYN,
                () -> assertThat(syn).hasFinding(FindingKind.RETRANSMISSION),
                "to have a finding RETRANSMISSION, but it has none.");
    }
}
