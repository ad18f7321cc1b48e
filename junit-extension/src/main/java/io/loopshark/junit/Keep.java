package io.loopshark.junit;

/** When the capture of a test and the page about it are kept. */
public enum Keep {
    /** What the configuration parameter {@code loopshark.keep} says, else {@link #ON_FAILURE}. */
    AS_CONFIGURED,

    /** When the extension has something to say against the test's connections, or cannot judge them. */
    ON_FAILURE,

    /** After every test that saw a segment. */
    ALWAYS,

    /** Never. The message of the failure has all that matters all the same. */
    NEVER
}
