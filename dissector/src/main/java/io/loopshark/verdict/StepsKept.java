package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import java.util.OptionalInt;

/**
 * Which connections keep all their segments, with both peers' states before and after each.
 *
 * @param any whether any does
 * @param only the number of the only one that does; empty for every one
 * @param data whether segments keep the data that was captured of them
 */
public record StepsKept(boolean any, OptionalInt only, boolean data) {

    /** No connection does. */
    public static final StepsKept NONE = new StepsKept(false, OptionalInt.empty(), false);

    /** Every connection does. */
    public static final StepsKept ALL = new StepsKept(true, OptionalInt.empty(), true);

    /** Every connection does, without the data. */
    public static final StepsKept HEADERS = new StepsKept(true, OptionalInt.empty(), false);

    /** One does: the one with this number. */
    public static StepsKept of(int number) {
        return new StepsKept(true, OptionalInt.of(number), true);
    }

    /** What is kept of the segment. */
    Segment of(SegmentView segment) {
        return data ? Segment.withPayload(segment) : Segment.of(segment);
    }

    /** Whether this connection does. */
    boolean includes(Connection connection) {
        return any && (only.isEmpty() || only.getAsInt() == connection.number());
    }
}
