package io.loopshark.report;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import org.jspecify.annotations.Nullable;

/** Finds out what happens in each step, for all voices. To be asked about a step before it is taken in. */
final class Plot {

    /** How the numbers of data follow on what its sender has sent before. */
    enum Order {
        /** They are the next ones in turn. */
        NEXT,
        /** Something before them is missing. */
        BEYOND,
        /** They were sent before and not acknowledged. */
        AGAIN,
        /** They were sent before and acknowledged. */
        NEEDLESS,
        /** They lie below what was sent, and were not seen before. */
        LATE
    }

    private final Telling telling;
    private boolean thirdSeen;

    Plot(Telling telling) {
        this.telling = telling;
    }

    Event event(Step step) {
        int flags = step.segment().flags();
        if (Flags.has(flags, Flags.RST)) {
            return reset(step);
        }
        if (Flags.has(flags, Flags.SYN)) {
            return Flags.has(flags, Flags.ACK) ? synAck(step) : syn(step);
        }
        if (Flags.has(flags, Flags.FIN)) {
            return fin(step);
        }
        if (telling.finFirstAcknowledgedBy(step) != null) {
            return Event.FIN_ACKNOWLEDGED;
        }
        if (answersFinAgain(step)) {
            return Event.FIN_ACKNOWLEDGED_AGAIN;
        }
        if (isThird(step)) {
            thirdSeen = true;
            return Event.THIRD;
        }
        return inUse(step);
    }

    private boolean answersFinAgain(Step step) {
        Side other = step.from().other();
        return telling.lastSpeaker() == other
                && telling.speaker(other).hasRepeatedFin(step.segment().acknowledgement())
                && step.segment().has(Flags.ACK)
                && step.segment().payloadLength() == 0
                && !telling.acknowledgesMore(step);
    }

    /** Whether this is the segment that answers a SYN-ACK; what comes after it is not. */
    boolean isThird(Step step) {
        Step synAck = telling.speaker(step.from().other()).syn();
        return !thirdSeen
                && synAck != null
                && synAck.segment().has(Flags.ACK)
                && telling.connection.handshake() != Handshake.SIMULTANEOUS_OPEN
                && step.segment().has(Flags.ACK)
                && SequenceNumber.atOrAfter(
                        step.segment().sequence(), synAck.segment().acknowledgement() - 1);
    }

    private Event syn(Step step) {
        Step earlier = telling.speaker(step.from()).syn();
        if (earlier != null) {
            return same(earlier, step) ? Event.SYN_AGAIN : Event.SYN_OF_ANOTHER_ATTEMPT;
        }
        return telling.speaker(step.from().other()).syn() == null ? Event.SYN : Event.SYN_CROSSES;
    }

    private Event synAck(Step step) {
        Step earlier = telling.speaker(step.from()).syn();
        if (earlier == null || !same(earlier, step)) {
            return Event.SYN_ACK;
        }
        return earlier.segment().has(Flags.ACK) ? Event.SYN_ACK_AGAIN : Event.SYN_WITH_ACK_NOW;
    }

    private static boolean same(Step one, Step other) {
        return one.segment().sequence() == other.segment().sequence();
    }

    private Event fin(Step step) {
        if (telling.speaker(step.from()).fin() != null) {
            return Event.FIN_AGAIN;
        }
        Step other = telling.speaker(step.from().other()).fin();
        if (other == null) {
            return Event.FIN;
        }
        boolean unseen = SequenceNumber.before(
                step.segment().acknowledgement(), other.segment().nextSequence());
        if (!unseen) {
            return Event.FIN_TOO;
        }
        return telling.frameNotCounting(step) == 0 ? Event.FIN_CROSSES : Event.FIN_UNCOUNTED;
    }

