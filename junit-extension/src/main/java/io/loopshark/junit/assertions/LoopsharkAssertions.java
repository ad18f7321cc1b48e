package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;

/**
 * Where assertions on TCP traffic begin.
 *
 * <pre>{@code
 * import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
 *
 * assertThat(traffic).hasConnections(1).connection(0).closedGracefully().closedFirstBy(Closer.CLIENT);
 * }</pre>
 *
 * <p>Assertions on traffic are patient: what may still come, as the end of a connection, is waited for as long as the grace time of
 * {@link io.loopshark.junit.VerifyHandshake#graceMillis()} says.
 */
public class LoopsharkAssertions {

    /** For those who gather the entry points of several libraries in a class of their own. */
    protected LoopsharkAssertions() {}

    /** Asserts on all connections of a test. */
    public static LoopbackTrafficAssert assertThat(LoopbackTraffic actual) {
        return new LoopbackTrafficAssert(actual);
    }

    /**
     * Asserts on one connection as it is; nothing is waited for. What only its segments tell can be asserted where they were kept
     * ({@link LoopbackTraffic#inFull}).
     */
    public static ConnectionAssert assertThat(JudgedConnection actual) {
        return new ConnectionAssert(actual);
    }

    /** Asserts on one segment of a connection. */
    public static SegmentAssert assertThat(Step actual) {
        return new SegmentAssert(actual);
    }

    /** Asserts on what rules have found. */
    public static FindingsAssert assertThatFindings(List<Finding> actual) {
        return new FindingsAssert(actual);
    }
}
