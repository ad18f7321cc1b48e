package io.loopshark.connection;

import io.loopshark.segment.SequenceNumber;
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
        @Nullable Long rcvWnd) {}
