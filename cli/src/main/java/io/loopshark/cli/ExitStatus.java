package io.loopshark.cli;

/** The exit status of a run: what happened last does not undo what happened before. */
final class ExitStatus {

    /** Done, and nobody broke a rule. */
    static final int FINE = 0;
    /** {@code verify} found a violation. */
    static final int VIOLATED = 1;
    /** Wrong usage, or an input that could not be read to its end. */
    static final int FAULT = 2;

    private int value = FINE;

    void raise(int status) {
        value = Math.max(value, status);
    }

    int value() {
        return value;
    }
}
