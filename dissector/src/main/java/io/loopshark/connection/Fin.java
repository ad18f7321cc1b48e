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
    private boolean acknowledged;

    /**
     * @param newTimestamp whether no segment before had the TSval of this one
     */
    Fin(SegmentView segment, boolean newTimestamp) {
        number = segment.endSequence() - 1;
        frame = segment.frameNumber();
        timestamp = segment.timestampValue();
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

    /** The other side acknowledged everything before this number. */
    void acknowledge(int acknowledgement) {
        acknowledged |= after(acknowledgement, number);
    }

    /** Whether this segment of the other side proves that the FIN had arrived. */
    boolean echoedBy(SegmentView segment) {
        return timestampIsNew
                && segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && atOrAfter(segment.timestampEcho(), timestamp);
    }

    /** Whether this segment of the other side was sent before the FIN arrived. */
    boolean unknownTo(SegmentView segment) {
        return segment.hasOption(TcpOption.Bit.TIMESTAMPS) && before(segment.timestampEcho(), timestamp);
    }
}
