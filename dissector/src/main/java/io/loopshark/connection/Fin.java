package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;

import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/** The FIN that one peer sent: the first copy of it that the capture holds, and whether the other side has got it. */
final class Fin {

    private final int number;
    private final long frame;
    private final int timestamp;
    private final boolean timestampIsNew;
    private final boolean alone;
    private final long nanos;
    private boolean acknowledged;
    private long acknowledgedFrame;
    private long acknowledgedNanos;

    /**
     * @param newTimestamp whether no segment before, captured or not, can have had the TSval of this one
     * @param alone whether nothing else of its sender that is to be answered can still have been under way
     */
    Fin(SegmentView segment, boolean newTimestamp, boolean alone) {
        this.alone = alone;
        number = segment.endSequence() - 1;
        frame = segment.frameNumber();
        timestamp = segment.timestampValue();
        nanos = segment.timestampNanos();
        timestampIsNew = newTimestamp && segment.hasOption(TcpOption.Bit.TIMESTAMPS);
    }

    /** The sequence number of the FIN itself. */
    int number() {
        return number;
    }

    long frame() {
        return frame;
    }

    boolean acknowledged() {
        return acknowledged;
    }

    /** The other side acknowledged everything before this number with that segment. */
    void acknowledge(int acknowledgement, SegmentView by) {
        if (!acknowledged && after(acknowledgement, number)) {
            acknowledged = true;
            acknowledgedFrame = by.frameNumber();
            acknowledgedNanos = by.timestampNanos();
        }
    }

    /** Whether nothing else of its sender that is to be answered can still have been under way. */
    boolean alone() {
        return alone;
    }

    /** Whether this segment of the other side proves that the FIN had arrived. */
    boolean echoedBy(SegmentView segment) {
        return timestampIsNew
                && segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && atOrAfter(segment.timestampEcho(), timestamp);
    }

    /** Whether this segment of the other side was sent before the FIN arrived: its time or the timestamp that it echoes tells. */
    boolean unknownTo(SegmentView segment) {
        return segment.timestampNanos() < nanos
                || segment.hasOption(TcpOption.Bit.TIMESTAMPS) && before(segment.timestampEcho(), timestamp);
    }

    /**
     * Whether this segment of the other side, which echoes the FIN's TSval, may answer the acknowledgement of {@code before} instead:
     * that was sent just before this FIN, with the same TSval.
     */
    boolean sharesAnswer(SegmentView segment, Fin before) {
        return before.acknowledged
                && before.acknowledgedFrame < frame
                && !timestampIsNew
                && segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && segment.timestampEcho() == timestamp
                && nanos - before.acknowledgedNanos < segment.timestampNanos() - nanos;
    }
}
