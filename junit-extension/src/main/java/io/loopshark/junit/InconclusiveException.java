package io.loopshark.junit;

import org.opentest4j.TestAbortedException;

/** Ends a test's body where nothing can be said and that is to be no failure. */
final class InconclusiveException extends TestAbortedException {
    private static final long serialVersionUID = 1;

    InconclusiveException(String why) {
        super(why);
    }
}
