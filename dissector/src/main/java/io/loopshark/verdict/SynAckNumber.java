package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;

/**
 * A SYN-ACK acknowledges ISS+1 of a SYN that the other side sent; with Fast Open up to the end of the SYN's data.
 *
 * <p>RFC 9293 §3.10.7.3: "If SEG.ACK =&lt; ISS or SEG.ACK &gt; SND.NXT, send a reset".
 */
final class SynAckNumber implements Rule {

    @Override
    public int occasions() {
        return Occasion.SYN;
    }

    @Override
    public void examine(Scene scene) {
        if (!Flags.isSynAck(scene.segment().flags())
                || scene.has(Flags.RST)
                || !scene.to().knowsIss()) {
            return;
        }
        int actual = scene.segment().acknowledgement();
        if (scene.connection().acknowledgesSomeSyn(scene.to(), actual) || answersAnother(scene)) {
            return;
        }
        int iss = scene.to().iss();
        int expected = iss + 1;
        scene.report(
                FindingKind.SYN_ACK_NUMBER,
                expected,
                actual,
                Sentence.of(
                        "The SYN-ACK acknowledges {0}, but the SYN has sequence number {1}, so {2} is due.",
                        "SYN-ACK 的确认号是 {0}，而 SYN 的序号是 {1}，应当确认 {2}。",
                        SequenceNumber.unsigned(actual),
                        SequenceNumber.unsigned(iss),
                        SequenceNumber.unsigned(expected)));
    }

    /**
     * Whether the SYN has had its answer, and this one, both of whose numbers are of another connection, is for a later SYN that the
     * capture missed.
     */
    private static boolean answersAnother(Scene scene) {
        Peer from = scene.from();
        Peer to = scene.to();
        return from.knowsIss()
                && to.knowsRcvNxt()
                && !inClosedRange(scene.segment().sequence(), from.iss(), from.sndNxt())
                && !inClosedRange(scene.segment().acknowledgement(), to.iss(), to.sndNxt());
    }
}
