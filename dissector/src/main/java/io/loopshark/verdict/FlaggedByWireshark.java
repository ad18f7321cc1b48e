package io.loopshark.verdict;

import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.wireshark.AnalysisFlag;

/**
 * What Wireshark's analysis flags a segment with, said as findings: repetitions, duplicate acknowledgements, keep-alives, and what
 * there is to say of windows. The definitions are Wireshark's ({@link AnalysisFlag}); none of them blames a peer.
 *
 * <p>Each kind names the sentence of the RFC that the behaviour follows.
 */
final class FlaggedByWireshark implements Rule {

    private static final FlagWording[] WORDINGS = FlagWording.values();
    private static final int REPORTED = reported();

    /** What a segment is that repeats an acknowledgement number. */
    private static final int REPEATING = AnalysisFlag.DUPLICATE_ACK.mask() | AnalysisFlag.WINDOW_UPDATE.mask();

    private static int reported() {
        int flags = 0;
        for (FlagWording wording : WORDINGS) {
            flags |= wording.flag().mask();
        }
        return flags;
    }

    @Override
    public int occasions() {
        return Occasion.FLAGGED;
    }

    @Override
    public void examine(Scene scene) {
        int flags = scene.analysisFlags() & REPORTED;
        if (flags == 0 || opensFromBothSides(scene)) {
            return;
        }
        if (acknowledgesFirst(scene)) {
            flags &= ~REPEATING;
        }
        for (FlagWording wording : WORDINGS) {
            if (wording.flag().in(flags) && !scene.countsOnly(wording.kind())) {
                scene.report(wording.finding(scene));
            }
        }
    }

    /**
     * In a simultaneous opening the SYN comes again with the acknowledgement of the other one (RFC 9293 §3.5, Figure 7). Wireshark
     * takes that for a retransmission.
     */
    private static boolean opensFromBothSides(Scene scene) {
        return Flags.isSynAck(scene.segment().flags()) && scene.from().state() == TcpState.SYN_SENT;
    }

    /**
     * Its sender's first acknowledgement repeats none, and where the number is 0 Wireshark takes it for the empty field of the SYN. Its
     * own definition asks for a number other than 0.
     */
    private static boolean acknowledgesFirst(Scene scene) {
        return scene.segment().acknowledgement() == 0 && !scene.from().hasAcknowledged(0);
    }
}
