package io.loopshark.forging;

import static io.loopshark.forging.Original.CLIENT;
import static io.loopshark.forging.Original.SERVER;

import io.loopshark.segment.Flags;

/** Forges control bits. */
final class FlagForger {

    private static final int[] WITHOUT_ACK = {0, Flags.PSH, Flags.FIN, Flags.URG, Flags.FIN | Flags.PSH | Flags.URG};

    private FlagForger() {}

    /** ILLEGAL_FLAGS: on an open connection a segment has neither ACK nor RST nor SYN. */
    static void noAck(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (!segment.ordinary() || !open(original, index)) {
            return;
        }
        for (int flags : WITHOUT_ACK) {
            tries.owed(
                    "flags [" + Flags.names(flags) + "]",
                    original.changed(index, copy -> copy.flags = flags),
                    "ILLEGAL_FLAGS",
                    segment.frame);
        }
    }

    /** Whether the sender of the segment is in a synchronized state: both SYNs came before, nothing has ended it since. */
    static boolean open(Original original, int index) {
        boolean begun = original.synIndex(CLIENT) >= 0
                && original.synIndex(SERVER) >= 0
                && Math.max(original.synIndex(CLIENT), original.synIndex(SERVER)) < index;
        // The server is synchronized once it was answered.
        boolean answered = original.side(index) == CLIENT || original.next(original.synIndex(SERVER), CLIENT) < index;
        return begun && answered && !reset(original, index) && !closed(original, index);
    }

    /** Whether there was a RST before. */
    static boolean reset(Original original, int index) {
        return original.segments.subList(0, index).stream().anyMatch(segment -> segment.has(Flags.RST));
    }

    /** Whether each side had counted the other's FIN before. */
    static boolean closed(Original original, int index) {
        Original.Moment before = original.before(index);
        return finCounted(original, before, CLIENT) && finCounted(original, before, SERVER);
    }

    private static boolean finCounted(Original original, Original.Moment before, int side) {
        return original.finIndex[side] >= 0 && before.acknowledged[1 - side] > original.fin[side];
    }

    /** ILLEGAL_FLAGS: SYN goes with neither FIN nor RST. */
    static void synWithOthers(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        for (int added : new int[] {Flags.FIN, Flags.RST, Flags.FIN | Flags.RST}) {
            int flags = segment.flags | Flags.SYN | added;
            if (flags != segment.flags) {
                tries.owed(
                        "flags [" + Flags.names(flags) + "]",
                        original.changed(index, copy -> copy.flags = flags),
                        "ILLEGAL_FLAGS",
                        segment.frame);
            }
        }
    }

    /** SYN_ACK_NUMBER: a segment of the open connection has SYN set, and so acknowledges no SYN. */
    static void synLater(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int acknowledged = original.acknowledgement(segment);
        int other = 1 - original.side(segment);
        boolean acknowledgesSyn = acknowledged >= 1 && acknowledged <= 1 + original.synData[other];
        if (segment.pureAck() && open(original, index) && original.oneSyn(other) && !acknowledgesSyn) {
            tries.owed(
                    "SYN set",
                    original.changed(index, copy -> copy.flags |= Flags.SYN),
                    "SYN_ACK_NUMBER",
                    segment.frame);
        }
    }
}
