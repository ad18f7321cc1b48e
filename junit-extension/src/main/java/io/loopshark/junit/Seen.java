package io.loopshark.junit;

import io.loopshark.live.Observation;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a test is judged by.
 *
 * @param opened connections whose first segment lies in the test
 * @param reused connections opened earlier that carried data in the test
 * @param presumed whether a connection is only presumed to be this JVM's
 * @param left what is in neither list though it may concern this JVM
 * @param lost frames lost in the test
 * @param overlapped whether another watch looked at all connections of this JVM meanwhile
 * @param phases what the test marked
 * @param inTest whether the frame with this number lies in the test
 * @param inFull the same connection with its segments kept
 */
record Seen(
        List<JudgedConnection> opened,
        List<JudgedConnection> reused,
        Predicate<JudgedConnection> presumed,
        Observation.Left left,
        long lost,
        boolean overlapped,
        Phases phases,
        LongPredicate inTest,
        UnaryOperator<JudgedConnection> inFull) {

    static Seen of(Observation observation, Phases phases, boolean overlapped) {
        return new Seen(
                observation.opened(),
                observation.reused(),
                observation::isPresumed,
                observation.left(),
                observation.trust().lost(),
                overlapped,
                phases,
                observation::isInWindow,
                observation::inFull);
    }

    /** How many may be this JVM's, however unlikely. Where the number is right without them, guests are taken for what they seem. */
    int doubtful() {
        return left.unattributed().size() + left.guests().size();
    }

    /** How many connections the test has surely opened. */
    int surelyOpened() {
        return (int) opened.stream().filter(presumed.negate()).count();
    }

    /** Whether no connection may be this JVM's or another process's. */
    boolean isSure() {
        return doubtful() == 0 && surelyOpened() == opened.size();
    }

    /** Whether the number of opened connections is wrong whosever the doubtful ones are. */
    boolean isSureOfCount(IntPredicate right) {
        return IntStream.rangeClosed(surelyOpened(), opened.size() + doubtful()).noneMatch(right);
    }

    /** Whether nobody can tell if the connection is this JVM's: it is only presumed to be, or is no longer. */
    boolean isDoubtful(JudgedConnection connection) {
        return latest(connection).map(presumed::test).orElse(true);
    }

    /**
     * The connection as it is now; nothing when it isn't counted as this JVM's any more. The numbers of its frames may have changed
     * meanwhile, the time of its first segment can not.
     */
    Optional<JudgedConnection> latest(JudgedConnection connection) {
        return connections()
                .filter(candidate -> candidate.client().equals(connection.client())
                        && candidate.server().equals(connection.server())
                        && candidate.startNanos() == connection.startNanos())
                .findFirst();
    }

    /** The same with the connections to this server port only. */
    Seen toPort(int port) {
        return new Seen(
                toPort(opened, port),
                toPort(reused, port),
                presumed,
                left.toPort(port),
                lost,
                overlapped,
                phases,
                inTest,
                inFull);
    }

    private static List<JudgedConnection> toPort(List<JudgedConnection> connections, int port) {
        return connections.stream()
                .filter(connection -> connection.server().port() == port)
                .toList();
    }

    Stream<JudgedConnection> connections() {
        return Stream.concat(opened.stream(), reused.stream());
    }

    boolean nothing() {
        return opened.isEmpty() && reused.isEmpty();
    }
}
