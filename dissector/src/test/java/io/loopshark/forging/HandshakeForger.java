package io.loopshark.forging;

import static io.loopshark.forging.Original.CLIENT;
import static io.loopshark.forging.Original.SERVER;

import io.loopshark.segment.Flags;
import java.util.Set;

/** Forges the three segments of the opening. */
final class HandshakeForger {

    private HandshakeForger() {}

    private static boolean synAck(Original original, int index) {
        Forged segment = original.segments.get(index);
        return Flags.isSynAck(segment.flags) && !segment.has(Flags.RST);
    }

    /** SYN_ACK_NUMBER: the SYN-ACK acknowledges no SYN that was sent. */
    static void synAcknowledgement(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int other = 1 - original.side(segment);
        if (!synAck(original, index)
                || original.synIndex(other) < 0
                || original.synIndex(other) > index
                || CloseForger.ended(original, index)) {
            return; // after its end nothing is of the connection that doesn't fit it
        }
        for (int by : Amounts.ANY) {
            int forged = segment.acknowledgement + by;
            if (!acknowledgesSyn(original, other, forged)) {
                tries.owed(
                        "ack moved by " + by,
                        original.changed(index, copy -> copy.acknowledgement = forged),
                        "SYN_ACK_NUMBER",
                        segment.frame);
            }
        }
    }

    private static boolean acknowledgesSyn(Original original, int side, int number) {
        return original.segments.stream()
                .filter(segment -> original.side(segment) == side && segment.has(Flags.SYN))
                .anyMatch(syn -> number - syn.sequence >= 1 && number - syn.sequence <= 1 + syn.payloadLength);
    }

    /** SYN_ACK_NUMBER: the SYN had another number than its SYN-ACK acknowledges. */
    static void synSequence(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (index != 0 || !original.oneSyn(CLIENT) || !original.oneSyn(SERVER)) {
            return;
        }
        int answer = original.synIndex(SERVER);
        if (answer < index || !synAck(original, answer)) {
            return;
        }
        int acknowledged = original.segments.get(answer).acknowledgement;
        for (int by : Amounts.ANY) {
            int offset = acknowledged - (segment.sequence + by);
            if (offset < 1 || offset > 1 + segment.payloadLength) {
                tries.owed(
                        "ISN moved by " + by,
                        original.changed(index, copy -> copy.sequence += by),
                        "SYN_ACK_NUMBER",
                        original.segments.get(answer).frame);
            }
        }
    }

    /** The client's first segment after the SYN-ACK that is no RST; −1 when it is not the first by sequence, too. */
    static int third(Original original) {
        int synAck = original.synIndex(SERVER);
        if (synAck < 0 || !synAck(original, synAck) || !original.oneIsn(SERVER) || original.synIndex(CLIENT) > synAck) {
            return -1;
        }
        int third = original.next(synAck, CLIENT);
        while (third < original.segments.size() && !original.segments.get(third).ordinary()) {
            third = original.next(third + 1, CLIENT);
        }
        if (third == original.segments.size()) {
            return -1;
        }
        Forged first = original.segments.get(third);
        boolean lowest = original.segments.stream()
                .filter(segment -> original.side(segment) == CLIENT && segment.ordinary())
                .allMatch(segment -> original.sequence(segment) >= original.sequence(first));
        return lowest && first.has(Flags.ACK) ? third : -1;
    }

    /** HANDSHAKE_ACK_NUMBER: the third segment acknowledges less than the SYN-ACK, or more than the server has sent. */
    static void thirdAcknowledgement(Original original, int index, Tries tries) {
        if (index != third(original)) {
            return;
        }
        Forged segment = original.segments.get(index);
        for (int by : Amounts.ANY) {
            int forged = original.acknowledgement(segment) + by;
            boolean less = forged < 1;
            boolean more = forged > original.before(index).sent[SERVER];
            if (less || more) {
                tries.owed(
                        "ack moved by " + by,
                        original.changed(index, copy -> copy.acknowledgement += by),
                        Set.of("HANDSHAKE_ACK_NUMBER"),
                        Set.of(segment.frame),
                        more ? Unseen.twin(original, index, forged) : null);
            }
        }
    }

    /** HANDSHAKE_ACK_NUMBER: the SYN-ACK has a higher number than the third segment acknowledges. */
    static void synAckSequence(Original original, int index, Tries tries) {
        int third = third(original);
        if (third < 0 || index != original.synIndex(SERVER) || !original.oneSyn(SERVER)) {
            return;
        }
        Forged answer = original.segments.get(third);
        for (int by : Amounts.ANY) {
            // A lower one looks as if the first data of the server had been missed.
            if (original.acknowledgement(answer) - by < 1) {
                tries.owed(
                        "ISN moved by " + by,
                        original.changed(index, copy -> copy.sequence += by),
                        "HANDSHAKE_ACK_NUMBER",
                        answer.frame);
            }
        }
    }

    /** HANDSHAKE_ACK_SEQUENCE: the third segment, a pure ACK, does not begin where the SYN ended. */
    static void thirdSequence(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (index != third(original) || !segment.pureAck()) {
            return;
        }
        for (int by : Amounts.ANY) {
            tries.owed(
                    "seq moved by " + by,
                    original.changed(index, copy -> copy.sequence += by),
                    Set.of("HANDSHAKE_ACK_SEQUENCE"),
                    Set.of(segment.frame),
                    ThirdSegmentTwin.of(original, index, by));
        }
    }

    /** ISN_CHANGED: a second SYN-ACK to the same SYN has another ISN. */
    static void secondIsn(Original original, int index, Tries tries) {
        if (index != original.synIndex(SERVER) || !synAck(original, index) || original.synIndex(CLIENT) > index) {
            return;
        }
        for (int by : Amounts.ANY) {
            tries.owed(
                    "a second SYN-ACK, ISN moved by " + by,
                    original.inserted(index, copy -> copy.sequence += by),
                    "ISN_CHANGED",
                    index + 2L);
        }
    }
}
