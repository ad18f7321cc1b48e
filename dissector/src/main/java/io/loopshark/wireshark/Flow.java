package io.loopshark.wireshark;

import io.loopshark.segment.SegmentView;

/**
 * What Wireshark remembers of one sender of a conversation. Both senders have one, and a rule sees its own and the other's.
 */
final class Flow {

    /** The window scale is not known: the opening was not seen. */
    static final int SHIFT_UNKNOWN = -1;
    /** Windows are not scaled: one side at least didn't offer it. */
    static final int SHIFT_NONE = -2;

    private static final int NOT_SEEN = -1;
    private static final int MAX_SHIFT = 14;

    final UnacknowledgedSegments unacknowledged = new UnacknowledgedSegments();

    /** The number that relative sequence numbers count from. */
    int base;

    boolean baseKnown;

    /**
     * The highest sequence number sent so far, plus one. Like Wireshark we take 0 for "not known": a refusal is a RST from number
     * 0, and what comes after it must not be measured by that.
     */
    int next;

    long nextTime;

    /** Up to where the captured numbers have no hole; jumps ahead when a hole has been reported; 0 when not known. */
    int contiguous;

    /** The window of the last segment as it stood in the header. */
    int window = NOT_SEEN;

    /** The window of the last segment was that of a SYN-ACK, which is never scaled. */
    boolean windowUnscaled;

    int shift = SHIFT_UNKNOWN;

    /** The acknowledgement field of the last segment, 0 before. */
    int lastAck;

    long lastAckTime;

    /** The frame that had {@link #lastAck} first. */
    long lastNewAckFrame;

    int duplicateAcks;

    /** The flags that Wireshark gave the last segment. */
    int lastFlags;

    /**
     * Whether the other side acknowledged more than was ever seen of this one, since this side acknowledged something new itself.
     * Duplicate acknowledgements may be among what was not seen.
     */
    boolean acknowledgedUnseen;

    /** Whether bytes in flight may be counted: an acknowledgement came, and nothing was lost from the capture since. */
    boolean countsInFlight = true;

    private int[] sackEdges = {};
    private int sackBlocks;

    boolean nextKnown() {
        return next != 0;
    }

    boolean contiguousKnown() {
        return contiguous != 0;
    }

    /** Whether there is no sign, since this side acknowledged something new, that it repeated its acknowledgement. */
    boolean expectsNoDuplicates() {
        return duplicateAcks == 0 && !acknowledgedUnseen;
    }

    /** Whether this side may have sent enough duplicate acknowledgements to make the other one retransmit. */
    boolean mayHaveAskedAgain() {
        return duplicateAcks >= 2 || acknowledgedUnseen;
    }

    /** The shift to apply to the window of an ordinary segment. */
    int effectiveShift() {
        return Math.max(0, shift);
    }

    /** The sequence number just beyond the window that this side advertised last. */
    int rightEdge() {
        return lastAck + (window << (windowUnscaled ? 0 : effectiveShift()));
    }

    void offersShift(int offered) {
        shift = Math.min(offered, MAX_SHIFT);
    }

    void keepSackBlocks(SegmentView segment) {
        sackBlocks = segment.sackBlocks();
        if (sackBlocks > 0 && sackEdges.length == 0) {
            sackEdges = new int[8];
        }
        for (int i = 0; i < sackBlocks; i++) {
            sackEdges[2 * i] = segment.sackLeft(i);
            sackEdges[2 * i + 1] = segment.sackRight(i);
        }
    }

    /** How many numbers the SACK blocks reported last cover together. */
    int sackedCount() {
        int count = 0;
        for (int i = 0; i < sackBlocks; i++) {
            count += sackEdges[2 * i + 1] - sackEdges[2 * i];
        }
        return count;
    }
}
