package io.loopshark.forging;

import io.loopshark.segment.Flags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forges the close. */
final class CloseForger {

    private CloseForger() {}

    private static boolean afterFinOf(Original original, int side, int index) {
        return original.finIndex[side] >= 0 && original.finIndex[side] < index;
    }

    /** Whether the connection is over before that segment: reset, or both FINs acknowledged. */
    static boolean ended(Original original, int index) {
        return FlagForger.closed(original, index) || FlagForger.reset(original, index);
    }

    private static boolean countsFin(Original original, int index) {
        Forged segment = original.segments.get(index);
        int other = 1 - original.side(segment);
        return segment.ordinary()
                && segment.has(Flags.ACK)
                && afterFinOf(original, other, index)
                && original.acknowledgement(segment) == original.fin[other] + 1;
    }

    /** FIN_ACK_NUMBER: from this segment on, no answer counts the FIN. */
    static void finNeverCounted(Original original, int index, Tries tries) {
        int side = original.side(index);
        int other = 1 - side;
        if (!countsFin(original, index)
                || original.before(index).acknowledged[side] > original.fin[other]
                || !original.before(index).known) {
            return;
        }
        List<Forged> forged = new ArrayList<>(original.segments);
        Set<Long> frames = new HashSet<>();
        for (int i = original.finIndex[other] + 1; i < forged.size(); i++) {
            if (original.side(i) == side) {
                if (original.acknowledgement(forged.get(i)) > original.fin[other]) {
                    forged.set(i, forged.get(i).with(copy -> copy.acknowledgement--));
                }
                frames.add(forged.get(i).frame);
            }
        }
        tries.owed(
                "FIN not counted from here on",
                forged,
                Set.of("FIN_ACK_NUMBER"),
                frames,
                CrossingTwin.of(original, forged, index));
    }

    /** FIN_ACK_NUMBER: more is counted than there was. */
    static void finCountedTwice(Original original, int index, Tries tries) {
        if (!countsFin(original, index)) {
            return;
        }
        for (int by : Amounts.UP) {
            if (original.acknowledgement(original.segments.get(index)) + by > 0) {
                tries.owed(
                        "ack moved by " + by,
                        original.changed(index, copy -> copy.acknowledgement += by),
                        "FIN_ACK_NUMBER",
                        original.segments.get(index).frame);
            }
        }
    }

    /** DATA_AFTER_FIN: who has closed sends data. */
    static void dataBehindFin(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        if (!segment.ordinary() || FlagForger.reset(original, index)) {
            return;
        }
        if (afterFinOf(original, side, index) && segment.payloadLength == 0) {
            for (int length : new int[] {1, 100}) {
                if (original.sequence(segment) + length > original.fin[side]) {
                    tries.owed(
                            length + " octets behind the FIN",
                            original.changed(index, copy -> copy.carry(length)),
                            Set.of("DATA_AFTER_FIN"),
                            Set.of(segment.frame),
                            keepAliveTwin(original.sequence(segment) - original.fin[side], length));
                }
            }
        }
        if (original.finIndex[side] == index) {
            for (int offset : new int[] {0, 1, 1000}) {
                tries.owed(
                        "more data " + offset + " behind the FIN's number",
                        original.inserted(index, copy -> {
                            copy.sequence = original.iss[side] + original.fin[side] + offset;
                            copy.flags = Flags.ACK | Flags.PSH;
                            copy.carry(10);
                        }),
                        "DATA_AFTER_FIN",
                        index + 2L);
            }
        }
    }

    /** One octet on the FIN's own number may be a keep-alive's. */
    private static @Nullable LeftOut keepAliveTwin(int offset, int length) {
        return offset == 0 && length == 1 ? LeftOut.KEEP_ALIVE_BEHIND_FIN : null;
    }

    /** DATA_AFTER_FIN: FIN is set too early. */
    static void finBeforeData(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        if (!segment.ordinary()
                || segment.has(Flags.FIN)
                || !FlagForger.open(original, index)
                || afterFinOf(original, side, index)
                || original.end(segment) != original.before(index).sent[side]
                        && original.sequence(segment) != original.before(index).sent[side]) {
            return;
        }
        Set<Long> guilty = new HashSet<>();
        LeftOut twin = null;
        for (int i = index + 1; guilty.isEmpty() && i < original.segments.size(); i++) {
            Forged later = original.segments.get(i);
            if (later.has(Flags.RST) || later.has(Flags.SYN)) {
                break;
            }
            if (original.side(later) == side
                    && later.payloadLength > 0
                    && original.sequence(later) + later.payloadLength > original.end(segment)) {
                twin = keepAliveTwin(original.sequence(later) - original.end(segment), later.payloadLength);
                if (twin == null) {
                    guilty.add(later.frame);
                }
            }
        }
        if (!guilty.isEmpty() || twin != null) {
            tries.owed(
                    "FIN set",
                    original.changed(index, copy -> copy.flags |= Flags.FIN),
                    Set.of("DATA_AFTER_FIN"),
                    guilty,
                    twin);
        }
    }

    /** DATA_AFTER_FIN: the FIN takes a number that data has already taken. */
    static void finAmongData(Original original, int index, Tries tries) {
        int side = original.side(index);
        if (original.finIndex[side] != index || !original.before(index).known || FlagForger.reset(original, index)) {
            return;
        }
        for (int by : new int[] {1, 2, 100, 1000}) {
            if (original.fin[side] - by >= 1 + original.synData[side]
                    && original.fin[side] - by < original.before(index).sent[side]) {
                tries.owed(
                        "FIN " + by + " lower",
                        original.changed(index, copy -> copy.sequence -= by),
                        "DATA_AFTER_FIN",
                        original.segments.get(index).frame);
            }
        }
    }

    /** SEQUENCE_GAP: the FIN is further on than the data went. */
    static void finAhead(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        if (original.finIndex[side] != index
                || !original.before(index).known
                || FlagForger.reset(original, index)
                || NumberForger.coveredElsewhere(original, index)) {
            return;
        }
        for (int by : new int[] {1, 2, 100, 1000}) {
            tries.owed(
                    "FIN moved by " + by,
                    original.changed(index, copy -> copy.sequence += by),
                    "SEQUENCE_GAP",
                    segment.frame);
        }
    }

    /** SEQUENCE_AFTER_FIN: an empty segment beyond the FIN. */
    static void emptyBehindFin(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        if (!segment.pureAck() || !afterFinOf(original, side, index)) {
            return;
        }
        for (int by : Amounts.UP) {
            if (original.fin[side] + 1 + by > 0) {
                tries.owed(
                        by + " behind the FIN",
                        original.changed(
                                index, copy -> copy.sequence = original.iss[side] + original.fin[side] + 1 + by),
                        "SEQUENCE_AFTER_FIN",
                        segment.frame);
            }
        }
    }
}
