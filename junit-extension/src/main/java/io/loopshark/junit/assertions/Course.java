package io.loopshark.junit.assertions;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the segments of a connection tell beyond what the judge says of it.
 *
 * @param connection with its segments
 */
record Course(JudgedConnection connection) {

    private static final Set<TcpState> FIN_SENT = EnumSet.of(
            TcpState.FIN_WAIT_1,
            TcpState.FIN_WAIT_2,
            TcpState.CLOSING,
            TcpState.LAST_ACK,
            TcpState.TIME_WAIT,
            TcpState.CLOSED);

    static boolean isOpened(JudgedConnection connection) {
        return connection.handshake() == Handshake.COMPLETE || connection.handshake() == Handshake.SIMULTANEOUS_OPEN;
    }

    /** Whether both FINs were acknowledged. */
    static boolean isClosed(JudgedConnection connection) {
        return connection.teardown().graceful();
    }

    /** Whether a RST ended the connection or refused it. */
    static boolean isReset(JudgedConnection connection) {
        return connection.teardown() == Teardown.RESET
                || connection.handshake() == Handshake.REFUSED
                || connection.handshake() == Handshake.RESET;
    }

    /** Whether nothing more is to come. */
    static boolean isOver(JudgedConnection connection) {
        return isClosed(connection) || isReset(connection);
    }

    /** Whether this side has sent a FIN, or all is over. */
    static boolean isDone(JudgedConnection connection, Side side) {
        return isOver(connection) || FIN_SENT.contains(state(connection, side));
    }

    static @Nullable TcpState state(JudgedConnection connection, Side side) {
        return side == Side.CLIENT ? connection.clientState() : connection.serverState();
    }

    /** Octets of data that this side has sent, each counted once. */
    static long bytes(JudgedConnection connection, Side side) {
        return side == Side.CLIENT ? connection.clientBytes() : connection.serverBytes();
    }

    List<Step> steps() {
        return connection.steps();
    }

    /** The segments with these frame numbers. */
    static List<Step> stepsWhere(JudgedConnection connection, LongPredicate frames) {
        return connection.steps().stream()
                .filter(step -> frames.test(Text.frame(step)))
                .toList();
    }

    /** This side's first FIN. */
    @Nullable
    Step fin(Side side) {
        return first(step -> step.from() == side && step.segment().has(Flags.FIN));
    }

    /** The first FIN of all. */
    @Nullable
    Step firstFin() {
        return first(step -> step.segment().has(Flags.FIN));
    }

    /** The first FIN or the RST that ended the connection, whichever came first. */
    @Nullable
    Step firstEnd() {
        Step fin = firstFin();
        Step reset = reset();
        return fin == null || reset != null && precedes(reset, fin) ? reset : fin;
    }

    /** The RST that ended the connection or refused it. */
    @Nullable
    Step reset() {
        if (!isReset(connection)) {
            return null;
        }
        Step ending = first(step -> step.segment().has(Flags.RST)
                && after(step, step.from()).state() == TcpState.CLOSED
                && before(step, step.from()).state() != TcpState.CLOSED);
        return ending != null ? ending : first(step -> step.segment().has(Flags.RST));
    }

    private @Nullable Step first(Predicate<Step> wanted) {
        return steps().stream().filter(wanted).findFirst().orElse(null);
    }

    private static PeerSnapshot before(Step step, Side side) {
        return side == Side.CLIENT ? step.clientBefore() : step.serverBefore();
    }

    private static PeerSnapshot after(Step step, Side side) {
        return side == Side.CLIENT ? step.client() : step.server();
    }

    /** Whether {@code a} was captured before {@code b}. */
    static boolean precedes(Step a, Step b) {
        return a.segment().frameNumber() < b.segment().frameNumber();
    }

    /** Nanoseconds from one segment to a later one. */
    static long nanosBetween(Step from, Step to) {
        return to.segment().timestampNanos() - from.segment().timestampNanos();
    }

    /** The last segment before {@code step}. */
    Optional<Step> predecessor(Step step) {
        int index = steps().indexOf(step);
        return index > 0 ? Optional.of(steps().get(index - 1)) : Optional.empty();
    }

    /** The first SYN or SYN-ACK that had been sent before; copies that only the capture made are passed over. */
    @Nullable
    Step retransmittedSyn() {
        Set<String> seen = new HashSet<>();
        return first(step -> step.segment().has(Flags.SYN)
                && step.findings().stream().noneMatch(finding -> finding.kind() == FindingKind.DUPLICATE_FRAME)
                && !seen.add(step.from() + " " + step.segment().sequence()));
    }

    /** The first SYN without ACK that carries data. */
    @Nullable
    Step synWithData() {
        return first(
                step -> Flags.isSyn(step.segment().flags()) && step.segment().payloadLength() > 0);
    }

    /** The first new data of this side that acknowledges the other side's FIN. */
    @Nullable
    Step dataAfterFinOfOther(Side side) {
        Step fin = fin(side.other());
        if (fin == null) {
            return null;
        }
        int end = fin.segment().nextSequence();
        return first(step -> step.from() == side
                && newOctets(step) > 0
                && step.segment().has(Flags.ACK)
                && SequenceNumber.atOrAfter(step.segment().acknowledgement(), end));
    }

    /** How many octets of new data this side sent after the other side's FIN. */
    long sentAfterFinOfOther(Side side) {
        Step fin = fin(side.other());
        return fin == null
                ? 0
                : steps().stream()
                        .filter(step -> step.from() == side && precedes(fin, step))
                        .mapToLong(Course::newOctets)
                        .sum();
    }

    /** How many octets of the segment's data lie beyond all that its sender had sent before. */
    private static long newOctets(Step step) {
        SequenceNumber next = before(step, step.from()).sndNxt();
        int end = endOfData(step.segment());
        int octets = step.segment().payloadLength();
        return next == null ? octets : Math.max(0, Math.min(octets, SequenceNumber.distance(next.raw(), end)));
    }

    private static int endOfData(Segment segment) {
        return segment.sequence() + (segment.has(Flags.SYN) ? 1 : 0) + segment.payloadLength();
    }

    /** How many octets of this side's data nobody had acknowledged when the connection was reset, or up to now. */
    long unacknowledged(Side side) {
        Step reset = reset();
        boolean any = false;
        int acknowledged = 0;
        int end = 0;
        for (Step step : steps()) {
            Segment segment = step.segment();
            if (step.from() == side && segment.payloadLength() > 0) {
                int start = endOfData(segment) - segment.payloadLength();
                end = any ? SequenceNumber.later(end, endOfData(segment)) : endOfData(segment);
                acknowledged = any ? acknowledged : start;
                any = true;
            } else if (step.from() != side && any && segment.has(Flags.ACK)) {
                acknowledged = SequenceNumber.later(acknowledged, segment.acknowledgement());
            }
            if (reset != null && !precedes(step, reset)) {
                break;
            }
        }
        return any ? Math.max(0, SequenceNumber.distance(acknowledged, end)) : 0;
    }
}
