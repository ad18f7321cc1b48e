package io.loopshark.junit;

/** What becomes of a test whose connections cannot be verified, through no fault of theirs. */
public enum Unverifiable {
    /** What the configuration says, else what the attribute's documentation names. */
    AS_CONFIGURED,
    /** The test fails, and says what is missing. */
    FAIL,
    /** The test is reported as skipped, with what is missing as the reason, and a warning is logged. */
    SKIP
}
