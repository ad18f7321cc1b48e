package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;

/**
 * A SYN-ACK acknowledges ISS+1 of a SYN that the other side sent; with Fast Open up to the end of the SYN's data.
 *
 * <p>RFC 9293 §3.10.7.3: "If SEG.ACK =&lt; ISS or SEG.ACK &gt; SND.NXT, send a reset".
 */
final class SynAckNumber implements Rule {

    /**
     * A SYN-ACK with a number that no SYN explains. A peer that opens twice, each time with another ISN, had really got two SYNs, one of
     * which the capture missed: an old duplicate, or the SYN that was meant (RFC 9293 §3.5, Figure 8).
     *
     * @param first whether its sender had not opened before
     * @param second whether its sender had opened before with another ISN, and nobody had taken that up
     */
    private record Suspect(Finding finding, int actual, int isn, boolean first, boolean second) {}

    @Override
    public int occasions() {
        return Occasion.SYN | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        Suspect suspect = scene.memo(this, Suspect.class);
        if (suspect != null) {
            follow(scene, suspect);
        }
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
        Finding finding = new Finding(
                FindingKind.SYN_ACK_NUMBER,
                scene.frame(),
                scene.side(),
                SequenceNumber.unsigned(expected),
                SequenceNumber.unsigned(actual),
                Sentence.of(
                        "The SYN-ACK acknowledges {0}, but the SYN has sequence number {1}, so {2} is due.",
                        "SYN-ACK 的确认号是 {0}，而 SYN 的序号是 {1}，应当确认 {2}。",
                        SequenceNumber.unsigned(actual),
                        SequenceNumber.unsigned(iss),
                        SequenceNumber.unsigned(expected)));
        int isn = scene.segment().sequence();
        boolean second = scene.connection().awaitsThirdSegment()
                && scene.from().knowsIss()
                && scene.from().iss() != isn;
        scene.remember(this, new Suspect(finding, actual, isn, !scene.from().knowsIss(), second));
    }

    /** What came next decides whether the number was wrong. */
    private void follow(Scene scene, Suspect suspect) {
        boolean own = scene.side() == suspect.finding.by();
        boolean refusal = !own && scene.has(Flags.RST);
        if (own != scene.has(Flags.SYN) || refusal && scene.segment().sequence() == suspect.actual) {
            return; // says nothing of it yet
        }
        Peer asking = own ? scene.to() : scene.from();
        if (own ? suspect.first && opensAnew(scene, suspect) : !refusal && suspect.second && takenUp(scene, suspect)) {
            scene.markInconclusive();
        } else if (!scene.connection().acknowledgesSomeSyn(asking, suspect.actual)) {
            scene.report(suspect.finding);
        }
        scene.forget(this);
    }

    /** Whether it answers the SYN that is known, with another ISN. */
    private static boolean opensAnew(Scene scene, Suspect suspect) {
        return scene.segment().sequence() != suspect.isn
                && scene.connection()
                        .acknowledgesSomeSyn(scene.to(), scene.segment().acknowledgement());
    }

    /** Whether it goes on with the number in question. */
    private static boolean takenUp(Scene scene, Suspect suspect) {
        return scene.segment().sequence() == suspect.actual && scene.segment().acknowledgement() == suspect.isn + 1;
    }

    @Override
    public void conclude(Closing closing) {
        Suspect suspect = closing.caseFile().memo(this, Suspect.class);
        Side by = suspect == null ? null : suspect.finding.by();
        if (suspect != null
                && by != null
                && !closing.connection()
                        .acknowledgesSomeSyn(closing.connection().peer(by.other()), suspect.actual)) {
            closing.caseFile().add(suspect.finding);
        }
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
