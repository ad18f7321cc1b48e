package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import java.util.OptionalInt;

/**
 * Which connections keep all their segments, with both peers' states before and after each.
 *
 * @param any whether any does
 * @param only the number of the only one that does; empty for every one
 */
public record StepsKept(boolean any, OptionalInt only) {

    /** No connection does. */
    public static final StepsKept NONE = new StepsKept(false, OptionalInt.empty());

    /** Every connection does. */
    public static final StepsKept ALL = new StepsKept(true, OptionalInt.empty());

    /** One does: the one with this number. */
    public static StepsKept of(int number) {
        return new StepsKept(true, OptionalInt.of(number));
    }

    /** Whether this connection does. */
    boolean includes(Connection connection) {
        return any && (only.isEmpty() || only.getAsInt() == connection.number());
    }
}
