package io.loopshark.forging;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Could a healthy peer have acknowledged what the capture does not show as sent? The frames around may be out of order, or the
 * capture may have missed data.
 */
final class Unseen {

    /** How far a capture may have frames out of order. */
    private static final long OUT_OF_ORDER_NANOS = 5_000_000;

    /** Keep-alives of real systems are seconds apart at the least. */
    private static final long KEEP_ALIVE_NANOS = 1_000_000_000;

    /** So many octets a capture may miss in a row, whatever its clock says. */
    private static final int MISSED_AT_ANY_RATE = 1 << 27;

    /** 100 Gbit/s. */
    private static final double OCTETS_PER_NANO = 12.5;

    private static final int NO_BLOCK = Integer.MIN_VALUE;

    private Unseen() {}

    /**
     * The healthy trace that looks just so.
     *
     * @param acknowledged the forged acknowledgement of the segment at {@code index}, counted from the other side's ISN
     */
    static @Nullable LeftOut twin(Original original, int index, int acknowledged) {
        return twin(original, index, NO_BLOCK, acknowledged);
    }

    /** The same for a SACK block, which its sender may take back (RFC 2018 §8), and which says nothing of what lies below it. */
    static @Nullable LeftOut sackTwin(Original original, int index, int left, int right) {
        return twin(original, index, left, right);
    }

    private static @Nullable LeftOut twin(Original original, int index, int left, int acknowledged) {
        int side = original.side(index);
        int other = 1 - side;
        int unseen = original.before(index).sent[other];
        if (tooMuch(original, index, acknowledged - unseen)) {
            return null;
        }
        int sent = unseen;
        LeftOut reason = LeftOut.CAPTURE_ENDS_TOO_EARLY;
        for (int i = index + 1; i < original.segments.size(); i++) {
            Forged later = original.segments.get(i);
            if (original.side(later) == side) {
                if (left == NO_BLOCK && provesOrder(original, index, later, acknowledged)) {
                    return null;
                }
                continue;
            }
            int from = original.sequence(later);
            int to = original.end(later);
            long nanos = later.nanos - original.segments.get(index).nanos;
            if (later.has(Flags.RST)) {
                continue;
            } else if (later.has(Flags.FIN) && to < acknowledged) {
                return null;
            } else if (nanos < 0) {
                sent = Math.max(sent, to);
            } else if (from >= acknowledged) {
                return filledSoon(original, index, i, acknowledged)
                        ? LeftOut.ACK_CAPTURED_TOO_EARLY
                        : LeftOut.DATA_NOT_CAPTURED;
            } else if (from < left && to > sent && (!later.has(Flags.FIN) || to >= acknowledged)) {
                if (to > acknowledged) {
                    return LeftOut.FIRST_COPY_NOT_CAPTURED;
                }
                sent = to;
            } else if (from <= sent
                    && to > sent
                    && nanos < OUT_OF_ORDER_NANOS
                    && (dataEnd(original, later) <= acknowledged || ends(original, acknowledged - unseen))) {
                sent = to;
            } else if (left == NO_BLOCK
                    && from <= sent
                    && dataEnd(original, later) > acknowledged
                    && nanos < OUT_OF_ORDER_NANOS) {
                return standsBy(original, index, i, acknowledged) ? LeftOut.PART_TAKEN_OF_LATE_DATA : null;
            } else if (from == sent && to == acknowledged) {
                reason = LeftOut.FIRST_COPY_NOT_CAPTURED;
            } else if (from == to && (nanos < OUT_OF_ORDER_NANOS || !tellsNews(original, i))) {
                continue;
            } else if (from == to && from == acknowledged - 1 && afterRest(original, i)) {
                reason = LeftOut.KEEP_ALIVE_AFTER_MISSED_ANSWER;
                continue;
            } else if (reason == LeftOut.FIRST_COPY_NOT_CAPTURED) {
                continue;
            } else if (from == sent || from < sent && to > sent) {
                return null;
            }
            if (sent >= acknowledged) {
                return LeftOut.ACK_CAPTURED_TOO_EARLY;
            }
        }
        return reason;
    }

