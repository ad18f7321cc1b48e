package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/**
 * New data does not go past the highest right edge that the other side ever offered. What was sent before may come again, a closed
 * window is probed, and a FIN takes no room.
 *
 * <p>RFC 9293 §3.8.6: "The window sent in each segment indicates the range of sequence numbers the sender of the window (the data
 * receiver) is currently prepared to accept."
 *
 * <p>A capture that misses one acknowledgement shows the same. So the rule waits for the next one: an edge that is still below
 * the data was not beyond it before, and one that would have had to offer more than its peer ever does was not missed.
 */
final class BeyondWindow implements Rule {

    /** After such a rest it is a probe, whatever its length; the shortest timers of real systems (RFC 9293 §3.8.6.1 asks for an RTO). */
    private static final long PERSIST_NANOS = 200_000_000;

    /** Data past the edge, as far as the capture shows. */
    private static final class Beyond {
        final long frame;
        final Side by;
        final long nanos;
        final int start;
        final int end;
        final int edge;
        final boolean inOrder;
        final boolean timestamped;
        final int timestamp;
        boolean undecidable;

        Beyond(Scene scene, int end) {
            this.frame = scene.frame();
            this.by = scene.side();
            this.nanos = scene.segment().timestampNanos();
            this.start = scene.from().sndNxt();
            this.end = end;
            this.edge = scene.to().rightEdge();
            this.timestamped = scene.segment().hasOption(TcpOption.Bit.TIMESTAMPS);
            this.timestamp = scene.segment().timestampValue();
            this.inOrder = !after(scene.segment().sequence(), start);
        }

        /** Whether no acknowledgement of this peer can have made room: it would have had to offer more than any other. */
        boolean implausiblyMissed(Peer other, int offered) {
            return inOrder && distance(start, end) > Math.max(other.maxWindow(), offered);
        }
    }

    @Override
    public void examine(Scene scene) {
        Beyond beyond = scene.memo(this, Beyond.class);
        if (beyond != null) {
            if (!beyond.undecidable && scene.side() != beyond.by) {
                settle(scene, beyond);
            }
            return;
        }
        int length = scene.segment().payloadLength() - Padding.of(scene.segment());
        if (length == 0) {
            return;
        }
        int end = scene.segment().sequence() + length;
        Peer to = scene.to();
        if (after(end, to.rightEdge())
                && to.knowsRightEdge()
                && after(end, scene.from().sndNxt())
                && scene.ordinary()
                && scene.connection().known()
                && scene.connection().knowsShifts()
                && !probe(scene)) {
            scene.remember(this, new Beyond(scene, end));
        }
    }

    /** With no room at all, one octet may be sent to learn of new room; after a rest some peers send a whole segment. */
    private static boolean probe(Scene scene) {
        return atOrAfter(scene.segment().sequence(), scene.to().rightEdge())
                && !after(scene.segment().sequence(), scene.from().sndNxt())
                && (scene.segment().payloadLength() == 1
                        || scene.segment().timestampNanos() - scene.connection().lastNanos() >= PERSIST_NANOS);
    }

    private void settle(Scene scene, Beyond beyond) {
        Peer from = scene.from();
        if (!scene.ordinary() || !from.updatesWindow(scene.segment(), scene.to())) {
            return;
        }
        int offered = from.offeredBy(scene.segment());
        int acknowledgement = scene.segment().acknowledgement();
        int edge = acknowledgement + offered;
        long lateness = scene.segment().timestampNanos() - beyond.nanos;
        // Scaling rounds each offer down, so that one may seem less than the one before.
        int rounding = (1 << from.shift()) - 1;
        if (before(edge + rounding, beyond.end)) {
            if (lateness >= CaptureOrder.LATE_NANOS || lateness >= 0 && !maybeSentBefore(scene.segment(), beyond)) {
                decide(scene, beyond);
            }
        } else if (beyond.implausiblyMissed(from, offered)) {
            decide(scene, beyond);
        } else if (!beyond.inOrder || lateness < CaptureOrder.LATE_NANOS && !after(acknowledgement, beyond.start)) {
            // The capture has a gap, or this offer a little late.
            scene.forget(this);
        } else {
            beyond.undecidable = true;
        }
    }

    /** Whether this offer echoes nothing later than the data: then it may be one that the capture has late. */
    private static boolean maybeSentBefore(SegmentView segment, Beyond beyond) {
        return beyond.timestamped
                && segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && !after(segment.timestampEcho(), beyond.timestamp);
    }

    private void decide(Scene scene, Beyond beyond) {
        scene.forget(this);
        scene.report(finding(beyond));
    }

    @Override
    public void conclude(Closing closing) {
        Beyond beyond = closing.caseFile().memo(this, Beyond.class);
        if (beyond == null) {
            return;
        }
        Peer other = closing.connection().peer(beyond.by.other());
        if (closing.nothingLost() || !beyond.undecidable && beyond.implausiblyMissed(other, 0)) {
            closing.caseFile().add(finding(beyond));
        } else {
            closing.caseFile().markInconclusive();
        }
    }

    private static Finding finding(Beyond beyond) {
        return new Finding(
                FindingKind.BEYOND_WINDOW,
                beyond.frame,
                beyond.by,
                unsigned(beyond.edge),
                unsigned(beyond.end),
                Sentence.of(
                        "Carries new data up to {0}, but the other side has never offered room beyond {1}.",
                        "携带新数据一直到序号 {0}，而对方提供的接收窗口从未超过 {1}。", unsigned(beyond.end), unsigned(beyond.edge)));
    }
}
