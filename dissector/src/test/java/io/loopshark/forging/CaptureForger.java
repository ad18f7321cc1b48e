package io.loopshark.forging;

import io.loopshark.segment.Flags;
import java.util.List;

/** Does to segments what captures do. */
final class CaptureForger {

    /** How long queues hold a frame back before it is stamped. */
    private static final long HELD_BACK_NANOS = 5_000_000;

    private CaptureForger() {}

    /** A segment is missing: a gap where it carried data that nothing else carries, and never anybody's fault. */
    static void removed(Original original, int index, Tries tries) {
        List<Forged> rest = Edits.without(original.segments, index);
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        boolean missed = NumberForger.plainData(original, index)
                && !segment.has(Flags.FIN)
                && !NumberForger.coveredElsewhere(original, index)
                && original.segments.subList(index + 1, original.segments.size()).stream()
                        .anyMatch(later -> !later.has(Flags.RST)
                                && (original.side(later) == side
                                        ? original.sequence(later) >= original.end(segment)
                                        : original.acknowledgement(later) >= original.end(segment)));
        if (missed) {
            tries.gap("removed", rest);
        } else {
            tries.calm("removed", rest);
        }
    }

    /** A frame is there twice. */
    static void doubled(Original original, int index, Tries tries) {
        tries.calm("doubled", original.inserted(index, copy -> {}));
        tries.calm("doubled a little later", original.inserted(index, copy -> copy.nanos += 1000));
    }

    /** Two neighbours have changed places: the one was held back before it was stamped, or each keeps its time. */
    static void swapped(Original original, int index, Tries tries) {
        if (index + 1 < original.segments.size()) {
            long apart = original.segments.get(index + 1).nanos - original.segments.get(index).nanos;
            if (apart < HELD_BACK_NANOS) {
                tries.calm("swapped with the next", Edits.swapped(original.segments, index));
            }
            tries.calm("swapped with the next, each with its time", Edits.outOfTime(original.segments, index));
        }
    }
}
