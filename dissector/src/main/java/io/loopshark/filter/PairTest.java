package io.loopshark.filter;

/**
 * Compares the values of two operands. Where one of them has none, nothing holds.
 *
 * @param <F> the frames that are filtered
 * @param all whether all pairs of values have to fit, or any one
 */
record PairTest<F>(Operand<F> left, Operand<F> right, boolean all, Pair pair) implements Test<F> {

    /** Whether two values fit. */
    @FunctionalInterface
    interface Pair {
        boolean fits(Values left, int i, Values right, int j);
    }

    @Override
    public boolean matches(F frame) {
        Values lefts = left.in(frame);
        if (lefts.count() == 0) {
            return false;
        }
        Values rights = right.in(frame);
        for (int i = 0; i < lefts.count(); i++) {
            for (int j = 0; j < rights.count(); j++) {
                if (pair.fits(lefts, i, rights, j) != all) {
                    return !all;
                }
            }
        }
        return all && rights.count() > 0;
    }
}
