package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.later;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;

/**
 * A SACK block holds something, its edges are in order, and it ends where the other side has got to at most. A block below the
 * acknowledgement is a D-SACK (RFC 2883) and as good as any.
 *
 * <p>RFC 2018 §3: "Left Edge of Block: This is the first sequence number of this block. Right Edge of Block: This is the sequence
 * number immediately following the last sequence number of this block." "Each block represents received bytes of data that are
 * contiguous and isolated".
 *
 * <p>When the capture missed the very segment that a block is about, or has it a little late, the block seems to end too high. So the
 * rule waits for what the other side sends next, as {@link AckOfUnsentData} does.
 */
final class SackInvalid implements Rule {

    /** A block that ends above everything captured. */
    private static final class High {
        final long frame;
        final Side by;
        final long nanos;
        final int left;
        final int right;
        /** So far the other side had sent when the block was captured, or captured late what bears an earlier time. */
        int seen;
        /** So far it may have sent, with what may only be captured late. */
        int sentUpTo;

        boolean stoodBelow;
        boolean undecidable;
        /** The other side went on beyond the block, so the capture has a gap; but a source that has none has no excuse either. */
        boolean gap;

        High(Scene scene, int left, int right) {
            this.frame = scene.frame();
            this.by = scene.side();
            this.nanos = scene.segment().timestampNanos();
            this.left = left;
            this.right = right;
            this.seen = scene.to().sndNxt();
            this.sentUpTo = seen;
        }
    }

    @Override
    public int occasions() {
        return Occasion.OPTIONS | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        High high = scene.memo(this, High.class);
        if (high != null && !high.undecidable && scene.side() != high.by && scene.ordinary()) {
            settle(scene, high);
        }
        if (!scene.segment().hasOption(Bit.SACK)
                || !scene.ordinary()
                || !scene.connection().known()) {
            return;
        }
        SegmentView segment = scene.segment();
        for (int i = 0; i < segment.sackBlocks(); i++) {
            int left = segment.sackLeft(i);
            int right = segment.sackRight(i);
            if (!after(right, left)) {
                misshapen(scene, left, right);
                return;
            }
            if (after(right, scene.to().sndNxt())) {
                high(scene, left, right);
                return;
            }
        }
    }

    private static void misshapen(Scene scene, int left, int right) {
        scene.report(
                FindingKind.SACK_INVALID,
                left,
                right,
                left == right
                        ? Sentence.of(
                                "Has an empty SACK block, from {0} up to {1}.",
                                "带有一个空的 SACK 块：从 {0} 到 {1}。", unsigned(left), unsigned(right))
                        : Sentence.of(
                                "Has a SACK block whose edges are turned round: from {0} up to {1}.",
                                "带有一个左右边界颠倒的 SACK 块：从 {0} 到 {1}。", unsigned(left), unsigned(right)));
    }

    private void high(Scene scene, int left, int right) {
        High high = new High(scene, left, right);
        Peer from = scene.from();
        int edge = scene.segment().acknowledgement() + from.offeredBy(scene.segment());
        boolean outsideOwnWindow = from.knowsRightEdge()
                && scene.connection().knowsShifts()
                && after(right, later(edge, from.rightEdge()));
        boolean behindFin = scene.to().finSent() && !scene.to().hasHoles();
        // Who has all of the block would acknowledge it to its end: nothing that the capture missed makes that right.
        boolean acrossOwnAcknowledgement = before(left, scene.segment().acknowledgement())
                && after(right, scene.segment().acknowledgement());
        if (outsideOwnWindow || behindFin || acrossOwnAcknowledgement) {
            scene.report(finding(high));
            return;
        }
        High before = scene.memo(this, High.class);
        if (before == null || before.gap) {
            scene.remember(this, high);
        }
    }

    private void settle(Scene scene, High high) {
        int sequence = scene.segment().sequence();
        int end = scene.segment().nextSequence();
        long lateness = scene.segment().timestampNanos() - high.nanos;
        if (high.gap) {
            if (endsThere(scene, high) && atOrAfter(end, scene.from().sndNxt())) {
                // What came from beyond its place was captured early: the FIN is the last number of all.
                decide(scene, high);
                return;
            }
            boolean fills = !after(sequence, high.sentUpTo) && after(end, high.sentUpTo) && !after(end, high.right);
            if (lateness < CaptureOrder.LATE_NANOS && fills) {
                scene.forget(this);
            }
            return;
        }
        if (lateness < 0) {
            // The capture itself says that this one came before.
            high.sentUpTo = later(end, high.sentUpTo);
            high.seen = high.sentUpTo;
        } else if (after(sequence, high.sentUpTo)) {
            high.gap = true;
            return;
        } else if (sequence == high.sentUpTo && end == sequence && lateness < CaptureOrder.LATE_NANOS) {
            // It has SND.NXT, but may have been sent before: if the bytes are still to come, they come soon.
            high.stoodBelow = true;
        } else if (sequence == high.sentUpTo && end == sequence || endsThere(scene, high)) {
            // An empty segment has SND.NXT, and behind a FIN nothing comes: that far the other side is, and no further.
            decide(scene, high);
            return;
        } else if (after(end, high.sentUpTo)) {
            boolean late =
                    lateness < CaptureOrder.LATE_NANOS && SuperSegment.mayEndAt(scene, high.sentUpTo, high.right);
            boolean below = before(sequence, high.left) && before(end, high.right);
            if (late || below) {
                // What lies below the block may have been lost before it came to where the capture was made, too.
                high.sentUpTo = end;
                high.stoodBelow = false;
            } else if (end == high.right) {
                // Just the block's bytes, but much later: the capture may have missed their first copy.
                high.undecidable = true;
            } else {
                decide(scene, high);
                return;
            }
        }
        if (atOrAfter(high.sentUpTo, high.right)) {
            scene.forget(this);
        }
    }

    private static boolean endsThere(Scene scene, High high) {
        return scene.has(Flags.FIN) && before(scene.segment().nextSequence(), high.right);
    }

    private void decide(Scene scene, High high) {
        scene.forget(this);
        scene.report(finding(high));
    }

    @Override
    public void conclude(Closing closing) {
        High high = closing.caseFile().memo(this, High.class);
        if (high != null) {
            if (closing.nothingLost() || high.stoodBelow && !high.undecidable && !high.gap) {
                closing.caseFile().add(finding(high));
            } else if (!high.gap) {
                closing.caseFile().markInconclusive();
            }
        }
    }

    private static Finding finding(High high) {
        return new Finding(
                FindingKind.SACK_INVALID,
                high.frame,
                high.by,
                unsigned(high.seen),
                unsigned(high.right),
                Sentence.of(
                        "Has a SACK block that ends at {0}, but the other side had sent up to {1} only.",
                        "带有一个到 {0} 为止的 SACK 块，而对方只发送到 {1}。", unsigned(high.right), unsigned(high.seen)));
    }
}
