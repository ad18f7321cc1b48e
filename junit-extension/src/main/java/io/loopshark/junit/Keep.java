package io.loopshark.junit;

/** When the capture of a test and the page about it are kept. */
public enum Keep {
    /** What the configuration parameter {@code loopshark.keep} says, else {@link #ON_FAILURE}. */
    AS_CONFIGURED,

    /** When the test fails: by its own body, for its connections, or since they cannot be judged. */
    ON_FAILURE,

    /** After every test that saw a segment, but for those that were aborted. */
    ALWAYS,

    /** Never. The message of the failure has all that matters all the same. */
    NEVER
}
