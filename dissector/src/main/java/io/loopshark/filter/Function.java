package io.loopshark.filter;

import io.loopshark.field.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of filters. */
enum Function {
    /** How many octets each value has. */
    LEN(1) {
        @Override
        boolean takes(FieldType type) {
            return type != FieldType.NONE;
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            Operand<F> argument = arguments.get(0);
            Values values = argument.in(frame);
            for (int i = 0; i < values.count(); i++) {
                results.number(length(argument, values, i));
            }
        }
    },
    /** How many values there are. */
    COUNT(1) {
        @Override
        boolean takes(FieldType type) {
            return true;
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            int count = arguments.get(0).in(frame).count();
            if (count > 0) {
                results.number(count);
            }
        }
    },
    /** The text in capital letters, where they are of ASCII. */
    UPPER(1) {
        @Override
        boolean takes(FieldType type) {
            return type == FieldType.TEXT;
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            changeCase(arguments.get(0).in(frame), 'a', 'z', results);
        }
    },
    /** The text in small letters, where they are of ASCII. */
    LOWER(1) {
        @Override
        boolean takes(FieldType type) {
            return type == FieldType.TEXT;
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            changeCase(arguments.get(0).in(frame), 'A', 'Z', results);
        }
    },
    /** The greatest of all values. */
    MAX(Integer.MAX_VALUE) {
        @Override
        boolean takes(FieldType type) {
            return isNumber(type);
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            furthest(arguments, frame, 1, results);
        }
    },
    /** The least of all values. */
    MIN(Integer.MAX_VALUE) {
        @Override
        boolean takes(FieldType type) {
            return isNumber(type);
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            furthest(arguments, frame, -1, results);
        }
    },
    /** Each value without its sign. */
    ABS(1) {
        @Override
        boolean takes(FieldType type) {
            return isNumber(type);
        }

        @Override
        <F> void read(List<Operand<F>> arguments, F frame, Values results) {
            Operand<F> argument = arguments.get(0);
            Values values = argument.in(frame);
            for (int i = 0; i < values.count(); i++) {
                if (argument.type() == FieldType.FLOATING) {
                    results.real(Math.abs(values.realAt(i)));
                } else {
                    results.number(
                            argument.type() == FieldType.UNSIGNED ? values.numberAt(i) : Math.abs(values.numberAt(i)));
                }
            }
        }
    };

    private final int most;

    Function(int most) {
        this.most = most;
    }

    /** How many arguments it takes at most. */
    int most() {
        return most;
    }

    /** Whether it takes values of this type. */
    abstract boolean takes(FieldType type);

    /** Adds what comes out for {@code frame} to {@code results}. */
    abstract <F> void read(List<Operand<F>> arguments, F frame, Values results);

    /** What comes out, frame by frame. */
    <F> Operand.Source<F> source(List<Operand<F>> arguments) {
        Values results = new Values();
        return frame -> {
            results.clear();
            read(arguments, frame, results);
            return results;
        };
    }

    /** The function of this name; empty where there is none. */
    static Optional<Function> of(String name) {
        return Arrays.stream(values())
                .filter(function -> function.written().equals(name))
                .findFirst();
    }

    /** All of them, for messages. */
    static String names() {
        return Arrays.stream(values())
                .map(function -> function.written() + "()")
                .collect(Collectors.joining(", "));
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isNumber(FieldType type) {
        return type == FieldType.UNSIGNED
                || type == FieldType.SIGNED
                || type == FieldType.FLOATING
                || type == FieldType.TIME;
    }

    private static long length(Operand<?> operand, Values values, int index) {
        return switch (operand.type()) {
            case UNSIGNED, SIGNED -> (operand.bits() + 7) / 8;
            case BOOLEAN, NONE -> 0;
            case TIME, FLOATING -> Long.BYTES;
            case IPV4 -> 4;
            case IPV6 -> 16;
            case BYTES, ETHER, PROTOCOL, TEXT -> values.length(index);
        };
    }

    private static void changeCase(Values values, char first, char last, Values results) {
        for (int i = 0; i < values.count(); i++) {
            byte[] text = Arrays.copyOfRange(values.array(i), values.from(i), values.to(i));
            for (int at = 0; at < text.length; at++) {
                if (text[at] >= first && text[at] <= last) {
                    text[at] ^= 'a' ^ 'A';
                }
            }
            results.text(text);
        }
    }

    private static <F> void furthest(List<Operand<F>> arguments, F frame, int sign, Values results) {
        Order order = Order.of(arguments.get(0).type());
        Values best = null;
        int bestAt = 0;
        for (Operand<F> argument : arguments) {
            Values values = argument.in(frame);
            for (int i = 0; i < values.count(); i++) {
                if (best == null || sign * Integer.signum(order.compare(values, i, best, bestAt)) > 0) {
                    best = values;
                    bestAt = i;
                }
            }
        }
        if (best != null) {
            results.number(best.numberAt(bestAt));
        }
    }
}
