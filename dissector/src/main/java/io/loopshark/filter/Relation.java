package io.loopshark.filter;

import java.util.Optional;

/**
 * How two values are compared. A field may have several values in a frame; {@link #all} says whether all of them have to fit, or any
 * one. So it is in Wireshark 4: {@code ==} asks for any value that is equal, {@code !=} that none is.
 */
enum Relation {
    /** Some pair is equal. */
    ANY_EQUAL("==", false),
    /** All pairs are equal. */
    ALL_EQUAL("===", true),
    /** No pair is equal. */
    ALL_UNEQUAL("!=", true),
    /** Some pair is not equal. */
    ANY_UNEQUAL("~=", false),
    /** Some left value is greater. */
    GREATER(">", false),
    /** Some left value is greater or equal. */
    GREATER_OR_EQUAL(">=", false),
    /** Some left value is less. */
    LESS("<", false),
    /** Some left value is less or equal. */
    LESS_OR_EQUAL("<=", false),
    /** Some left value has the right one within it. */
    CONTAINS("contains", false),
    /** Some left value has a part that the pattern describes. */
    MATCHES("matches", false);

    private final String symbol;
    private final boolean all;

    Relation(String symbol, boolean all) {
        this.symbol = symbol;
        this.all = all;
    }

    /** As it is best written. */
    String symbol() {
        return symbol;
    }

    /** Whether all pairs of values have to fit. */
    boolean all() {
        return all;
    }

    /** Whether values must have an order for it. */
    boolean ordered() {
        return this == GREATER || this == GREATER_OR_EQUAL || this == LESS || this == LESS_OR_EQUAL;
    }

    /** Whether it holds for two values that compare as {@code order}: below 0, 0, above 0. */
    boolean holds(int order) {
        return switch (this) {
            case ANY_EQUAL, ALL_EQUAL -> order == 0;
            case ALL_UNEQUAL, ANY_UNEQUAL -> order != 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case CONTAINS, MATCHES -> throw new IllegalStateException(symbol + " knows no order");
        };
    }

    /** The relation that is written so, as a symbol or as a word; empty for anything else. */
    static Optional<Relation> of(String written) {
        return Optional.ofNullable(
                switch (written) {
                    case "==", "eq", "any_eq" -> ANY_EQUAL;
                    case "===", "all_eq" -> ALL_EQUAL;
                    case "!=", "ne", "all_ne" -> ALL_UNEQUAL;
                    case "~=", "!==", "any_ne" -> ANY_UNEQUAL;
                    case ">", "gt" -> GREATER;
                    case ">=", "ge" -> GREATER_OR_EQUAL;
                    case "<", "lt" -> LESS;
                    case "<=", "le" -> LESS_OR_EQUAL;
                    case "contains" -> CONTAINS;
                    case "matches", "~" -> MATCHES;
                    default -> null;
                });
    }
}
