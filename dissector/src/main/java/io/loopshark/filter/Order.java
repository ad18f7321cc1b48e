package io.loopshark.filter;

import io.loopshark.field.FieldType;
import java.util.Arrays;

/** How values of a kind compare. */
@FunctionalInterface
interface Order {

    /** Below 0, 0 or above 0, as the left value is less than the right one, equal, or greater. */
    int compare(Values left, int i, Values right, int j);

    /** The order of the values of {@code type}. */
    static Order of(FieldType type) {
        return switch (type) {
            case SIGNED, TIME -> (left, i, right, j) -> Long.compare(left.numberAt(i), right.numberAt(j));
            case FLOATING -> (left, i, right, j) -> Double.compare(left.realAt(i), right.realAt(j));
            case IPV4 -> Order::addresses;
            case IPV6 -> Order::longAddresses;
            case BYTES, ETHER, PROTOCOL -> Order::octets;
            case TEXT -> Order::text;
            case BOOLEAN, UNSIGNED, NONE ->
                (left, i, right, j) -> Long.compareUnsigned(left.numberAt(i), right.numberAt(j));
        };
    }

    private static int addresses(Values left, int i, Values right, int j) {
        long mask = left.mask() & right.mask();
        return Long.compare(left.numberAt(i) & mask, right.numberAt(j) & mask);
    }

    private static int longAddresses(Values left, int i, Values right, int j) {
        long mask = left.mask() & right.mask();
        int order = Long.compareUnsigned(left.numberAt(i) & mask, right.numberAt(j) & mask);
        long lowMask = left.lowMask() & right.lowMask();
        return order != 0 ? order : Long.compareUnsigned(left.low(i) & lowMask, right.low(j) & lowMask);
    }

    /** As in Wireshark, more octets are always greater than fewer. */
    private static int octets(Values left, int i, Values right, int j) {
        int order = Integer.compare(left.length(i), right.length(j));
        return order != 0 ? order : text(left, i, right, j);
    }

    private static int text(Values left, int i, Values right, int j) {
        return Arrays.compareUnsigned(
                left.array(i), left.from(i), left.to(i), right.array(j), right.from(j), right.to(j));
    }
}