    private Event reset(Step step) {
        Speaker self = telling.speaker(step.from());
        Step asked = telling.speaker(step.from().other()).syn();
        if (!self.hasSpoken() && asked != null && !asked.segment().has(Flags.ACK)) {
            return Event.REFUSAL;
        }
        if (telling.found(step, FindingKind.HALF_OPEN_DISCOVERED)) {
            return Event.RESET_OF_UNKNOWN;
        }
        if (telling.frameOfRejectedThird(step) != 0) {
            return Event.RESET_OF_WRONG_THIRD;
        }
        if (telling.found(step, FindingKind.RESET_UNACCEPTABLE)) {
            return Event.RESET_IGNORED;
        }
        if (self.syn() != null && asked != null && asked.segment().has(Flags.ACK) && !self.hasAcknowledgedAnything()) {
            return answersNoSyn(asked) ? Event.RESET_OF_WRONG_ANSWER : Event.RESET_INSTEAD_OF_THIRD;
        }
        return telling.closed(Side.CLIENT) && telling.closed(Side.SERVER) ? Event.RESET_WHEN_CLOSED : abort(step, self);
    }

    private boolean answersNoSyn(Step synAck) {
        SequenceNumber isn =
                synAck.from() == Side.SERVER ? telling.connection.clientIsn() : telling.connection.serverIsn();
        return isn != null && synAck.segment().acknowledgement() - isn.raw() != 1;
    }

    private Event abort(Step step, Speaker self) {
        boolean unprovoked = telling.lastSpeaker() == step.from();
        if (self.fin() != null) {
            boolean unread = unprovoked && telling.speaker(step.from().other()).hasSentData();
            return unread ? Event.RESET_WITH_UNREAD_DATA : Event.RESET_OF_LATE_DATA;
        }
        return unprovoked && self.isProbing() ? Event.RESET_AFTER_SILENCE : Event.ABORT;
    }

    private Event inUse(Step step) {
        if (step.segment().payloadLength() == 0 && !step.segment().has(Flags.ACK)) {
            return Event.WITHOUT_ACK;
        }
        if (telling.speaker(step.from()).probes(step)) {
            return telling.speaker(step.from().other()).offersNothing() ? Event.WINDOW_PROBE : Event.KEEP_ALIVE;
        }
        if (step.segment().payloadLength() > 0) {
            return Event.DATA;
        }
        return telling.acknowledgesMore(step) ? Event.ACKNOWLEDGEMENT : repeated(step);
    }

    private Event repeated(Step step) {
        Speaker other = telling.speaker(step.from().other());
        if (telling.speaker(step.from()).offersNothing() && step.segment().window() > 0) {
            return Event.ROOM_AGAIN;
        }
        if (other.isProbing()) {
            return step.segment().window() == 0 ? Event.STILL_NO_ROOM : Event.STILL_THERE;
        }
        Long window = Telling.window(step, true);
        if (window != null && !window.equals(Telling.window(step, false))) {
            return Event.OTHER_WINDOW;
        }
        boolean behind = other.hasSpoken()
                && SequenceNumber.after(other.highest(), step.segment().acknowledgement());
        return behind ? Event.STILL_WAITING : Event.NOTHING_NEW;
    }

    /** How the data of a step follows on what was sent before. */
    Order order(Step step) {
        Speaker self = telling.speaker(step.from());
        int sequence = step.segment().sequence();
        if (!self.hasSpoken() || sequence == self.highest()) {
            return Order.NEXT;
        }
        if (SequenceNumber.after(sequence, self.highest())) {
            return Order.BEYOND;
        }
        if (sentBefore(step) == null) {
            return Order.LATE;
        }
        boolean acknowledged = telling.speaker(step.from().other())
                .hasAcknowledged(step.segment().nextSequence());
        return acknowledged ? Order.NEEDLESS : Order.AGAIN;
    }

    /** The number of the frame in which the same data was sent before; 0 if there is none. */
    long frameSentBefore(Step step) {
        Step before = sentBefore(step);
        return before == null ? 0 : before.segment().frameNumber();
    }

    private @Nullable Step sentBefore(Step step) {
        return telling.speaker(step.from()).endingAt(step.segment().nextSequence());
    }
}
