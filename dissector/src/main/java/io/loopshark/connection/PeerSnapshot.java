package io.loopshark.connection;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;
import org.jspecify.annotations.Nullable;

/**
 * What the capture tells about one peer at one moment, in the RFC's own variables (RFC 9293 §3.3.1). Null means: not known.
 *
 * @param state the peer's state
 * @param stateObserved whether the capture proves the state; false when it is only inferred
 * @param iss the initial send sequence number
 * @param sndUna SND.UNA, the oldest number not acknowledged
 * @param sndNxt SND.NXT, the next number to be sent
 * @param sndWnd SND.WND in octets, scaled: what the other side has offered last
 * @param rcvNxt RCV.NXT: the next number that this peer expects, as its acknowledgements tell
 * @param rcvWnd RCV.WND in octets, scaled: what this peer has offered last
 */
public record PeerSnapshot(
        @Nullable TcpState state,
        boolean stateObserved,
        @Nullable SequenceNumber iss,
        @Nullable SequenceNumber sndUna,
        @Nullable SequenceNumber sndNxt,
        @Nullable Long sndWnd,
        @Nullable SequenceNumber rcvNxt,
        @Nullable Long rcvWnd) {

    /** The value of {@code peer} as it stands now, with what {@code other} has offered it. */
    static PeerSnapshot of(Peer peer, Peer other) {
        return new PeerSnapshot(
                peer.state(),
                peer.stateObserved(),
                peer.knowsIss() ? new SequenceNumber(peer.iss()) : null,
                unacknowledged(peer),
                peer.hasSent() ? new SequenceNumber(peer.sndNxt()) : null,
                knownWindow(other),
                peer.knowsRcvNxt() ? new SequenceNumber(peer.rcvNxt()) : null,
                knownWindow(peer));
    }

    /** "SND.UNA to ISS" when the SYN is sent (RFC 9293 §3.10.1). */
    private static @Nullable SequenceNumber unacknowledged(Peer peer) {
        if (peer.knowsUna()) {
            return new SequenceNumber(peer.sndUna());
        }
        return peer.knowsIss() ? new SequenceNumber(peer.iss()) : null;
    }

    /** The window that the peer offers; null where it may be scaled by a shift that no captured SYN tells. */
    private static @Nullable Long knownWindow(Peer peer) {
        boolean certain = peer.window() == 0
                || peer.knowsShift()
                || peer.knowsIss() && !peer.mayHaveOffered(TcpOption.Bit.WINDOW_SCALE)
                || peer.state() == TcpState.SYN_SENT
                || peer.state() == TcpState.SYN_RECEIVED;
        return peer.hasSent() && certain ? (Long) peer.window() : null;
    }
}
