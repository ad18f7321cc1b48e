package io.loopshark.filter;

/**
 * What a filter, or a part of it, asks of a frame.
 *
 * @param <F> the frames that are filtered
 */
@FunctionalInterface
interface Test<F> {

    boolean matches(F frame);
}
