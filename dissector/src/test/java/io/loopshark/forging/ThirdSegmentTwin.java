package io.loopshark.forging;

import static io.loopshark.forging.Original.SERVER;

import io.loopshark.segment.Flags;
import org.jspecify.annotations.Nullable;

/** Could a healthy client have sent a first segment with that number? */
final class ThirdSegmentTwin {

    private static final long KEEP_ALIVE_NANOS = 1_000_000_000L;

    private static final long OUT_OF_ORDER_NANOS = 5_000_000;

    private ThirdSegmentTwin() {}

    /** The healthy trace in which the segment at {@code index}, moved by this much, is right. */
    static @Nullable LeftOut of(Original original, int index, int by) {
        Forged third = original.segments.get(index);
        if (by == -1 && third.nanos - original.segments.get(index - 1).nanos >= KEEP_ALIVE_NANOS) {
            return LeftOut.KEEP_ALIVE_AFTER_MISSED_ACK;
        }
        int number = original.sequence(third) + by;
        if (by < 0 || number > original.before(index).edge[SERVER]) {
            return null;
        }
        for (int i = index + 1; i < original.segments.size(); i++) {
            Forged later = original.segments.get(i);
            if (later.has(Flags.RST) || later.has(Flags.SYN)) {
                continue;
            }
            if (original.side(later) == SERVER) {
                if (later.has(Flags.ACK) && original.acknowledgement(later) >= number) {
                    return LeftOut.DATA_NOT_CAPTURED;
                }
            } else if (contradicts(original, third, later, number)) {
                return null;
            } else if (original.end(later) == number) {
                return LeftOut.OWN_DATA_CAPTURED_TOO_LATE;
            }
        }
        return LeftOut.CAPTURE_ENDS_TOO_EARLY;
    }

    /** Whether this segment of the client shows that its SND.NXT had been lower. */
    private static boolean contradicts(Original original, Forged third, Forged later, int number) {
        int from = original.sequence(later);
        int to = original.end(later);
        if (from >= number) {
            return false;
        }
        if (later.has(Flags.FIN)) {
            return to < number;
        }
        if (later.payloadLength > 0) {
            return to > number;
        }
        boolean sentLater = original.acknowledgement(later) > original.acknowledgement(third)
                || later.nanos - third.nanos > OUT_OF_ORDER_NANOS;
        return from != number - 1 && sentLater;
    }
}
