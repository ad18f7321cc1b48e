package io.loopshark.junit.assertions;

import java.util.Arrays;
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
            beginWithTheTest(e);
            collector.collectAssertionError(e);
            return new SoftNavigation(new LoopsharkSoftAssertions()).proxy(type, actualType, null);
        }
        return proxy(type, actualType, found);
    }

    /** AssertJ tells of the line that it takes for the test's, the first of which it doesn't know that it isn't. */
    private static void beginWithTheTest(AssertionError error) {
        StackTraceElement[] trace = error.getStackTrace();
        int begin = trace.length;
        while (begin > 0 && !leads(trace[begin - 1].getClassName())) {
            begin--;
        }
        error.setStackTrace(Arrays.copyOfRange(trace, begin, trace.length));
    }

    private static boolean leads(String className) {
        return isOf(LoopbackTrafficAssert.class, className) || isOf(ConnectionAssert.class, className);
    }

    /** Whether the class is this one or, as AssertJ makes them, its proxy. */
    private static boolean isOf(Class<?> type, String className) {
        return className.equals(type.getName()) || className.startsWith(type.getName() + "$");
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
