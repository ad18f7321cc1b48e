package io.loopshark.junit.assertions;

import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

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
        return on(connection, null, sentence);
    }

    /** The same of one segment, which the ladder marks. */
    static ErrorMessageFactory on(JudgedConnection connection, @Nullable Step guilty, String sentence) {
        String end = sentence.endsWith(".") ? "" : ".";
        return new Message(
                "Expecting connection " + Text.line(connection) + "\n" + sentence + end,
                Text.ladder(connection, guilty));
    }
}
