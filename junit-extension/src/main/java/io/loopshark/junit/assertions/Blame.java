package io.loopshark.junit.assertions;

/** What becomes of the error of a failed assertion. */
interface Blame {
    /** Where what was asserted on stands for itself. */
    Blame PLAIN = error -> {
        throw error;
    };

    /** Throws the error; or, where the traffic doesn't tell enough to blame anybody, what says so. */
    void raise(AssertionError error);
}
