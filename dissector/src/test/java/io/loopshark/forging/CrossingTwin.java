package io.loopshark.forging;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Could all that a side sent after the other's FIN have been under way already, or be no answer? */
final class CrossingTwin {

    private CrossingTwin() {}

    /** The healthy trace that looks like this one, in which nothing from {@code index} on counts the FIN. */
    static @Nullable LeftOut of(Original original, List<Forged> forged, int index) {
        int side = original.side(index);
        int other = 1 - side;
        boolean preceding = original.before(index).acknowledged[side] == original.fin[other];
        boolean shared = false;
        boolean overtaken = false;
        int window = -1;
        for (int i = 0; i < forged.size(); i++) {
            Forged segment = forged.get(i);
            if (original.side(segment) != side) {
                continue;
            }
            if (i >= index && segment.ordinary() && segment.has(Flags.ACK)) {
                if (preceding && answers(original, forged, i, window)) {
                    boolean fin = segment.has(Flags.FIN);
                    if (echoesFin(original, segment) || (fin ? overtaken : sentAlone(original, other))) {
                        return null;
                    }
                    overtaken |= !fin;
                }
                // Before all that precedes the FIN was acknowledged, it answers that.
                shared |= preceding && answersAckBefore(original, segment);
                preceding |= original.acknowledgement(segment) == original.fin[other];
            }
            window = segment.window;
        }
        if (overtaken) {
            return LeftOut.OVERTAKEN_SEGMENT_ANSWERED;
        }
        if (!shared) {
            return LeftOut.ANSWER_TO_FIN_NOT_CAPTURED;
        }
        boolean reset = forged.subList(original.finIndex[other], forged.size()).stream()
                .anyMatch(segment -> segment.has(Flags.RST));
        return reset ? LeftOut.RESET_BEFORE_ANSWER_TO_FIN : LeftOut.ANSWER_TO_ACK_BEFORE_FIN;
    }

    /** Nothing of that side that is to be answered, data or out of its turn, can still have been under way when it sent its FIN. */
    private static boolean sentAlone(Original original, int side) {
        int index = original.finIndex[side];
        Forged fin = original.segments.get(index);
        if (original.before(index).acknowledged[1 - side] != original.sequence(fin)) {
            return false;
        }
        for (int i = index - 1; i > original.synIndex(side); i--) {
            Forged earlier = original.segments.get(i);
            boolean inTurn = original.sequence(earlier) == original.before(i).sent[side];
            if (original.side(earlier) == side && (earlier.payloadLength > 0 || !inTurn)) {
                return earlier.acknowledgement != fin.acknowledgement || fin.nanos - earlier.nanos >= 100_000_000;
            }
        }
        return true;
    }

    /** Just before its FIN, by the same tick of its clock, the other side acknowledged this one's FIN: that may be answered here. */
    private static boolean answersAckBefore(Original original, Forged segment) {
        int side = original.side(segment);
        int other = 1 - side;
        Forged fin = original.segments.get(original.finIndex[other]);
        if (original.finIndex[side] < 0 || !segment.hasOption(Bit.TIMESTAMPS)) {
            return false;
        }
        Forged counted = original.segments.subList(0, original.finIndex[other]).stream()
                .filter(earlier -> original.side(earlier) == other
                        && earlier.has(Flags.ACK)
                        && original.acknowledgement(earlier) > original.fin[side]
                        && original.segments.get(original.finIndex[side]).frame < earlier.frame)
                .findFirst()
                .orElse(null);
        return counted != null
                && original.before(original.finIndex[other]).timestamp[other] == fin.timestampValue
                && segment.timestampEcho == fin.timestampValue
                && fin.nanos - counted.nanos < segment.nanos - fin.nanos;
    }

    private static boolean answers(Original original, List<Forged> forged, int index, int window) {
        Forged segment = forged.get(index);
        if (segment.payloadLength > 0 || segment.window == 0) {
            return false;
        }
        if (noAnswerToFin(original, forged, index)) {
            return false;
        }
        if (segment.has(Flags.FIN)) {
            return echoesFin(original, segment) || original.finIndex[original.side(segment)] == index;
        }
        if (answersAckBefore(original, segment)) {
            return false;
        }
        boolean probe = original.sequence(segment) == original.before(index).sent[original.side(segment)] - 1;
        return segment.window == window && !probe;
    }

    /** What came after the FIN is answered even if the FIN was lost; or the same was said before, and may be captured twice. */
    private static boolean noAnswerToFin(Original original, List<Forged> forged, int index) {
        Forged segment = forged.get(index);
        int other = 1 - original.side(segment);
        boolean askedElse = original.segments.subList(original.finIndex[other] + 1, index).stream()
                .anyMatch(later -> original.side(later) == other
                        && !later.has(Flags.FIN)
                        && !(later.pureAck() && original.sequence(later) == original.fin[other] + 1));
        return askedElse
                || segment.nanos < original.segments.get(original.finIndex[other]).nanos
                || !echoesFin(original, segment)
                        && forged.subList(0, index).stream()
                                .anyMatch(earlier -> original.side(earlier) == original.side(segment)
                                        && earlier.has(Flags.ACK)
                                        && earlier.acknowledgement == segment.acknowledgement
                                        && earlier.sequence == segment.sequence
                                        && (segment.identification() == 0
                                                || segment.identification() == earlier.identification()));
    }

    /**
     * The time stamps prove that the FIN had come: no segment before had its one, nor one that was missed and acknowledged first what
     * the FIN acknowledges.
     */
    private static boolean echoesFin(Original original, Forged segment) {
        int other = 1 - original.side(segment);
        Forged fin = original.segments.get(original.finIndex[other]);
        int before = original.before(original.finIndex[other]).timestamp[other];
        boolean news = original.acknowledgement(fin) > original.before(original.finIndex[other]).acknowledged[other];
        return segment.hasOption(Bit.TIMESTAMPS)
                && fin.hasOption(Bit.TIMESTAMPS)
                && fin.timestampValue != before
                && !news
                && segment.timestampEcho - fin.timestampValue >= 0;
    }
}
