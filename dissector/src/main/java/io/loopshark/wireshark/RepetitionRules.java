package io.loopshark.wireshark;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;

/**
 * Wireshark's rules for segments that don't advance the sequence number, and for those that leave a hole. {@code own} is what
 * was known of the segment's sender before it, {@code other} what was known of its receiver.
 */
final class RepetitionRules {

    /** How soon after the last duplicate acknowledgement a retransmission counts as its answer. */
    private static final long FAST_NANOS = 20_000_000;

    /** How late a segment may come and count as overtaken, while the round trip has not been measured. */
    private static final long OVERTAKEN_NANOS = 3_000_000;

    private RepetitionRules() {}

    /**
     * <b>Lost segment.</b> The segment begins beyond the highest number that its sender was seen to use; RST aside.
     */
    static boolean lostSegment(SegmentView segment, Flow own) {
        return own.nextKnown() && Order.greater(segment.sequence(), own.next) && !Flags.any(segment.flags(), Flags.RST);
    }

    /**
     * <b>Acknowledged lost segment.</b> The segment acknowledges more than was seen of the other side without a hole.
     */
    static boolean ackLostSegment(SegmentView segment, Flow other) {
        return other.contiguousKnown()
                && Order.greater(segment.acknowledgement(), other.contiguous)
                && Flags.any(segment.flags(), Flags.ACK);
    }

    /**
     * <b>Repetition of one of four kinds.</b> A segment with data, SYN or FIN that begins below the highest number seen; a
     * keep-alive is none. What kind it is, the rules below say; the first that holds names it.
     *
     * @param roundTripNanos the round trip measured in the opening, 0 where it was not
     * @return the one flag, or 0
     */
    static int repetition(SegmentView segment, Flow own, Flow other, long roundTripNanos) {
        if (spurious(segment, other)) {
            return AnalysisFlag.SPURIOUS_RETRANSMISSION.mask();
        }
        boolean takesNumbers = segment.payloadLength() > 0 || Flags.any(segment.flags(), Flags.SYN | Flags.FIN);
        if (!takesNumbers || !own.nextKnown() || !SequenceNumber.before(segment.sequence(), own.next)) {
            return 0;
        }
        // More than one octet from one below the next number: new data behind what may have been a probe.
        if (segment.payloadLength() > 1 && segment.sequence() == own.next - 1) {
            return 0;
        }
        if (fast(segment, other)) {
            return AnalysisFlag.FAST_RETRANSMISSION.mask();
        }
        if (outOfOrder(segment, own, roundTripNanos)) {
            return AnalysisFlag.OUT_OF_ORDER.mask();
        }
        return AnalysisFlag.RETRANSMISSION.mask();
    }

    /**
     * <b>Spurious retransmission.</b> All its data had been acknowledged by the receiver's last segment.
     */
    private static boolean spurious(SegmentView segment, Flow other) {
        return segment.payloadLength() > 0
                && other.lastAck != 0
                && SequenceNumber.atOrBefore(segment.sequence() + segment.payloadLength(), other.lastAck);
    }

    /**
     * <b>Fast retransmission.</b> Within 20 ms of the receiver's last segment, from the very number which that segment asks for,
     * when at least two duplicate acknowledgements asked for it. A receiver whose own numbers were acknowledged unseen
     * ({@link Flow#acknowledgedUnseen}) needs none.
     */
    private static boolean fast(SegmentView segment, Flow other) {
        return other.lastAck == segment.sequence()
                && other.mayHaveAskedAgain()
                && within(FAST_NANOS, segment, other.lastTime);
    }

    /**
     * <b>Out of order.</b> It comes within a round trip (3 ms where that is unknown) of the highest segment and doesn't end where
     * that one ended.
     */
    private static boolean outOfOrder(SegmentView segment, Flow own, long roundTripNanos) {
        long limit = roundTripNanos == 0 ? OVERTAKEN_NANOS : roundTripNanos;
        int control = Flags.any(segment.flags(), Flags.SYN | Flags.FIN) ? 1 : 0;
        return own.next != segment.sequence() + segment.payloadLength() + control
                && within(limit, segment, own.nextTime);
    }

    /**
     * Whether less than {@code limit} nanoseconds have passed since {@code then}. Both are taken as unsigned, like Wireshark does: a
     * clock that ran back since is no proof of it, and one that ran back during the opening makes for no limit at all.
     */
    private static boolean within(long limit, SegmentView segment, long then) {
        return Long.compareUnsigned(segment.timestampNanos() - then, limit) < 0;
    }
}
