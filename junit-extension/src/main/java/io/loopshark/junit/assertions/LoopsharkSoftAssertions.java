package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.opentest4j.TestAbortedException;

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

    /**
     * Makes these assertions and tells of all that failed. One of which nothing can be said ({@link LoopbackTraffic#fail}) is the last
     * that is made, and ends the test when none had failed before.
     */
    public static void assertSoftly(Consumer<LoopsharkSoftAssertions> assertions) {
        LoopsharkSoftAssertions softly = new LoopsharkSoftAssertions();
        try {
            assertions.accept(softly);
        } catch (TestAbortedException e) {
            softly.assertAll();
            throw e;
        }
        softly.assertAll();
    }
}