    /** Whether nothing that the side says later is at odds with its having taken only a part of the data that comes right behind. */
    private static boolean standsBy(Original original, int index, int data, int acknowledged) {
        Forged forged = original.segments.get(index);
        boolean inParts = false;
        for (Forged later : original.segments.subList(data, original.segments.size())) {
            if (!later.ordinary() || !later.has(Flags.ACK)) {
                continue;
            }
            int number = original.acknowledgement(later);
            if (original.side(later) != original.side(forged)) {
                int inside = number - original.sequence(forged);
                inParts |= inside > 0 && inside < forged.payloadLength && !ends(original, inside);
            } else if (provesOrder(original, index, later, acknowledged)) {
                return false;
            } else if (number >= acknowledged) {
                return number == acknowledged || inParts;
            }
        }
        return true;
    }

    /** Whether what was passed over comes so soon that only the order is wrong. */
    private static boolean filledSoon(Original original, int index, int beyond, int acknowledged) {
        int sent = original.before(index).sent[1 - original.side(index)];
        long nanos = original.segments.get(index).nanos;
        return original.segments.subList(beyond, original.segments.size()).stream()
                .anyMatch(later -> original.side(later) != original.side(index)
                        && original.sequence(later) <= sent
                        && original.end(later) > sent
                        && later.nanos - nanos < OUT_OF_ORDER_NANOS
                        && (dataEnd(original, later) <= acknowledged || ends(original, acknowledged - sent)));
    }

    /** No line carries so much in the time since the connection began. */
    private static boolean tooMuch(Original original, int index, int octets) {
        long nanos = original.segments.get(index).nanos - original.segments.get(0).nanos;
        return original.before(index).known && octets > MISSED_AT_ANY_RATE && octets > nanos * OCTETS_PER_NANO;
    }

    /** Whether nothing was captured so long before that the segment may ask for a sign of life. */
    private static boolean afterRest(Original original, int index) {
        return original.segments.get(index).nanos - original.segments.get(index - 1).nanos >= KEEP_ALIVE_NANOS;
    }

    /** Whether the segment acknowledges more than its side did before, and so was certainly not sent before. */
    private static boolean tellsNews(Original original, int index) {
        int side = original.side(index);
        return original.acknowledgement(original.segments.get(index)) > original.before(index).acknowledged[side];
    }

    /** The same side later acknowledges less, in a segment that it certainly sent later: so the order is no excuse. */
    private static boolean provesOrder(Original original, int index, Forged later, int acknowledged) {
        Forged forged = original.segments.get(index);
        int side = original.side(forged);
        boolean inOrder = original.sequence(forged) == original.before(index).sent[side];
        if (original.segments.subList(0, index).stream().anyMatch(earlier -> copy(earlier, later))) {
            return false;
        }
        return later.ordinary()
                && later.has(Flags.ACK)
                && original.acknowledgement(later) < acknowledged
                && (inOrder && original.end(later) > original.end(forged)
                        || original.agreed(Bit.TIMESTAMPS)
                                && later.hasOption(Bit.TIMESTAMPS)
                                && forged.hasOption(Bit.TIMESTAMPS)
                                && later.timestampValue - forged.timestampValue > 0);
    }

    private static boolean copy(Forged one, Forged other) {
        return one.sourcePort() == other.sourcePort()
                && one.sequence == other.sequence
                && one.acknowledgement == other.acknowledgement
                && one.flags == other.flags
                && one.payloadLength == other.payloadLength
                && one.timestampValue == other.timestampValue;
    }

    /** Where the data ends: a FIN may have come for itself, too. */
    private static int dataEnd(Original original, Forged segment) {
        return original.end(segment) - (segment.has(Flags.FIN) ? 1 : 0);
    }

    /** Whether a segment on the wire may have ended after so many octets, where offload made one frame of several. */
    private static boolean ends(Original original, int octets) {
        int options = original.agreed(Bit.TIMESTAMPS) ? 12 : 0;
        return IntStream.of(Original.CLIENT, Original.SERVER)
                .map(side -> original.segments.get(original.synIndex(side)).maximumSegmentSize - options)
                .anyMatch(onTheWire -> onTheWire > 0 && octets % onTheWire == 0);
    }
}
