package io.loopshark.junit;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * One reason for a test to fail.
 *
 * @param message all that there is to say
 * @param expected for the IDE's comparison; null where there is nothing to compare
 * @param actual for the IDE's comparison
 */
record Problem(
        String message, @Nullable Object expected, @Nullable Object actual) {

    static Problem of(String message) {
        return new Problem(message, null, null);
    }

    /** The error, with {@code addition} below the message. */
    AssertionFailedError toError(String addition) {
        String text = addition.isEmpty() ? message : message + "\n\n" + addition;
        return expected == null && actual == null
                ? new AssertionFailedError(text)
                : new AssertionFailedError(text, expected, actual);
    }
}
