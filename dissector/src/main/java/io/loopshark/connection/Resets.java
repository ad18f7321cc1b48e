package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/** Which RSTs are acted upon, and how. */
final class Resets {

    private Resets() {}

    /** Whether this RST is the one that ends the connection: it is not over yet, and the other side acts on the RST. */
    static boolean ends(Connection connection, SegmentView reset, Peer from, Peer to) {
        return !connection.over()
                && !voidsOldDuplicate(connection.opening(), reset, from, to)
                && acceptable(connection.opening(), reset, from, to);
    }

    /**
     * Whether the RST answers a SYN-ACK that was for an old duplicate SYN: the server returns to LISTEN, and the client's own attempt
     * goes on (RFC 9293 §3.5, Figure 8).
     */
    static boolean voidsOldDuplicate(Opening opening, SegmentView reset, Peer from, Peer to) {
        return to.knowsIss()
                && to.lastAckSent() == reset.sequence()
                && from.iss() + 1 != reset.sequence()
                && opening.otherSynEndingAt(from, reset.sequence()) != null;
    }

    /** Whether the other side will act on this RST (RFC 9293 §3.10.7.3 and §3.10.7.4, "second, check the RST bit"). */
    private static boolean acceptable(Opening opening, SegmentView reset, Peer from, Peer to) {
        if (to.state() == TcpState.SYN_SENT && !from.hasSent()) {
            // In SYN-SENT the acknowledgement number alone counts.
            return reset.has(Flags.ACK)
                    && after(reset.acknowledgement(), to.iss())
                    && !after(reset.acknowledgement(), to.sndNxt());
        }
        if (!to.hasSent() && to.hasAcknowledged(reset.sequence())) {
            // It answers an old duplicate of the connection before, of which the other side knows nothing any more.
            return opening.acknowledgesSomeSyn(from, reset.sequence());
        }
        if (!from.hasSent() || !to.hasSent()) {
            return true;
        }
        if (from.state() == TcpState.SYN_SENT
                && to.state() == TcpState.SYN_RECEIVED
                && !opening.acknowledgesSomeSyn(from, reset.sequence())) {
            // It refuses a SYN-ACK that is for something else; its own attempt goes on (§3.10.7.3, "first, check the
            // ACK bit").
            return false;
        }
        // Between what the other side is known to have received and what its window admits. Its RCV.NXT may be anywhere
        // between its last acknowledgement and what was sent, so both ends count.
        int low = from.knowsUna() ? from.sndUna() : from.knowsIss() ? from.iss() + 1 : reset.sequence();
        long room = Math.max(to.window(), 1);
        int high = from.sndNxt() + (int) Math.min(room, 1 << 30);
        return inClosedRange(reset.sequence(), low, high);
    }

    /** Takes a RST of {@code side}. */
    static void take(Connection connection, SegmentView reset, Side side) {
        Peer from = connection.peer(side);
        Peer to = connection.peer(side.other());
        boolean passive =
                to.state() == TcpState.SYN_RECEIVED && !connection.opening().sawSyn(side.other());
        if (!connection.over() && voidsOldDuplicate(connection.opening(), reset, from, to)) {
            to.forgetSequenceSpace();
            to.enter(passive ? TcpState.LISTEN : null, false);
        } else if (ends(connection, reset, from, to)) {
            connection.ending().reset(side);
            from.enter(TcpState.CLOSED, true);
            if (to.state() == null) {
                to.enter(TcpState.CLOSED, false);
            } else {
                to.undergo(passive ? Event.RESET_OF_PASSIVE : Event.RESET, false);
            }
        }
    }
}
