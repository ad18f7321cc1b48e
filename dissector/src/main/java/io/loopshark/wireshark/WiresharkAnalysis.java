package io.loopshark.wireshark;

import io.loopshark.segment.SegmentView;

/**
 * One conversation as Wireshark 4.0 follows it, segment by segment. The accessors tell of the segment observed last.
 *
 * <p>A and B are the two ends; which is which is the caller's choice, as long as it stays so. Not safe for use by several
 * threads at once.
 */
public final class WiresharkAnalysis {

    private int completeness;

    /** A conversation without segments yet. */
    public WiresharkAnalysis() {}

    /**
     * Takes the next segment of the conversation.
     *
     * @param segment the segment, in capture order; not kept
     * @param fromA whether A sent it
     * @return what Wireshark flags the segment with: an OR of {@link AnalysisFlag#mask()}, 0 for an ordinary one
     */
    public int observe(SegmentView segment, boolean fromA) {
        completeness = Completeness.after(completeness, segment);
        return 0;
    }

    /** What the conversation has shown so far, the last segment counted in (see {@link Completeness}). */
    public int completeness() {
        return completeness;
    }
}
