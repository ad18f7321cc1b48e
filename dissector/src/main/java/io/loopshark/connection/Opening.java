package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opening of one connection: which of its segments each side was seen to send, how far it got, and the SYNs whose ISN is not the
 * one that counts.
 */
final class Opening {

    private static final int CLIENT_SYN = 1;
    private static final int SERVER_SYN = 2;
    private static final int CLIENT_SYN_ACK = 4;
    private static final int SERVER_SYN_ACK = 8;
    private static final int CLIENT_ACK = 16;
    private static final int SERVER_ACK = 32;
    private static final int RESET_BY_CLIENT = 64;
    private static final int RESET_BY_SERVER = 128;
    private static final int SYN_ACK_MISSED = 256;

    /** So far above everything captured a third segment may acknowledge data that was missed. */
    private static final int MOST_MISSED = 1 << 27;

    private static final int MOST_OTHER_SYNS = 8;

    private final EndpointPair pair;
    private int seen;
    private @Nullable List<Segment> otherSyns;

    Opening(EndpointPair pair) {
        this.pair = pair;
    }

    /** Takes down what this segment is to the opening. */
    void note(SegmentView segment, Side side) {
        int flags = segment.flags();
        boolean client = side == Side.CLIENT;
        if (Flags.has(flags, Flags.RST)) {
            if (!saw(CLIENT_ACK | SERVER_ACK)) {
                seen |= client ? RESET_BY_CLIENT : RESET_BY_SERVER;
            }
        } else if (Flags.isSyn(flags)) {
            seen |= synOf(side);
        } else if (Flags.isSynAck(flags)) {
            seen |= client ? CLIENT_SYN_ACK : SERVER_SYN_ACK;
        } else if (Flags.has(flags, Flags.ACK)) {
            seen |= client ? CLIENT_ACK : SERVER_ACK;
        }
    }

    /** Whether this side sent a SYN without ACK. */
    boolean sawSyn(Side side) {
        return saw(synOf(side));
    }

    /** Whether each side sent a SYN without ACK. */
    boolean sawBothSyns() {
        return sawSyn(Side.CLIENT) && sawSyn(Side.SERVER);
    }

    /** Whether there is nothing but the client's SYN, maybe several times. */
    boolean sawOnlySyn() {
        return seen == CLIENT_SYN;
    }

    /** Whether some segment acknowledged something: an ACK of either side, or the server's SYN-ACK. */
    boolean sawAcknowledgement() {
        return saw(CLIENT_ACK | SERVER_ACK | SERVER_SYN_ACK);
    }

    /** Whether SYN and SYN-ACK are there, and the third segment is what the opening needs next. */
    boolean awaitsThirdSegment() {
        return sawSyn(Side.CLIENT) && saw(SERVER_SYN_ACK) && !saw(CLIENT_ACK | SERVER_SYN);
    }

    /** How far the opening got. */
    Handshake handshake() {
        if (sawBothSyns() || pair.selfConnected() && pair.bothSynsSeen()) {
            return Handshake.SIMULTANEOUS_OPEN;
        }
        if (!sawSyn(Side.CLIENT)) {
            return Handshake.NOT_SEEN;
        }
        if (saw(SERVER_SYN_ACK)) {
            if (saw(CLIENT_ACK)) {
                return Handshake.COMPLETE;
            }
            return saw(RESET_BY_CLIENT | RESET_BY_SERVER) ? Handshake.RESET : Handshake.NO_FINAL_ACK;
        }
        if (saw(CLIENT_ACK | SERVER_ACK)) {
            return Handshake.NOT_SEEN;
        }
        return saw(RESET_BY_SERVER) ? Handshake.REFUSED : Handshake.NO_REPLY;
    }

    /** Whether the opening got to its end: each SYN has been answered with an ACK of the other side's. */
    boolean completed() {
        boolean byClient = saw(CLIENT_SYN_ACK | CLIENT_ACK);
        boolean byServer = pair.selfConnected() || saw(SERVER_SYN_ACK | SERVER_ACK);
        return switch (handshake()) {
            case COMPLETE -> true;
            case SIMULTANEOUS_OPEN -> byClient && byServer;
            case NO_FINAL_ACK, NO_REPLY, REFUSED, RESET, NOT_SEEN -> false;
        };
    }

