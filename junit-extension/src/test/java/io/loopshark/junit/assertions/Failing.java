package io.loopshark.junit.assertions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopshark.report.Ladder;
import io.loopshark.verdict.JudgedConnection;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How failing assertions are tested: by every word they say. */
final class Failing {

    private Failing() {}

    /** The assertion fails with exactly this message. */
    static void fails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessage(message);
    }

    /** The assertion fails with this sentence on the connection, and its ladder. */
    static void fails(ThrowingCallable assertion, JudgedConnection connection, String sentence) {
        fails(assertion, "\nExpecting connection " + line(connection) + "\n" + sentence + ladder(connection));
    }

    /** The same where one segment is to blame: the ladder marks it. */
    static void fails(ThrowingCallable assertion, JudgedConnection connection, long guiltyFrame, String sentence) {
        String ladder = ladder(connection, guiltyFrame);
        Assertions.assertThat(ladder).contains(String.format("✗%3d  ", guiltyFrame));
        fails(assertion, "\nExpecting connection " + line(connection) + "\n" + sentence + ladder);
    }

    static String line(JudgedConnection connection) {
        return connection.number() + ": " + connection.client() + " → " + connection.server() + ", "
                + connection.packets() + (connection.packets() == 1 ? " segment" : " segments");
    }

    static String ladder(JudgedConnection connection, long guiltyFrame) {
        return "\n\n" + Ladder.SHORT.of(connection, guiltyFrame).stripTrailing();
    }

    static String ladder(JudgedConnection connection) {
        return connection.steps().isEmpty()
                ? ""
                : "\n\n" + Ladder.SHORT.of(connection).stripTrailing();
    }
}
