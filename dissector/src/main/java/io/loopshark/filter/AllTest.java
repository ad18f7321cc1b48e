package io.loopshark.filter;

import java.util.List;

/**
 * All of several tests.
 *
 * @param <F> the frames that are filtered
 */
final class AllTest<F> implements Test<F> {

    private final List<Test<F>> tests;

    AllTest(List<Test<F>> tests) {
        this.tests = List.copyOf(tests);
    }

    @Override
    public boolean matches(F frame) {
        // By index: an iterator would be garbage, a frame each.
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).matches(frame)) {
                return false;
            }
        }
        return true;
    }
}
