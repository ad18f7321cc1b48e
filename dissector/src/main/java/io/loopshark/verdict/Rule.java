package io.loopshark.verdict;

/**
 * One rule: it looks at each segment while both peers still are as they were before it, and reports what it finds. Rules have no
 * state of their own; what one has to remember of a connection it keeps in that connection's {@link CaseFile}.
 */
interface Rule {

    /** On which occasions the rule has anything to look at: an OR of {@link Occasion}'s constants. */
    default int occasions() {
        return Occasion.ANY;
    }

    /** Looks at the segment of {@code scene}. */
    void examine(Scene scene);

    /** The connection is at its end: the time for what could not be decided earlier. */
    default void conclude(Closing closing) {}
}
