package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import java.util.ArrayList;
import java.util.List;

/**
 * A SYN with another ISN on a connection that is not over, and what came after it, until the segments tell whose it is: the first of
 * a new connection, or the old one's (an old duplicate, or a peer that has forgotten the connection: RFC 9293 §3.5, Figures 8 to 10).
 */
final class Limbo {

    /** Whose the SYN is, as far as the segments have told. */
    enum Owner {
        UNDECIDED,
        OLD,
        NEW
    }

    private static final int MOST = 8;

    private final Connection connection;
    private final Side side;
    private final Segment syn;
    private final List<Segment> waiting = new ArrayList<>(2);
    private boolean answered;
    /** The frame of a RST by which the sender of the SYN gives up the old connection; 0 without one. */
    private long resetFrame;

    Limbo(Connection connection, SegmentView syn) {
        this.connection = connection;
        this.side = connection.sender(syn);
        this.syn = Segment.withPayload(syn);
        waiting.add(this.syn);
    }

    /** The SYN that it is about. */
    Segment syn() {
        return syn;
    }

    /** Everything that waits, in order, the SYN first. */
    List<Segment> waiting() {
        return waiting;
    }

    /** Whether this segment goes to the new connection, if there is one. */
    boolean ofNew(SegmentView segment) {
        return sameSyn(segment)
                || answersSyn(segment)
                || answered && segment.frameNumber() != resetFrame && connection.sender(segment) == side;
    }

    /** Looks at the next segment, and lets it wait too while it doesn't decide. */
    Owner take(SegmentView segment) {
        Owner owner = connection.sender(segment) == side ? goesOn(segment) : answer(segment);
        if (owner == Owner.UNDECIDED) {
            if (waiting.size() == MOST) {
                return Owner.OLD;
            }
            waiting.add(Segment.withPayload(segment));
        }
        return owner;
    }

    /** The sender of the SYN sends something further. */
    private Owner goesOn(SegmentView segment) {
        if (sameSyn(segment)) {
            // Behind the reset it comes upon a connection that is over, and begins another by itself.
            return resetFrame == 0 || answered ? Owner.UNDECIDED : Owner.OLD;
        }
        if (answered) {
            // The SYN-ACK to an old duplicate is answered by a RST (Figure 8).
            return segment.has(Flags.RST) ? Owner.OLD : Owner.NEW;
        }
        if (resetFrame != 0 || !givesUpTheOld(segment)) {
            return Owner.OLD;
        }
        // The capture may be out of order: a SYN-ACK would tell that the SYN came behind the reset.
        resetFrame = segment.frameNumber();
        return Owner.UNDECIDED;
    }

    /** Whether the sender of the SYN resets the old connection, and nothing that was captured has asked for that. */
    private boolean givesUpTheOld(SegmentView segment) {
        return segment.has(Flags.RST)
                && connection.endsBy(segment, connection.peer(side), connection.peer(side.other()))
                && segment.sequence() != syn.nextSequence()
                && !answersAcknowledgement(segment);
    }

    /** The other side sends something: an answer to the SYN, or what it has sent before it got there. */
    private Owner answer(SegmentView segment) {
        if (answersSyn(segment)) {
            // While the old SYN was never answered, this may still turn out to be for an old duplicate: the client's
            // next segment will tell.
            boolean silentBefore = connection.lacksDirection() && !answeredOldSyn();
            answered |= silentBefore;
            return silentBefore ? Owner.UNDECIDED : Owner.NEW;
        }
        return segment.has(Flags.RST) || acknowledgesAsBefore(segment) ? Owner.OLD : Owner.UNDECIDED;
    }

    private boolean sameSyn(SegmentView segment) {
        return Flags.isSyn(segment.flags())
                && connection.sender(segment) == side
                && segment.sequence() == syn.sequence();
    }

    private boolean answersSyn(SegmentView segment) {
        int first = syn.sequence() + 1;
        return Flags.isSynAck(segment.flags())
                && !segment.has(Flags.RST)
                && connection.sender(segment) != side
                && inClosedRange(segment.acknowledgement(), first, first + syn.payloadLength());
    }

    private boolean answeredOldSyn() {
        return waiting.stream().anyMatch(segment -> connection.sender(segment) != side && !answersSyn(segment));
    }

    /** Whether the RST answers an acknowledgement of the old connection, as in Figure 9. */
    private boolean answersAcknowledgement(SegmentView reset) {
        return waiting.stream()
                .anyMatch(segment -> connection.sender(segment) != side
                        && (segment.flags() & (Flags.SYN | Flags.ACK)) == Flags.ACK
                        && segment.acknowledgement() == reset.sequence());
    }

    /** An empty acknowledgement that says nothing new: the answer of a peer that still has the old connection (Figure 9, line 4). */
    private boolean acknowledgesAsBefore(SegmentView segment) {
        Peer other = connection.peer(side.other());
        return (segment.flags() & (Flags.SYN | Flags.ACK)) == Flags.ACK
                && segment.sequenceLength() == 0
                && (!other.knowsRcvNxt() || segment.acknowledgement() == other.rcvNxt());
    }
}
