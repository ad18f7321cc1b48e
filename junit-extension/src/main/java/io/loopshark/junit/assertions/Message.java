package io.loopshark.junit.assertions;

import io.loopshark.verdict.JudgedConnection;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** What a failed assertion says: what was expected, what was, and the ladder where there is one. */
final class Message extends BasicErrorMessageFactory {

    private Message(String expectation, String details) {
        super("%n%s%s", unquotedString(expectation), unquotedString(details));
    }

    static ErrorMessageFactory of(String expectation, String details) {
        return new Message(expectation, details);
    }

    /** On one connection; the sentence goes on where "Expecting connection …" ends. */
    static ErrorMessageFactory on(JudgedConnection connection, String sentence) {
        String end = sentence.endsWith(".") ? "" : ".";
        return new Message(
                "Expecting connection " + Text.line(connection) + "\n" + sentence + end, Text.ladder(connection));
    }
}
