package io.loopshark.report;

import io.loopshark.verdict.Step;
import java.util.List;

/**
 * One part of a story: a single segment that is told by itself, or a stretch of segments that is summed up.
 *
 * @param chapter where it belongs
 * @param from the index of its first step in the connection, from 0
 * @param steps the segments, at least one
 * @param sentences what is to be said
 * @param changes how the peers' states changed
 */
record StoryPart(Chapter chapter, int from, List<Step> steps, List<Bilingual> sentences, List<Bilingual> changes) {

    /** The index behind its last step. */
    int to() {
        return from + steps.size();
    }

    boolean single() {
        return steps.size() == 1;
    }
}
