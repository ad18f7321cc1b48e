package io.loopshark.junit;

/** What a test asks of the end of its connections. */
public enum TeardownPolicy {
    /** What the configuration parameter {@code loopshark.teardown} says, else {@link #WHERE_CLOSED}. */
    AS_CONFIGURED,
    /** Every connection must be closed by both peers before the grace time is over. */
    REQUIRED,
    /**
     * A connection may stay open, as connection pools leave them, or half-closed; one that was ended must have been closed by FINs.
     * A close that begins only after the test's body has ended may be missed: nothing tells that it will come.
     */
    WHERE_CLOSED,
    /** How a connection ends does not matter, resets included. Wrong numbers in what is seen of it still count. */
    IGNORED
}
