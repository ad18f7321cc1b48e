package io.loopshark.junit;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which segment is to blame where a connection broke no rule, but did not open or end as the test asks. */
final class Guilt {
    /** The states of a peer whose own FIN is not acknowledged. */
    private static final Set<TcpState> FIN_UNANSWERED =
            EnumSet.of(TcpState.FIN_WAIT_1, TcpState.CLOSING, TcpState.LAST_ACK);

    private Guilt() {}

    /** The RST that ended the connection or refused it. */
    static Optional<Step> ofReset(JudgedConnection connection) {
        // One that its receiver had to ignore may have come before.
        return first(connection, step -> isReset(step) && ends(step)).or(() -> first(connection, Guilt::isReset));
    }

    private static boolean isReset(Step step) {
        return step.segment().has(Flags.RST);
    }

    private static boolean ends(Step step) {
        boolean client = step.from() == Side.CLIENT;
        TcpState before = (client ? step.clientBefore() : step.serverBefore()).state();
        TcpState after = (client ? step.client() : step.server()).state();
        return after == TcpState.CLOSED && before != TcpState.CLOSED;
    }

    /** What kept the connection from being opened: the RST, or the last SYN or SYN-ACK that was not answered. */
    static Optional<Step> ofOpening(JudgedConnection connection) {
        return switch (connection.handshake()) {
            case REFUSED, RESET -> ofReset(connection);
            case NO_REPLY -> last(connection, step -> step.segment().has(Flags.SYN));
            case NO_FINAL_ACK -> last(connection, step -> step.segment().has(Flags.SYN | Flags.ACK));
            case COMPLETE, SIMULTANEOUS_OPEN, NOT_SEEN -> Optional.empty();
        };
    }

    /** The FIN that was not answered; where nobody closed, no segment is to blame. */
    static Optional<Step> ofOpenEnd(JudgedConnection connection) {
        return last(connection, step -> isFin(step) && isUnanswered(connection, step.from()))
                .or(() -> last(connection, Guilt::isFin));
    }

    private static boolean isFin(Step step) {
        return step.segment().has(Flags.FIN);
    }

    /** Of a peer in CLOSING that is only inferred the FIN was acknowledged: that is what it was inferred from. */
    private static boolean isUnanswered(JudgedConnection connection, Side side) {
        Step last = connection.steps().get(connection.steps().size() - 1);
        PeerSnapshot peer = side == Side.CLIENT ? last.client() : last.server();
        return FIN_UNANSWERED.contains(peer.state()) && (peer.state() != TcpState.CLOSING || peer.stateObserved());
    }

    private static Optional<Step> first(JudgedConnection connection, Predicate<Step> wanted) {
        return connection.steps().stream().filter(wanted).findFirst();
    }

    private static Optional<Step> last(JudgedConnection connection, Predicate<Step> wanted) {
        List<Step> found = connection.steps().stream().filter(wanted).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
