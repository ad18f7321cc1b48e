package io.loopshark.filter;

import java.util.List;

/**
 * Any of several tests.
 *
 * @param <F> the frames that are filtered
 */
final class AnyTest<F> implements Test<F> {

    private final List<Test<F>> tests;

    AnyTest(List<Test<F>> tests) {
        this.tests = List.copyOf(tests);
    }

    @Override
    public boolean matches(F frame) {
        // By index: an iterator would be garbage, a frame each.
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i).matches(frame)) {
                return true;
            }
        }
        return false;
    }
}
