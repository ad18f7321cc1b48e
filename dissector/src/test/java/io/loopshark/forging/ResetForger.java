package io.loopshark.forging;

import io.loopshark.segment.Flags;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forges resets. */
final class ResetForger {

    /** No port is used again so soon. */
    private static final long NEXT_USE_NANOS = 1_000_000_000;

    private ResetForger() {}

    /** RESET_UNACCEPTABLE: a RST of the connection gets another number. */
    static void resetSequence(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (!segment.has(Flags.RST) || segment.has(Flags.SYN) || !original.before(index).known) {
            return;
        }
        for (int by : Amounts.ANY) {
            int forged = segment.sequence + by;
            if (!acceptable(original, index, forged, segment.flags)) {
                tries.owed(
                        "seq moved by " + by,
                        original.changed(index, copy -> copy.sequence = forged),
                        Set.of("RESET_UNACCEPTABLE"),
                        Set.of(segment.frame),
                        twin(original, index, original.side(index), forged));
            }
        }
    }

    /** RESET_UNACCEPTABLE: a RST that nobody asked for, with a number out of the air. */
    static void resetInserted(Original original, int index, Tries tries) {
        int last = index + 1;
        if (last >= original.segments.size() || !original.before(last).known || FlagForger.reset(original, last)) {
            return;
        }
        Original.Moment before = original.before(last);
        int side = original.side(index);
        int top = original.iss[side] + before.sent[side];
        for (int by : new int[] {1, 1000, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            for (int flags : new int[] {Flags.RST, Flags.RST | Flags.ACK}) {
                if (!acceptable(original, last, side, top + by, flags)) {
                    tries.owed(
                            "a RST " + by + " above what was sent, flags [" + Flags.names(flags) + "]",
                            original.inserted(index, copy -> {
                                copy.flags = flags;
                                copy.sequence = top + by;
                                copy.options = 0;
                                copy.carry(0);
                            }),
                            Set.of("RESET_UNACCEPTABLE"),
                            Set.of(index + 2L),
                            twin(original, last, side, top + by));
                }
            }
        }
    }

    /** Data that the capture missed may lie before a RST, as far as the receiver's window goes; and its last offer, too. */
    private static @Nullable LeftOut twin(Original original, int index, int side, int number) {
        Original.Moment before = original.before(index);
        int relative = number - original.iss[side];
        if (isEndOf(original, index, side, relative)) {
            return LeftOut.RESET_CAPTURED_TOO_EARLY;
        }
        int reach = before.edge[1 - side] + (65_535 << original.shift(1 - side)) + 1;
        boolean closed = original.finIndex[side] >= 0 && original.finIndex[side] < index;
        if (relative > before.sent[side] && relative <= reach && !closed) {
            return LeftOut.DATA_NOT_CAPTURED;
        }
        boolean late = original.segments.get(index).nanos - original.segments.get(index - 1).nanos >= NEXT_USE_NANOS;
        boolean far = Math.abs((long) relative - before.sent[side]) > 65_535;
        return late && far && CloseForger.ended(original, index) ? LeftOut.NEXT_USE_NOT_CAPTURED : null;
    }

    /** Whether the side sends something from {@code index} on, up to this number and no segment behind it. */
    private static boolean isEndOf(Original original, int index, int side, int relative) {
        List<Forged> rest = original.segments.subList(index, original.segments.size()).stream()
                .filter(segment -> original.side(segment) == side && !segment.has(Flags.RST))
                .toList();
        return rest.stream().anyMatch(segment -> original.end(segment) == relative)
                && rest.stream().allMatch(segment -> original.sequence(segment) < relative);
    }

    private static boolean acceptable(Original original, int index, int number, int flags) {
        return acceptable(original, index, original.side(index), number, flags);
    }

    /** Whether the receiver has a reason to believe the number: the sentence of the contract, word for word. */
    private static boolean acceptable(Original original, int index, int side, int number, int flags) {
        Original.Moment before = original.before(index);
        int relative = number - original.iss[side];
        boolean own = relative >= before.acknowledged[1 - side] && relative <= before.sent[side];
        boolean asked = original.segments.subList(0, index).stream()
                .filter(segment -> original.side(segment) != side)
                .anyMatch(segment -> segment.has(Flags.ACK) && segment.acknowledgement == number);
        return own || asked || number == 0 && Flags.has(flags, Flags.ACK);
    }
}
