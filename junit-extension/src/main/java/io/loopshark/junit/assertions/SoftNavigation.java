package io.loopshark.junit.assertions;

import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Leads to assertions whose errors are collected. Where nothing is found, that is collected, once, and what is then asserted on it is
 * not heard.
 */
final class SoftNavigation implements Navigation {
    private final SoftAssertionsProvider collector;

    SoftNavigation(SoftAssertionsProvider collector) {
        this.collector = collector;
    }

    @Override
    public <A extends AbstractAssert<A, T>, T> A lead(
            Class<A> type, Class<? super T> actualType, Function<@Nullable T, A> plainly, Supplier<T> search) {
        T found;
        try {
            found = search.get();
        } catch (AssertionError e) {
            collector.collectAssertionError(e);
            return new SoftNavigation(new LoopsharkSoftAssertions()).proxy(type, actualType, null);
        }
        return proxy(type, actualType, found);
    }

    // Of a list's type only the erasure is known.
    @SuppressWarnings("unchecked")
    private <A extends AbstractAssert<A, T>, T> A proxy(
            Class<A> type, Class<? super T> actualType, @Nullable T actual) {
        return join(collector.proxy(type, (Class<T>) actualType, actual));
    }

    /** Makes an assertion of ours, and all that it leads to, report to the same collector. */
    <A> A join(A assertion) {
        if (assertion instanceof LoopbackTrafficAssert traffic) {
            traffic.navigation = this;
        } else if (assertion instanceof ConnectionAssert connection) {
            connection.navigation = this;
        }
        return assertion;
    }
}
