package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the connections that a test opened. */
public class LoopbackTrafficAssert extends AbstractAssert<LoopbackTrafficAssert, LoopbackTraffic> {

    /** Asserts on this traffic; see {@link LoopsharkAssertions#assertThat(LoopbackTraffic)}. */
    public LoopbackTrafficAssert(@Nullable LoopbackTraffic actual) {
        super(actual, LoopbackTrafficAssert.class);
    }

    /**
     * The test opened exactly so many connections. Fewer are waited for, more are not.
     *
     * <pre>{@code
     * client.send(request, ofString());
     * client.send(request, ofString());
     * assertThat(traffic).hasConnections(1); // passes: the second request takes the first one's connection
     * assertThat(traffic).hasConnections(2); // fails
     * }</pre>
     *
     * @param expected 0 or more
     */
    public LoopbackTrafficAssert hasConnections(int expected) {
        List<JudgedConnection> opened = atLeast(expected);
        if (opened.size() != expected) {
            throwAssertionError(TrafficErrors.wrongCount("", expected, opened));
        }
        return this;
    }

    /**
     * The test opened so many connections or more. Fewer are waited for.
     *
     * <pre>{@code
     * openTwo();
     * assertThat(traffic).hasAtLeastConnections(2); // passes
     * assertThat(traffic).hasAtLeastConnections(3); // fails
     * }</pre>
     */
    public LoopbackTrafficAssert hasAtLeastConnections(int least) {
        List<JudgedConnection> opened = atLeast(least);
        if (opened.size() < least) {
            throwAssertionError(TrafficErrors.wrongCount("at least ", least, opened));
        }
        return this;
    }

    /**
     * The test opened so many connections or fewer, so far.
     *
     * <pre>{@code
     * openTwo();
     * assertThat(traffic).hasAtMostConnections(2); // passes
     * assertThat(traffic).hasAtMostConnections(1); // fails
     * }</pre>
     */
    public LoopbackTrafficAssert hasAtMostConnections(int most) {
        isNotNull();
        List<JudgedConnection> opened = actual.connections();
        if (opened.size() > most) {
            throwAssertionError(TrafficErrors.wrongCount("at most ", most, opened));
        }
        return this;
    }

    /**
     * Goes on with one connection.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).handshakeCompleted(); // passes: there is one
     * assertThat(traffic).connection(7).handshakeCompleted(); // fails: there aren't eight
     * }</pre>
     *
     * @param index 0 for the one that was opened first; waited for when it isn't there yet
     */
    public ConnectionAssert connection(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("the first connection is number 0, there is none with " + index);
        }
        List<JudgedConnection> opened = atLeast(index + 1);
        if (opened.size() <= index) {
            throwAssertionError(TrafficErrors.wrongCount("at least ", index + 1, opened));
        }
        return new ConnectionAssert(opened.get(index), actual).as(info.description());
    }

    private List<JudgedConnection> atLeast(int count) {
        isNotNull();
        return actual.await(opened -> opened.size() >= count);
    }
}
