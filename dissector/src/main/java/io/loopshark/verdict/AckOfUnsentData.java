package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.later;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/**
 * Nobody acknowledges what the other side has not sent; the client's third segment acknowledges the SYN-ACK.
 *
 * <p>RFC 9293 §3.10.7.4: "If the ACK acks something not yet sent (SEG.ACK &gt; SND.NXT), then send an ACK, drop the segment, and
 * return."
 *
 * <p>A capture that misses frames shows such numbers too. So the rule waits: when the other side goes on <em>beyond</em> the number,
 * the capture has a gap; when it goes on <em>below</em>, those bytes cannot have been sent before. A frame that was captured just
 * before the data it acknowledges is only out of order. Where the number lies in the midst of such data, its sender has to stand by it.
 */
final class AckOfUnsentData implements Rule {

    /** So many octets in a row may always have been missed: the clocks of some captures say little. */
    private static final int MISSED_AT_ANY_RATE = 1 << 27;

    /** What no connection exceeds: 100 Gbit/s. */
    private static final double OCTETS_PER_NANO = 12.5;

    /** What is undecided of the acknowledgements of each side; forgotten when nothing is. */
    private static final class Pending {
        final @Nullable EarlyAcknowledgement[] of = new EarlyAcknowledgement[2];

        boolean nothing() {
            return of[0] == null && of[1] == null;
        }
    }

    @Override
    public void examine(Scene scene) {
        Pending pending = scene.memo(this, Pending.class);
        if (pending != null) {
            settle(scene, pending, scene.side());
            settle(scene, pending, scene.side().other());
            if (pending.nothing()) {
                scene.forget(this);
            }
        }
        if (!scene.has(Flags.ACK) || !scene.ordinary() || !scene.to().knowsIss()) {
            return;
        }
        boolean third = scene.side() == Side.CLIENT && scene.connection().awaitsThirdSegment();
        int actual = scene.segment().acknowledgement();
        FindingKind kind = third ? FindingKind.HANDSHAKE_ACK_NUMBER : FindingKind.ACK_OF_UNSENT_DATA;
        if (third && answersUnseenSynAck(scene)) {
            scene.markInconclusive();
        } else if (third && !after(actual, scene.to().iss())) {
            // Half of the sequence space away is as much below as above.
            if (!scene.connection().acknowledgesSomeSyn(scene.to(), actual)) {
                scene.report(new EarlyAcknowledgement(kind, scene, scene.to().iss() + 1).finding());
            }
        } else if (before(scene.to().sndNxt(), actual)) {
            // Half of the sequence space away is above, too: nothing of this connection lies there.
            early(scene, kind);
        }
    }

    private static boolean answersUnseenSynAck(Scene scene) {
        return !scene.connection()
                        .acknowledgesSomeSyn(scene.to(), scene.segment().acknowledgement())
                && scene.connection().answersUnseenSynAck(scene.segment(), scene.from(), scene.to());
    }

    private void early(Scene scene, FindingKind kind) {
        if (scene.connection().acknowledgesSomeSyn(scene.to(), scene.segment().acknowledgement())) {
            return;
        }
        if (scene.to().finSent()) {
            // Nothing can have been missed behind a FIN; after the handshake it is the FIN's rule that says so.
            if (kind == FindingKind.HANDSHAKE_ACK_NUMBER) {
                scene.report(new EarlyAcknowledgement(kind, scene, scene.to().sndNxt()).finding());
            }
            return;
        }
        EarlyAcknowledgement early =
                new EarlyAcknowledgement(kind, scene, scene.to().sndNxt());
        if (tooMuchToMiss(scene, early)) {
            scene.report(early.finding());
            return;
        }
        Pending pending = scene.memo(this, Pending.class);
        if (pending == null) {
            pending = new Pending();
            scene.remember(this, pending);
        }
        EarlyAcknowledgement before = pending.of[early.by.ordinal()];
        if (before == null || before.undecidable || before.gap) {
            pending.of[early.by.ordinal()] = early;
        }
    }

    /** Whether the other side cannot have sent so much, seen or unseen: since its SYN-ACK, or since the connection began. */
    private static boolean tooMuchToMiss(Scene scene, EarlyAcknowledgement early) {
        long unseen = unsigned(distance(early.sentUpTo, early.actual));
        boolean third = early.kind == FindingKind.HANDSHAKE_ACK_NUMBER;
        long nanos = early.nanos
                - (third ? scene.connection().lastNanos() : scene.connection().startNanos());
        return scene.connection().known() && unseen > MISSED_AT_ANY_RATE && unseen > nanos * OCTETS_PER_NANO;
    }

    private static void settle(Scene scene, Pending pending, Side side) {
        EarlyAcknowledgement early = pending.of[side.ordinal()];
        if (early == null) {
            return;
        }
        Outcome outcome = scene.side() == side ? ownSegment(scene, early) : otherSegment(scene, early);
        if (outcome == Outcome.WRONG) {
            scene.report(early.finding());
        }
        if (outcome != Outcome.OPEN) {
            pending.of[side.ordinal()] = null;
        }
    }

