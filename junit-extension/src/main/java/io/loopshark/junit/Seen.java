package io.loopshark.junit;

import io.loopshark.live.Observation;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a test is judged by.
 *
 * @param opened connections whose first segment lies in the test
 * @param reused connections opened earlier that carried data in the test
 * @param presumed whether a connection is only presumed to be this JVM's
 * @param unattributed connections of which nobody can tell whose they are
 * @param guests connections to servers of other processes, of which this JVM is not known to be a client
 * @param older connections of this JVM that carried data in the test and are older than the capture
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
        int unattributed,
        int guests,
        int older,
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
                observation.left().unattributed(),
                observation.left().guests(),
                observation.left().older(),
                observation.trust().lost(),
                overlapped,
                phases,
                observation::isInWindow,
                observation::inFull);
    }

    /** How many may be this JVM's, however unlikely. Where the number is right without them, guests are taken for what they seem. */
    int doubtful() {
        return unattributed + guests;
    }

    /** How many connections the test has surely opened. */
    int surelyOpened() {
        return (int) opened.stream().filter(presumed.negate()).count();
    }

    Stream<JudgedConnection> connections() {
        return Stream.concat(opened.stream(), reused.stream());
    }

    boolean nothing() {
        return opened.isEmpty() && reused.isEmpty();
    }
}
