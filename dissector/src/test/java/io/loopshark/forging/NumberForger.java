package io.loopshark.forging;

import io.loopshark.segment.Flags;
import java.util.Set;

/** Forges the numbers and the data of the transfer. */
final class NumberForger {

    private NumberForger() {}

    /** ACK_OF_UNSENT_DATA: more is acknowledged than the other side has sent. */
    static void unsentAcknowledged(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int other = 1 - original.side(segment);
        boolean behindFin = original.finIndex[other] >= 0 && original.finIndex[other] < index;
        if (!segment.ordinary()
                || !segment.has(Flags.ACK)
                || !FlagForger.open(original, index)
                || index == HandshakeForger.third(original)
                || behindFin) {
            return;
        }
        int sent = original.before(index).sent[other];
        // By order, though not by sequence, the client's first one after the SYN-ACK.
        boolean first = original.side(index) == Original.CLIENT
                && original.segments.subList(original.synIndex(Original.SERVER), index).stream()
                        .noneMatch(earlier -> original.side(earlier) == Original.CLIENT && earlier.ordinary());
        for (int by : Amounts.UP) {
            int forged = sent + by;
            if (forged < 0 || acknowledgesSyn(original, other, forged)) {
                continue; // counted from the ISN it would be an old one
            }
            tries.owed(
                    "ack " + by + " above what was sent",
                    original.changed(index, copy -> copy.acknowledgement = original.iss[other] + forged),
                    first ? Set.of("ACK_OF_UNSENT_DATA", "HANDSHAKE_ACK_NUMBER") : Set.of("ACK_OF_UNSENT_DATA"),
                    Set.of(segment.frame),
                    Unseen.twin(original, index, forged));
        }
    }

    private static boolean acknowledgesSyn(Original original, int side, int number) {
        return original.segments.stream()
                .filter(segment -> original.side(segment) == side && segment.has(Flags.SYN))
                .anyMatch(syn -> number == original.sequence(syn) + 1);
    }

    /** SEQUENCE_GAP: data goes on beyond where it should, and what was skipped never comes. */
    static void dataAhead(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        if (!plainData(original, index) || coveredElsewhere(original, index)) {
            return;
        }
        int room = original.before(index).edge[1 - side] - original.end(segment);
        for (int by : Amounts.UP) {
            if (by <= room) {
                tries.owed(
                        "seq moved by " + by,
                        original.changed(index, copy -> copy.sequence += by),
                        "SEQUENCE_GAP",
                        segment.frame);
            }
        }
    }

    /** SEQUENCE_GAP: one octet less, and so a gap before the next data. */
    static void dataShortened(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        if (!plainData(original, index) || coveredElsewhere(original, index)) {
            return;
        }
        int next = original.next(index + 1, side);
        while (next < original.segments.size()
                && (original.segments.get(next).has(Flags.RST)
                        || original.sequence(original.segments.get(next)) < original.end(segment))) {
            next = original.next(next + 1, side);
        }
        if (next < original.segments.size()) {
            tries.owed(
                    "one octet less",
                    original.changed(index, copy -> copy.carry(copy.payloadLength - 1)),
                    "SEQUENCE_GAP",
                    original.segments.get(next).frame);
        }
    }

    /** New data, exactly the next, on a connection without a gap. */
    static boolean plainData(Original original, int index) {
        Forged segment = original.segments.get(index);
        int side = original.side(segment);
        return segment.ordinary()
                && segment.payloadLength > 0
                && original.before(index).known
                && FlagForger.open(original, index)
                && original.sequence(segment) == original.before(index).sent[side];
    }

    /** Whether another segment carries any of this one's octets, too. */
    static boolean coveredElsewhere(Original original, int index) {
        Forged segment = original.segments.get(index);
        return original.segments.stream()
                .filter(other -> other != segment && original.side(other) == original.side(segment))
                .anyMatch(other -> other.sequenceLength() > 0
                        && original.sequence(other) < original.end(segment)
                        && original.end(other) > original.sequence(segment));
    }

    /** RETRANSMISSION_DIFFERS: the same octets again, but not the same. */
    static void otherBytesAgain(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (!plainData(original, index) || segment.payloadLength < 2 || segment.capturedPayloadLength() < 2) {
            return;
        }
        for (int at : new int[] {0, segment.capturedPayloadLength() - 1}) {
            tries.owed(
                    "sent again with another octet " + at,
                    original.inserted(index, copy -> copy.payload[at] ^= 0x20),
                    "RETRANSMISSION_DIFFERS",
                    index + 2L);
        }
    }
}
