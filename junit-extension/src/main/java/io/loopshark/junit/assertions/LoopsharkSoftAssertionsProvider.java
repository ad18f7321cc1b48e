package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * The entry points for soft assertions, for those who gather them with other libraries' in a class of their own.
 *
 * <pre>{@code
 * class AllSoftAssertions extends SoftAssertions implements LoopsharkSoftAssertionsProvider {}
 * }</pre>
 */
public interface LoopsharkSoftAssertionsProvider extends SoftAssertionsProvider {

    /** Asserts on all connections of a test. */
    default LoopbackTrafficAssert assertThat(LoopbackTraffic actual) {
        return new SoftNavigation(this).join(proxy(LoopbackTrafficAssert.class, LoopbackTraffic.class, actual));
    }

    /** Asserts on one connection as it is; nothing is waited for. */
    default ConnectionAssert assertThat(JudgedConnection actual) {
        return new SoftNavigation(this).join(proxy(ConnectionAssert.class, JudgedConnection.class, actual));
    }

    /** Asserts on one segment. */
    default SegmentAssert assertThat(Step actual) {
        return proxy(SegmentAssert.class, Step.class, actual);
    }

    /** Asserts on what rules have found. */
    @SuppressWarnings("unchecked") // of a list's type only the erasure is known
    default FindingsAssert assertThatFindings(List<Finding> actual) {
        return proxy(FindingsAssert.class, (Class<List<Finding>>) (Class<?>) List.class, actual);
    }
}
