package io.loopshark.forging;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forges windows, and data that does not respect them. */
final class WindowForger {

    private static final int LARGEST_PAYLOAD = 65_000;

    /** How far a capture may have frames out of order. */
    private static final long OUT_OF_ORDER_NANOS = 5_000_000;

    private WindowForger() {}

    /** BEYOND_WINDOW: new data goes past all that was ever offered. */
    static void beyondWindow(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (!NumberForger.plainData(original, index) || segment.has(Flags.FIN)) {
            return;
        }
        int room = original.before(index).edge[1 - original.side(index)] - original.sequence(segment);
        for (int by : new int[] {1, 100}) {
            if (room > 0 && room + by <= LARGEST_PAYLOAD) {
                tries.owed(
                        by + " past the window",
                        original.changed(index, copy -> copy.carry(room + by)),
                        Set.of("BEYOND_WINDOW"),
                        Set.of(segment.frame),
                        offerTwin(original, index, original.sequence(segment) + room + by));
            }
        }
    }

    /** An acknowledgement with more room may have been missed, unless the next one has still too little. */
    private static @Nullable LeftOut offerTwin(Original original, int index, int end) {
        int other = 1 - original.side(index);
        for (int i = index + 1; i < original.segments.size(); i++) {
            Forged later = original.segments.get(i);
            if (original.side(later) == other && later.ordinary() && later.has(Flags.ACK)) {
                int edge = original.acknowledgement(later) + ((later.window + 1 << original.shift(other)) - 1);
                boolean late = original.sequence(later) < original.before(i).sent[other];
                if (edge < end && !late && !maybeBefore(original, index, later)) {
                    return null;
                }
                if (edge >= end) {
                    boolean soon = later.nanos - original.segments.get(index).nanos < OUT_OF_ORDER_NANOS;
                    boolean fits = original.acknowledgement(later) <= original.sequence(original.segments.get(index));
                    return soon && fits ? LeftOut.OFFER_CAPTURED_TOO_LATE : LeftOut.OFFER_NOT_CAPTURED;
                }
            }
        }
        return LeftOut.CAPTURE_ENDS_TOO_EARLY;
    }

    /** Whether this offer echoes nothing later than the data, and comes so soon that it may have been sent before. */
    private static boolean maybeBefore(Original original, int index, Forged offer) {
        Forged data = original.segments.get(index);
        return offer.nanos - data.nanos < OUT_OF_ORDER_NANOS
                && offer.hasOption(Bit.TIMESTAMPS)
                && data.hasOption(Bit.TIMESTAMPS)
                && offer.timestampEcho - data.timestampValue <= 0;
    }

    /** WINDOW_SHRUNK: the right edge goes back. */
    static void windowShrunk(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        Original.Moment before = original.before(index);
        // A SYN offers room, too, but relative to no number: the first acknowledgement settles the edge.
        boolean settled = original.segments.subList(0, index).stream()
                .anyMatch(earlier -> original.side(earlier) == side && earlier.has(Flags.ACK));
        boolean current = original.sequence(segment) == before.sent[side]
                && original.acknowledgement(segment) >= before.acknowledged[side]
                && original.acknowledgement(segment) <= before.sent[1 - side];
        if (!segment.ordinary()
                || !segment.has(Flags.ACK)
                || !before.known
                || !FlagForger.open(original, index)
                || !settled
                || !current) {
            return;
        }
        int grain = 1 << original.shift(side);
        int reached = before.offered[side] - original.acknowledgement(segment);
        for (int units : new int[] {2, 100}) {
            int window = reached / grain - units;
            if (window >= 0 && window <= 65_535) {
                tries.owed(
                        "window " + window,
                        original.changed(index, copy -> copy.window = window),
                        "WINDOW_SHRUNK",
                        segment.frame);
            }
        }
    }
}
