package io.loopshark.filter;

import java.util.List;
import java.util.Optional;

/** What a filter asks for, as it is written: something that is so or not. */
sealed interface Condition {

    /** All of them. */
    record And(List<Condition> parts) implements Condition {}

    /** Any of them. */
    record Or(List<Condition> parts) implements Condition {}

    /** The opposite. */
    record Not(Condition inner) implements Condition {}

    /** A field is there; of something that is worked out, a value that isn't 0. */
    record Present(Term term) implements Condition {}

    /**
     * Values of two terms compare.
     *
     * @param all whether all values have to fit, or any one; empty for what the relation says of itself
     */
    record Comparison(Term left, Relation relation, Term right, Optional<Boolean> all) implements Condition {}

    /** Values of a term are among others. */
    record Among(Term left, List<Element> set, Optional<Boolean> all) implements Condition {}

    /**
     * An element of a set.
     *
     * @param first the value, or the least one
     * @param last the greatest one; empty for a single value
     */
    record Element(Term first, Optional<Term> last) {}
}