    /** What a further segment says of an acknowledgement above everything captured. */
    private enum Outcome {
        OPEN,
        RIGHT,
        WRONG
    }

    private static Outcome ownSegment(Scene scene, EarlyAcknowledgement early) {
        if (early.gap || !scene.ordinary()) {
            return Outcome.OPEN;
        }
        if (early.isTakenBackBy(scene.segment())) {
            return Outcome.WRONG;
        }
        if (early.midst && scene.has(Flags.ACK) && !before(scene.segment().acknowledgement(), early.actual)) {
            return early.standsBy(scene.segment().acknowledgement()) ? Outcome.RIGHT : Outcome.WRONG;
        }
        if (scene.has(Flags.ACK)) {
            early.highest = later(early.highest, scene.segment().acknowledgement());
        }
        return Outcome.OPEN;
    }

    private static Outcome otherSegment(Scene scene, EarlyAcknowledgement early) {
        int sequence = scene.segment().sequence();
        int end = scene.segment().nextSequence();
        long lateness = scene.segment().timestampNanos() - early.nanos;
        int reached = early.reached();
        boolean soon =
                !after(sequence, early.sentUpTo) && after(end, early.sentUpTo) && lateness < CaptureOrder.LATE_NANOS;
        boolean late = soon && SuperSegment.mayEndAt(scene, early.unseen, early.actual);
        if (scene.has(Flags.ACK) && scene.ordinary()) {
            early.noteAnswer(scene.segment().acknowledgement(), scene);
        }
        if (early.undecidable || early.midst) {
            return Outcome.OPEN;
        }
        if (early.gap) {
            return late ? Outcome.RIGHT : Outcome.OPEN;
        }
        if (scene.has(Flags.FIN) && before(end, early.actual) && !scene.from().beforeSyn(end - 1)) {
            // Nothing comes behind a FIN, so the number was never sent, whatever the capture missed.
            return Outcome.WRONG;
        }
        if (lateness < 0 || early.mayEcho(scene.segment())) {
            // The capture itself, or the timestamp that was echoed, says that this one came before.
            early.sentUpTo = later(end, early.sentUpTo);
            early.seen = early.sentUpTo;
        } else if (atOrAfter(sequence, early.actual)) {
            early.gap = true;
        } else if (early.isDeniedBy(scene.segment())) {
            return Outcome.WRONG;
        } else if (late) {
            early.sentUpTo = end;
        } else if (soon) {
            early.midst = true;
        } else if (sequence == reached && early.mayBeSentAgainUpTo(end)) {
            // Just those bytes, but much later: the capture may have missed their first copy.
            early.undecidable = true;
        } else if (sequence == reached && after(end, sequence) && before(end, early.actual)) {
            early.piecesUpTo = end; // some of those bytes: do further ones end just there?
        } else if (sequence == end && mayBeOld(scene, early)) {
            return Outcome.OPEN;
        } else if (sequence == reached || before(sequence, reached) && after(end, reached)) {
            return Outcome.WRONG;
        }
        return atOrAfter(early.sentUpTo, early.actual) ? Outcome.RIGHT : Outcome.OPEN;
    }

    /**
     * Whether this empty segment may have been sent before those bytes, and be captured out of order or twice: their turn is still to
     * come. Or it asks whether its peer is still there, with the last number that was sent.
     */
    private static boolean mayBeOld(Scene scene, EarlyAcknowledgement early) {
        return scene.segment().timestampNanos() - early.nanos < CaptureOrder.LATE_NANOS
                || !tellsNews(scene)
                || scene.segment().sequence() == early.actual - 1 && KeepAlive.afterRest(scene);
    }

    /** Whether the segment cannot have been sent before the latest one of its sender. */
    private static boolean tellsNews(Scene scene) {
        SegmentView segment = scene.segment();
        Peer from = scene.from();
        return segment.has(Flags.ACK)
                && from.knowsRcvNxt()
                && after(segment.acknowledgement(), from.rcvNxt())
                && !from.hasAcknowledged(segment.acknowledgement()) // while the capture lacked what it counts
                && !after(segment.acknowledgement(), scene.to().sndNxt());
    }

    @Override
    public void conclude(Closing closing) {
        Pending pending = closing.caseFile().memo(this, Pending.class);
        if (pending == null) {
            return;
        }
        for (EarlyAcknowledgement early : pending.of) {
            if (early != null && early.midst) {
                // It may be out of order, which has nothing to do with what was lost.
                closing.caseFile().markInconclusive();
            } else if (early != null
                    && (closing.nothingLost() || !early.undecidable && !early.gap && early.goneOnBelow())) {
                closing.caseFile().add(early.finding());
            } else if (early != null && !early.gap) {
                closing.caseFile().markInconclusive();
            }
        }
    }
}
