package io.loopshark.filter;

import io.loopshark.field.FieldType;

/** Whether what was worked out is something: a number other than 0, octets that aren't all 0. */
@FunctionalInterface
interface Truth {

    boolean of(Values values, int index);

    /** Whether any value is something. */
    default boolean any(Values values) {
        for (int i = 0; i < values.count(); i++) {
            if (of(values, i)) {
                return true;
            }
        }
        return false;
    }

    /** What is something, of values of {@code type}. */
    static Truth of(FieldType type) {
        return switch (type) {
            case BYTES, ETHER, PROTOCOL, TEXT -> Truth::octets;
            case IPV6 -> (values, i) -> (values.numberAt(i) | values.low(i)) != 0;
            case FLOATING -> (values, i) -> values.realAt(i) != 0;
            case NONE, BOOLEAN, UNSIGNED, SIGNED, TIME, IPV4 -> (values, i) -> values.numberAt(i) != 0;
        };
    }

    private static boolean octets(Values values, int index) {
        for (int i = values.from(index); i < values.to(index); i++) {
            if (values.array(index)[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
