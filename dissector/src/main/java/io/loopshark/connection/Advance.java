package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;

/** How a segment that is no RST moves both peers: their numbers, and with them their states. */
final class Advance {

    private Advance() {}

    /** Takes a SYN or SYN-ACK. */
    static void synchronize(Connection connection, SegmentView segment, Peer from, Peer to) {
        Opening opening = connection.opening();
        boolean answer = segment.has(Flags.ACK);
        boolean other = from.knowsIss() ? from.iss() != segment.sequence() : opening.isVoidSynAck(segment, from);
        if (Opening.isOtherSyn(segment, from, to) || answer && other) {
            // As long as nobody acknowledged the former one, the newest may count.
            opening.noteOther(segment);
        } else if (!from.knowsIss()) {
            if (from.finSent() && !from.beginsAt(segment.nextSequence())) {
                // What came before its SYN was of no connection: a FIN is not processed in SYN-SENT (§3.10.7.4,
                // eighth).
                from.forgetSequenceSpace();
                connection.ending().forgetFins();
            }
            from.open(segment);
        } else {
            from.openAgain(segment);
            from.send(segment);
        }
        if (answer) {
            if (to.unseenSynAnsweredBy(segment)) {
                to.missSyn();
            }
            acknowledge(segment, from, to);
        }
        if (from.iss() == segment.sequence()) {
            from.offer(segment, to);
        }
        if (answer
                && from.iss() == segment.sequence()
                && from.state() == TcpState.ESTABLISHED
                && !from.stateObserved()) {
            // The SYN-ACK comes again: the third segment never arrived.
            from.enter(TcpState.SYN_RECEIVED, true);
        }
        from.undergo(answer ? Event.SENT_SYN_ACK : Event.SENT_SYN, true);
        if (opening.sawBothSyns() && from.knowsUna()) {
            // In a simultaneous opening the other side's SYN-ACK may have acknowledged this SYN already (Figure 7, line
            // 6).
            from.undergo(Event.SYN_ACKNOWLEDGED, false);
        }
        if (answer && after(segment.acknowledgement(), to.iss()) && to.knowsIss()) {
            to.undergo(Event.SYN_ACKNOWLEDGED, false);
        }
        connection.settleOptions();
    }

    /** Takes a segment without SYN. */
    static void proceed(Connection connection, SegmentView segment, Side side, Peer from, Peer to) {
        boolean acknowledges = segment.has(Flags.ACK);
        if (acknowledges && !from.knowsRcvNxt()) {
            adoptAcknowledgedSyn(connection, segment, from, to);
        }
        from.send(segment);
        boolean finWasOpen = to.finSent() && !to.finAcknowledged();
        if (acknowledges) {
            int before = from.rcvNxt();
            boolean synAcknowledged = from.knowsRcvNxt();
            acknowledge(segment, from, to);
            if (synAcknowledged && from.rcvNxt() != before) {
                // It got more than the SYN, so the third segment came to it too, captured or not.
                from.undergo(Event.SYN_ACKNOWLEDGED, true);
            }
        }
        from.offer(segment, to);
        establish(segment, from, to);
        if (segment.payloadLength() > 0 || segment.has(Flags.FIN)) {
            resolveMidStream(from, to);
        }
        close(connection.ending(), segment, side, from, to, finWasOpen && to.finAcknowledged());
    }

    /** The client acknowledges a SYN-ACK that was taken for void, or that was not captured: that one counts, then. */
    private static void adoptAcknowledgedSyn(Connection connection, SegmentView segment, Peer from, Peer to) {
        int acknowledgement = segment.acknowledgement();
        Segment syn = connection.opening().otherSynEndingAt(to, acknowledgement);
        if (syn == null && connection.answersUnseenSynAck(segment, from, to)) {
            to.forgetSequenceSpace();
            to.undergo(Event.SYN_ACKNOWLEDGED, false);
            connection.opening().missSynAck();
        } else if (syn != null && to.sndNxt() != acknowledgement) {
            to.forgetSequenceSpace();
            to.open(syn);
            acknowledge(syn, to, from);
            to.offer(syn, from);
            connection.settleOptionsAnew();
        }
    }

    private static void acknowledge(SegmentView segment, Peer from, Peer to) {
        int acknowledgement = segment.acknowledgement();
        from.acknowledge(acknowledgement, segment.sequence(), !to.hasSent() || !after(acknowledgement, to.sndNxt()));
        to.acknowledged(acknowledgement, segment);
    }

    private static void establish(SegmentView segment, Peer from, Peer to) {
        boolean acknowledgesSyn = segment.has(Flags.ACK) && to.knowsIss() && after(segment.acknowledgement(), to.iss());
        if (from.state() == null && to.state() == TcpState.SYN_RECEIVED && acknowledgesSyn) {
            // The capture begins with the SYN-ACK: whoever acknowledges it had sent a SYN.
            from.enter(TcpState.SYN_SENT, false);
        }
        from.undergo(Event.ACKNOWLEDGED_SYN, true);
        if (acknowledgesSyn) {
            to.undergo(Event.SYN_ACKNOWLEDGED, false);
        }
        if (from.state() == TcpState.ESTABLISHED && !from.stateObserved()) {
            from.enter(TcpState.ESTABLISHED, true);
        }
    }

    /**
     * In mid-stream: data or a FIN proves that its sender had not closed before. Both peers' together tell where both stand; without
     * the other's, either may have closed before the capture began.
     */
    private static void resolveMidStream(Peer from, Peer to) {
        if (!to.finSent() && to.bytes() == 0) {
            return;
        }
        if (to.state() == null) {
            to.enter(TcpState.ESTABLISHED, false);
            if (to.finSent()) {
                to.undergo(Event.SENT_FIN, true);
            }
            if (to.finAcknowledged()) {
                to.undergo(Event.FIN_ACKNOWLEDGED, false);
            }
        }
        if (from.state() == null) {
            from.enter(TcpState.ESTABLISHED, true);
            if (to.finAcknowledged()) {
                from.undergo(Event.ACKNOWLEDGED_FIN, true);
            }
        }
    }

    private static void close(
            Ending ending, SegmentView segment, Side side, Peer from, Peer to, boolean acknowledgesFin) {
        boolean fin = segment.has(Flags.FIN) && from.finSent();
        if (acknowledgesFin) {
            from.undergo(Event.ACKNOWLEDGED_FIN, true);
            if (from.state() == TcpState.CLOSING && from.finAcknowledged()) {
                from.undergo(Event.FIN_ACKNOWLEDGED, false);
            }
            // Who gets what comes behind a FIN has got that first: the FINs have crossed (RFC 9293 §3.6, Figure 13).
            boolean crossed = to.state() == TcpState.FIN_WAIT_1
                    && from.finSent()
                    && !from.finAcknowledged()
                    && after(segment.sequence(), from.fin());
            to.undergo(crossed ? Event.ACKNOWLEDGED_FIN : Event.FIN_ACKNOWLEDGED, false);
            if (!fin && !from.finSent()) {
                ending.acknowledgeFirstFinAlone();
            }
        }
        if (fin) {
            ending.fin(segment, side);
            from.undergo(Event.SENT_FIN, true);
            if (from.finAcknowledged() && segment.frameNumber() == from.finFrame()) {
                // The acknowledgement was captured before the FIN.
                to.undergo(Event.ACKNOWLEDGED_FIN, true);
                from.undergo(Event.FIN_ACKNOWLEDGED, false);
            }
        }
    }
}
