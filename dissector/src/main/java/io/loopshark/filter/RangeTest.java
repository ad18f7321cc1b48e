package io.loopshark.filter;

/**
 * Whether values lie between two others, both of which count.
 *
 * @param <F> the frames that are filtered
 * @param all whether all values have to, or any one
 */
record RangeTest<F>(Operand<F> operand, Operand<F> first, Operand<F> last, boolean all, Order order)
        implements Test<F> {

    @Override
    public boolean matches(F frame) {
        Values values = operand.in(frame);
        Values least = first.in(frame);
        Values greatest = last.in(frame);
        if (values.count() == 0 || least.count() == 0 || greatest.count() == 0) {
            return false;
        }
        for (int i = 0; i < values.count(); i++) {
            boolean within = order.compare(values, i, least, 0) >= 0 && order.compare(values, i, greatest, 0) <= 0;
            if (within != all) {
                return !all;
            }
        }
        return all;
    }
}
