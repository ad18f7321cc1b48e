package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one TCP connection.
 *
 * <p>On a connection of {@link LoopbackTraffic} they are patient: what may still come is waited for as long as the grace time says, and
 * that something never happened is said only when everything is at rest.
 */
public class ConnectionAssert extends AbstractConnectionHttpAssert<ConnectionAssert> {

    Navigation navigation = Navigation.PLAIN;

    /** Asserts on the connection as it is; see {@link LoopsharkAssertions#assertThat(JudgedConnection)}. */
    public ConnectionAssert(@Nullable JudgedConnection actual) {
        super(actual, ConnectionAssert.class);
    }

    /**
     * Goes on with one segment.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).hasFlags("SYN"); // passes
     * assertThat(traffic).connection(0).segment(99).hasFlags("ACK"); // fails when there aren't a hundred
     * }</pre>
     *
     * @param index 0 for the first one; waited for when it isn't there yet
     */
    public SegmentAssert segment(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("the first segment is number 0, there is none with " + index);
        }
        return lead(() -> {
            Course course = course(once(connection -> connection.packets() > index));
            if (course.steps().size() <= index) {
                throwAssertionError(ConnectionErrors.noSuchSegment(course.connection(), index));
            }
            return course.steps().get(index);
        });
    }

    /**
     * Goes on with the first segment.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).firstSegment().hasFlags("SYN"); // passes
     * assertThat(traffic).connection(0).firstSegment().hasFlags("SYN, ACK"); // fails
     * }</pre>
     */
    public SegmentAssert firstSegment() {
        return segment(0);
    }

    /**
     * Goes on with the last segment, when everything is at rest.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).connection(0).lastSegment().isFrom(CLIENT); // passes: the server's FIN is acknowledged
     * assertThat(traffic).connection(0).lastSegment().containsFlags("RST"); // fails
     * }</pre>
     */
    public SegmentAssert lastSegment() {
        return lead(() -> {
            List<Step> steps = course(atRest()).steps();
            return steps.get(steps.size() - 1);
        });
    }

    private SegmentAssert lead(Supplier<Step> search) {
        SegmentAssert segment = navigation.lead(SegmentAssert.class, Step.class, SegmentAssert::new, search);
        segment.blame = blame;
        segment.connection = actual == null ? null : withLadder(actual);
        return segment.as(info.description());
    }

    /**
     * Goes on with what the rules have found, when everything is at rest.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).findings().hasNoViolation(); // passes for an orderly connection
     * assertThat(traffic).connection(0).findings().hasOnlyNotes(); // fails when a segment came twice
     * }</pre>
     */
    public FindingsAssert findings() {
        FindingsAssert findings =
                navigation.lead(FindingsAssert.class, List.class, FindingsAssert::new, () -> atRest().findings());
        findings.blame = blame;
        findings.connection = actual == null ? null : withLadder(actual);
        return findings.as(info.description());
    }

    /**
     * The same, looking at the connection again where something may still come.
     *
     * @param whole null when there is no traffic
     * @param errors what becomes of them
     */
    ConnectionAssert in(@Nullable LoopbackTraffic whole, Blame errors) {
        traffic = whole;
        blame = errors;
        return this;
    }
}
