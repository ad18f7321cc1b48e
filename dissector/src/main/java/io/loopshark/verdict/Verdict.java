package io.loopshark.verdict;

/** What Loopshark says of a whole connection: the first of these that holds. */
public enum Verdict {
    /** A peer broke a rule. */
    VIOLATED,
    /** The capture begins too late, has a gap, lacks a direction altogether or lost packets. */
    INCONCLUSIVE,
    /** The handshake never completed. */
    INCOMPLETE,
    /** The handshake was seen and every number was right. */
    VERIFIED
}
