package io.loopshark.forging;

import static io.loopshark.forging.Original.CLIENT;
import static io.loopshark.forging.Original.SERVER;

import io.loopshark.segment.Flags;
import org.jspecify.annotations.Nullable;

/** Could a healthy client have sent a first segment with that number? */
final class ThirdSegmentTwin {

    private static final long KEEP_ALIVE_NANOS = 1_000_000_000L;

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
            if (later.has(Flags.RST)) {
                continue;
            }
            if (original.side(later) == CLIENT && original.sequence(later) < number) {
                boolean upToThere =
                        original.sequence(later) == original.sequence(third) && original.end(later) == number;
                return upToThere ? LeftOut.OWN_DATA_CAPTURED_TOO_LATE : null;
            }
            if (original.side(later) == SERVER && later.has(Flags.ACK)) {
                return original.acknowledgement(later) >= number ? LeftOut.DATA_NOT_CAPTURED : null;
            }
        }
        return LeftOut.CAPTURE_ENDS_TOO_EARLY;
    }
}
