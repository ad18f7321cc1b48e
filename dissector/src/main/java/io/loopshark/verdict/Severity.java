package io.loopshark.verdict;

/** How much a finding weighs. */
public enum Severity {
    /** A peer broke a rule; the verdict becomes {@link Verdict#VIOLATED}. */
    VIOLATION,
    /** Trouble on the way, or suspicious. */
    ANOMALY,
    /** Worth knowing. */
    NOTE
}
