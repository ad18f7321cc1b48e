package io.loopshark.report;

import java.util.List;

/** What the judge says of frames: the values of the {@code loopshark.*} fields. */
@FunctionalInterface
public interface Judgements {

    /** Says nothing. */
    Judgements NONE = (frame, field) -> List.of();

    /**
     * The values of a field of one frame, in order; empty where it has none.
     *
     * @param frame the frame's number, from 1
     * @param field the field's name, e.g. {@code loopshark.finding}
     */
    List<String> values(long frame, String field);
}
