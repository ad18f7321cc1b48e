package io.loopshark.junit.assertions;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one TCP connection. */
public class ConnectionAssert extends AbstractAssert<ConnectionAssert, JudgedConnection> {

    private final @Nullable LoopbackTraffic traffic;

    /** Asserts on the connection as it is; see {@link LoopsharkAssertions#assertThat(JudgedConnection)}. */
    public ConnectionAssert(@Nullable JudgedConnection actual) {
        this(actual, null);
    }

    /**
     * Asserts on the connection, and looks at it again where something may still come.
     *
     * @param traffic what the connection is from; null when nothing more can come
     */
    protected ConnectionAssert(@Nullable JudgedConnection actual, @Nullable LoopbackTraffic traffic) {
        super(actual, ConnectionAssert.class);
        this.traffic = traffic;
    }

    /**
     * The three-way handshake, or a simultaneous open, was completed.
     *
     * <pre>{@code
     * new Socket("127.0.0.1", listeningPort);
     * assertThat(traffic).connection(0).handshakeCompleted(); // passes
     *
     * new Socket("127.0.0.1", closedPort);
     * assertThat(traffic).connection(0).handshakeCompleted(); // fails: REFUSED
     * }</pre>
     */
    public ConnectionAssert handshakeCompleted() {
        JudgedConnection now = once(ConnectionAssert::isComplete);
        if (!isComplete(now)) {
            throwAssertionError(TrafficErrors.handshakeNotCompleted(inFull(now)));
        }
        return this;
    }

    private static boolean isComplete(JudgedConnection connection) {
        return connection.handshake() == Handshake.COMPLETE || connection.handshake() == Handshake.SIMULTANEOUS_OPEN;
    }

    /**
     * Both peers closed with a FIN, and each FIN was acknowledged. How many segments that took does not matter.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).connection(0).closedGracefully(); // passes, once the server has closed too
     *
     * socket.setSoLinger(true, 0);
     * socket.close();
     * assertThat(traffic).connection(0).closedGracefully(); // fails: RESET
     * }</pre>
     */
    public ConnectionAssert closedGracefully() {
        JudgedConnection now = once(ConnectionAssert::hasEnded);
        if (!isClosed(now)) {
            throwAssertionError(TrafficErrors.notClosedGracefully(inFull(now)));
        }
        return this;
    }

    private static boolean isClosed(JudgedConnection connection) {
        return switch (connection.teardown()) {
            case FOUR_SEGMENT, THREE_SEGMENT, SIMULTANEOUS -> true;
            case HALF_CLOSED, RESET, OPEN, NOT_SEEN -> false;
        };
    }

    private static boolean hasEnded(JudgedConnection connection) {
        return isClosed(connection) || connection.teardown() == Teardown.RESET;
    }

    /**
     * This peer was the first to end the connection, by a FIN or a RST; {@link Closer#BOTH} for FINs that crossed.
     *
     * <pre>{@code
     * client.close();
     * assertThat(traffic).connection(0).closedFirstBy(Closer.CLIENT); // passes
     * assertThat(traffic).connection(0).closedFirstBy(Closer.SERVER); // fails
     * }</pre>
     */
    public ConnectionAssert closedFirstBy(Closer expected) {
        JudgedConnection now = once(connection -> connection.closedFirstBy() != null);
        if (now.closedFirstBy() != expected) {
            throwAssertionError(TrafficErrors.closedFirstByAnother(inFull(now), expected));
        }
        return this;
    }

    /**
     * No RST ended the connection or refused it.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).connection(0).neverReset(); // passes
     *
     * socket.setSoLinger(true, 0);
     * socket.close();
     * assertThat(traffic).connection(0).neverReset(); // fails
     * }</pre>
     */
    public ConnectionAssert neverReset() {
        JudgedConnection now = once(connection -> true);
        boolean refused = now.handshake() == Handshake.REFUSED || now.handshake() == Handshake.RESET;
        if (refused || now.teardown() == Teardown.RESET) {
            throwAssertionError(TrafficErrors.reset(inFull(now)));
        }
        return this;
    }

    /**
     * The handshake was seen and every number is right.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).isVerified(); // passes for an orderly connection
     * assertThat(traffic).connection(0).isVerified(); // fails when the SYN-ACK acknowledges ISN+2
     * }</pre>
     */
    public ConnectionAssert isVerified() {
        return hasVerdict(Verdict.VERIFIED);
    }

    /**
     * The verdict is this one.
     *
     * <pre>{@code
     * new Socket("127.0.0.1", closedPort);
     * assertThat(traffic).connection(0).hasVerdict(Verdict.INCOMPLETE); // passes
     * assertThat(traffic).connection(0).hasVerdict(Verdict.VERIFIED); // fails
     * }</pre>
     */
    public ConnectionAssert hasVerdict(Verdict expected) {
        JudgedConnection now = once(connection -> connection.verdict() == expected);
        if (now.verdict() != expected) {
            throwAssertionError(TrafficErrors.anotherVerdict(inFull(now), expected));
        }
        return this;
    }

    /**
     * A finding of this kind was made.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasFinding(FindingKind.RETRANSMISSION); // passes when a segment came twice
     * assertThat(traffic).connection(0).hasFinding(FindingKind.RETRANSMISSION); // fails when none did
     * }</pre>
     */
    public ConnectionAssert hasFinding(FindingKind expected) {
        JudgedConnection now = once(connection -> connection.has(expected));
        if (!now.has(expected)) {
            throwAssertionError(TrafficErrors.findingMissing(inFull(now), expected));
        }
        return this;
    }

    /**
     * No finding of this kind was made, so far.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasNoFinding(FindingKind.RETRANSMISSION); // passes when no segment came twice
     * assertThat(traffic).connection(0).hasNoFinding(FindingKind.RETRANSMISSION); // fails when one did
     * }</pre>
     */
    public ConnectionAssert hasNoFinding(FindingKind unexpected) {
        JudgedConnection now = once(connection -> true);
        if (now.has(unexpected)) {
            throwAssertionError(TrafficErrors.findingPresent(inFull(now), unexpected));
        }
        return this;
    }

    /** The connection once it passes, or as it is when the grace time is over. */
    private JudgedConnection once(Predicate<JudgedConnection> enough) {
        isNotNull();
        if (traffic == null) {
            return actual;
        }
        List<JudgedConnection> opened =
                traffic.await(connections -> same(connections).filter(enough).isPresent());
        return same(opened).orElse(actual);
    }

    private Optional<JudgedConnection> same(List<JudgedConnection> connections) {
        return connections.stream()
                .filter(connection -> connection.client().equals(actual.client())
                        && connection.server().equals(actual.server())
                        && connection.startNanos() == actual.startNanos())
                .findFirst();
    }

    private JudgedConnection inFull(JudgedConnection connection) {
        return traffic == null ? connection : traffic.inFull(connection);
    }
}
