package io.loopshark.filter;

import io.loopshark.field.FieldType;
import io.loopshark.filter.Term.Operator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Works values out of two operands: one of each pair.
 *
 * @param <F> the frames that are filtered
 */
final class Calculation<F> implements Operand.Source<F> {

    private final Operator operator;
    private final FieldType type;
    private final Operand<F> left;
    private final Operand<F> right;
    private final Values results = new Values();

    Calculation(Operator operator, FieldType type, Operand<F> left, Operand<F> right) {
        this.operator = operator;
        this.type = type;
        this.left = left;
        this.right = right;
    }

    /** @param frame null where both operands are constant */
    @Override
    public Values in(@Nullable F frame) {
        Values lefts = of(left, frame);
        Values rights = of(right, frame);
        results.clear();
        for (int i = 0; i < lefts.count(); i++) {
            for (int j = 0; j < rights.count(); j++) {
                pair(lefts, i, rights, j);
            }
        }
        return results;
    }

    private static <F> Values of(Operand<F> operand, @Nullable F frame) {
        Values constant = operand.constant();
        if (constant != null) {
            return constant;
        }
        return operand.in(Objects.requireNonNull(frame));
    }

    private void pair(Values lefts, int i, Values rights, int j) {
        switch (type) {
            case BYTES, ETHER -> octets(lefts, i, rights, j);
            case IPV6 -> results.ipv6(lefts.numberAt(i) & rights.numberAt(j), lefts.low(i) & rights.low(j));
            case FLOATING -> results.real(reals(lefts.realAt(i), rights.realAt(j)));
            default -> numbers(lefts.numberAt(i), rights.numberAt(j));
        }
    }

    /** Of two runs of octets the bits of as many as the shorter one has. */
    private void octets(Values lefts, int i, Values rights, int j) {
        byte[] both = new byte[Math.min(lefts.length(i), rights.length(j))];
        for (int at = 0; at < both.length; at++) {
            both[at] = (byte) (lefts.array(i)[lefts.from(i) + at] & rights.array(j)[rights.from(j) + at]);
        }
        results.octets(both, 0, both.length);
    }

    private double reals(double first, double second) {
        return switch (operator) {
            case ADD -> first + second;
            case SUBTRACT -> first - second;
            case MULTIPLY -> first * second;
            case DIVIDE -> first / second;
            case AND, MODULO -> throw new IllegalStateException(operator.symbol() + " is for whole numbers");
        };
    }

    private void numbers(long first, long second) {
        if (second == 0 && (operator == Operator.DIVIDE || operator == Operator.MODULO)) {
            // Nobody knows what that would be.
            return;
        }
        boolean signed = type != FieldType.UNSIGNED;
        results.number(
                switch (operator) {
                    case AND -> first & second;
                    case ADD -> first + second;
                    case SUBTRACT -> first - second;
                    case MULTIPLY -> first * second;
                    case DIVIDE -> signed ? first / second : Long.divideUnsigned(first, second);
                    case MODULO -> signed ? first % second : Long.remainderUnsigned(first, second);
                });
    }
}
