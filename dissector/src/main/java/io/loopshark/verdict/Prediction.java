package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/**
 * The short way ("header prediction", after Van Jacobson): tells whether a segment is exactly the next one expected on an open
 * connection about which everything is known, so that no rule can have anything to say. A test holds this against the full rules.
 */
final class Prediction {

    private Prediction() {}

    /** Whether {@code segment} of {@code from} is such that no rule would report anything. */
    static boolean holds(Connection connection, SegmentView segment, Peer from, Peer to) {
        int acknowledgement = segment.acknowledgement();
        int length = segment.payloadLength();
        int end = segment.sequence() + length;
        int options = connection.agreed(TcpOption.Bit.TIMESTAMPS) ? TcpOption.Bit.TIMESTAMPS : 0;
        return (segment.flags() & ~Flags.PSH) == Flags.ACK
                && segment.sequence() == from.sndNxt()
                && inClosedRange(acknowledgement, from.rcvNxt(), to.sndNxt())
                && (length > 0 || acknowledgement != from.rcvNxt())
                && segment.optionBits() == options
                && segment.lostPayloadLength() == 0
                && atOrAfter(segment.timestampValue(), from.timestamp())
                && segment.window() > 0
                // Short of the edge of the window offered last, too: at that edge the window is full.
                && before(end, to.lastAckSent() + (int) to.window())
                // The right edge stays or grows; by less than the scale's grain it may seem to shrink.
                && after(acknowledgement + (segment.window() + 1 << from.shift()), from.rightEdge());
    }
}
