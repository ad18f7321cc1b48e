package io.loopshark.junit.assertions;

import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** How one assertion leads to another: to one that throws, or to one whose errors are collected. */
interface Navigation {

    /** To assertions that throw. */
    Navigation PLAIN = new Navigation() {
        @Override
        public <A extends AbstractAssert<A, T>, T> A lead(
                Class<A> type, Class<? super T> actualType, Function<@Nullable T, A> plainly, Supplier<T> search) {
            return plainly.apply(search.get());
        }
    };

    /**
     * The assertion on what the search finds.
     *
     * @param actualType the parameter of the assertion's constructor
     * @param plainly that constructor
     * @param search throws an {@link AssertionError} where there is nothing to be found
     */
    <A extends AbstractAssert<A, T>, T> A lead(
            Class<A> type, Class<? super T> actualType, Function<@Nullable T, A> plainly, Supplier<T> search);
}