    private boolean saw(int any) {
        return (seen & any) != 0;
    }

    private static int synOf(Side side) {
        return side == Side.CLIENT ? CLIENT_SYN : SERVER_SYN;
    }

    // ---- SYNs with another ISN
    // -------------------------------------------------------------------------------------------

    /** SYNs and SYN-ACKs whose ISN is not the one that counts, in their order. */
    List<Segment> otherSyns() {
        return otherSyns == null ? List.of() : otherSyns;
    }

    /** Remembers a SYN or SYN-ACK with another ISN. */
    void noteOther(SegmentView syn) {
        otherSyns = otherSyns == null ? new ArrayList<>(2) : otherSyns;
        if (otherSyns.size() < MOST_OTHER_SYNS) {
            otherSyns.add(Segment.of(syn));
        }
    }

    /** Of the other SYNs of {@code peer}, the one that ends just before this number; null when none does. */
    @Nullable
    Segment otherSynEndingAt(Peer peer, int sequence) {
        for (Segment syn : otherSyns()) {
            if (peer.sent(syn) && syn.nextSequence() == sequence) {
                return syn;
            }
        }
        return null;
    }

    /** Whether this is a SYN without ACK that does not begin its sender's sequence space on this connection. */
    static boolean isOtherSyn(SegmentView segment, Peer from, Peer to) {
        return Flags.isSyn(segment.flags())
                && (from.knowsIss() ? from.iss() != segment.sequence() : !begins(segment, from, to));
    }

    /** Whether this SYN begins what its sender has sent so far: no data yet, or the capture has the SYN a little late. */
    static boolean begins(SegmentView syn, Peer from, Peer to) {
        if (to.openedInAnswerTo(syn) || from.beginsAt(syn.nextSequence())) {
            return true;
        }
        if (to.knowsRcvNxt()) {
            return inClosedRange(to.rcvNxt(), syn.sequence() + 1, syn.nextSequence());
        }
        // A server that splits its SYN-ACK may acknowledge first and send its SYN then.
        return from.bytes() == 0 && !from.finSent();
    }

    /**
     * Whether this third segment answers another SYN-ACK than the one that was captured: its SYN was sent again, and the server may
     * have answered that with another ISN, as SYN cookies and proxies do. The number is none of the sequence space that was seen, and
     * the timestamp that it echoes is none either.
     */
    boolean answersUnseenSynAck(SegmentView third, Peer client, Peer server) {
        return third.has(Flags.ACK)
                && !client.knowsRcvNxt()
                && client.sentSynAgain()
                && server.knowsIss()
                && !inClosedRange(third.acknowledgement(), server.iss() + 1, server.sndNxt() + MOST_MISSED)
                && server.unseenSynAckAnsweredBy(third)
                && otherSyns().stream()
                        .noneMatch(syn -> server.sent(syn) && syn.timestampValue() == third.timestampEcho());
    }

    /** The SYN-ACK that counts was not captured, and the ones that were are void. */
    void missSynAck() {
        seen |= SYN_ACK_MISSED;
    }

    /** Whether this is a SYN-ACK that was void before, captured again. */
    boolean isVoidSynAck(SegmentView synAck, Peer server) {
        return saw(SYN_ACK_MISSED) && !server.beginsAt(synAck.nextSequence());
    }

    /** Whether {@code acknowledgement} is one that the SYN of {@code peer} or of its other attempts can have caused. */
    boolean acknowledgesSomeSyn(Peer peer, int acknowledgement) {
        if (peer.knowsIss()
                && after(acknowledgement, peer.iss())
                && !after(acknowledgement, peer.iss() + 1 + peer.synPayload())) {
            return true;
        }
        for (Segment syn : otherSyns()) {
            if (peer.sent(syn)
                    && after(acknowledgement, syn.sequence())
                    && atOrAfter(syn.sequence() + 1 + syn.payloadLength(), acknowledgement)) {
                return true;
            }
        }
        return false;
    }
}
