package io.loopshark.wireshark;

import io.loopshark.segment.SegmentView;

/** What of one sender is under way, and what the views tell of its acknowledgements. */
final class Outstanding {

    /** The sender's segments that have not been acknowledged. */
    final UnacknowledgedSegments segments = new UnacknowledgedSegments();

    /** Whether bytes in flight may be counted: an acknowledgement came, and nothing was lost from the capture since. */
    boolean countsInFlight = true;

    /** The frame of this sender that had its last acknowledgement number first. */
    long lastNewAckFrame;

    private int[] sackEdges = {};
    private int sackBlocks;

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

    /** How many numbers the SACK blocks that this sender reported last cover together. */
    int sackedCount() {
        int count = 0;
        for (int i = 0; i < sackBlocks; i++) {
            count += sackEdges[2 * i + 1] - sackEdges[2 * i];
        }
        return count;
    }
}
