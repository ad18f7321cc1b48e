package io.loopshark.junit.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * Assertions on TCP traffic of which all are made, and all that fail are told together.
 *
 * <pre>{@code
 * LoopsharkSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(traffic).hasConnections(1).neverReset();
 *     softly.assertThat(traffic).connection(0).closedFirstBy(Closer.CLIENT);
 * }); // tells of two errors when a second connection was opened and the server closed first
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it as it does its own.
 */
public class LoopsharkSoftAssertions extends AbstractSoftAssertions implements LoopsharkSoftAssertionsProvider {

    /** Collects errors until {@link #assertAll()} is called. */
    public LoopsharkSoftAssertions() {}

    /** Makes these assertions and tells of all that failed. */
    public static void assertSoftly(Consumer<LoopsharkSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(LoopsharkSoftAssertions.class, assertions);
    }
}
