package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.LoopbackTraffic.Whole;
import io.loopshark.segment.Endpoint;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a connection's peers, its opening, its verdict and its findings.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractConnectionAssert<SELF extends AbstractConnectionAssert<SELF>>
        extends AbstractAssert<SELF, JudgedConnection> {

    /** What the connection is from; null when nothing more can come. */
    @Nullable
    LoopbackTraffic traffic;

    Blame blame = Blame.PLAIN;

    AbstractConnectionAssert(@Nullable JudgedConnection actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * The client is this one.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasClient(new InetSocketAddress("127.0.0.1", socket.getLocalPort())); // passes
     * assertThat(traffic).connection(0).hasClient(new InetSocketAddress("127.0.0.1", socket.getPort())); // fails
     * }</pre>
     *
     * @param expected of the wildcard address, as a listening socket has it, only the port counts
     */
    public SELF hasClient(InetSocketAddress expected) {
        return hasPeer("client", expected, JudgedConnection::client);
    }

    /**
     * The server is this one.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasServer(server.getAddress()); // passes
     * assertThat(traffic).connection(0).hasServer(new InetSocketAddress("127.0.0.1", 1)); // fails
     * }</pre>
     *
     * @param expected of the wildcard address, as a listening socket has it, only the port counts
     */
    public SELF hasServer(InetSocketAddress expected) {
        return hasPeer("server", expected, JudgedConnection::server);
    }

    private SELF hasPeer(String role, InetSocketAddress expected, Function<JudgedConnection, Endpoint> peer) {
        if (expected.isUnresolved()) {
            throw new IllegalArgumentException("not resolved: " + expected);
        }
        isNotNull();
        Endpoint is = peer.apply(actual);
        boolean anywhere = expected.getAddress().isAnyLocalAddress();
        if (anywhere ? is.port() != expected.getPort() : !is.equals(Endpoint.of(expected))) {
            String wanted =
                    anywhere ? "*:" + expected.getPort() : Endpoint.of(expected).toString();
            throwAssertionError(ConnectionErrors.anotherPeer(withLadder(actual), role, wanted, is));
        }
        return myself;
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
    public SELF handshakeCompleted() {
        JudgedConnection now = once(Course::isOpened);
        if (!Course.isOpened(now)) {
            throwAssertionError(ConnectionErrors.handshakeNotCompleted(withLadder(now)));
        }
        return myself;
    }

    /**
     * Neither the SYN nor the SYN-ACK was sent twice, as it happens when a server's accept queue is full.
     *
     * <pre>{@code
     * new Socket("127.0.0.1", listeningPort);
     * assertThat(traffic).connection(0).hasNoSynRetransmission(); // passes
     *
     * fillAcceptQueue();
     * new Socket("127.0.0.1", listeningPort);
     * assertThat(traffic).connection(0).hasNoSynRetransmission(); // fails: the SYN came again after a second
     * }</pre>
     */
    public SELF hasNoSynRetransmission() {
        Course course = course(atRest());
        Step again = course.retransmittedSyn();
        if (again != null) {
            throwAssertionError(ConnectionErrors.synRetransmitted(course.connection(), again));
        }
        return myself;
    }

    /**
     * The client's SYN carried data, as TCP Fast Open lets it (RFC 7413).
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).synCarriesData(); // passes when the client had a cookie and data at once
     * assertThat(traffic).connection(0).synCarriesData(); // fails for an ordinary connection
     * }</pre>
     */
    public SELF synCarriesData() {
        Course course = course(once(connection -> true));
        if (course.synWithData() == null) {
            throwAssertionError(ConnectionErrors.synWithoutData(course.connection()));
        }
        return myself;
    }

    /**
     * The handshake was seen and every number is right.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).isVerified(); // passes for an orderly connection
     * assertThat(traffic).connection(0).isVerified(); // fails when the SYN-ACK acknowledges ISN+2
     * }</pre>
     */
    public SELF isVerified() {
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
    public SELF hasVerdict(Verdict expected) {
        JudgedConnection now = once(connection -> connection.verdict() == expected);
        if (now.verdict() != expected) {
            throwAssertionError(ConnectionErrors.anotherVerdict(withLadder(now), expected));
        }
        return myself;
    }

    /**
     * A finding of this kind was made.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasFinding(FindingKind.RETRANSMISSION); // passes when a segment came twice
     * assertThat(traffic).connection(0).hasFinding(FindingKind.RETRANSMISSION); // fails when none did
     * }</pre>
     */
    public SELF hasFinding(FindingKind expected) {
        JudgedConnection now = once(connection -> connection.has(expected));
        if (!now.has(expected)) {
            throwAssertionError(ConnectionErrors.findingMissing(withLadder(now), expected));
        }
        return myself;
    }

    /**
     * No finding of this kind was made, so far.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasNoFinding(FindingKind.RETRANSMISSION); // passes when no segment came twice
     * assertThat(traffic).connection(0).hasNoFinding(FindingKind.RETRANSMISSION); // fails when one did
     * }</pre>
     */
    public SELF hasNoFinding(FindingKind unexpected) {
        JudgedConnection now = atRest();
        if (now.has(unexpected)) {
            throwAssertionError(ConnectionErrors.findingPresent(withLadder(now), unexpected));
        }
        return myself;
    }

    @Override
    protected void throwAssertionError(ErrorMessageFactory message) {
        blame.raise(assertionError(message));
    }

    /** The connection once it passes, or as it is when the grace time is over. */
    final JudgedConnection once(Predicate<JudgedConnection> enough) {
        return once(enough, Duration.ZERO);
    }

    /** The connection once it passes, or as it is when both the grace time and {@code patience} are over. */
    final JudgedConnection once(Predicate<JudgedConnection> enough, Duration patience) {
        isNotNull();
        return traffic == null ? actual : traffic.await(actual, enough, patience);
    }

    /** The connection as it is when nothing more is to be expected of it. */
    final JudgedConnection atRest() {
        isNotNull();
        return traffic == null ? actual : traffic.atRest(actual);
    }

    /** The connection with its segments where there are any, for messages. */
    final JudgedConnection withLadder(JudgedConnection connection) {
        return traffic == null ? connection : traffic.inFull(connection);
    }

    /** What its segments tell; an error where they were not kept. */
    final Course course(JudgedConnection connection) {
        return new Course(whole(connection).connections().get(0));
    }

    /** The same, with what the numbers of their frames mean. */
    final Whole whole(JudgedConnection connection) {
        Whole whole = traffic == null
                ? new Whole(List.of(connection), frame -> true, List.of())
                : traffic.whole(List.of(connection));
        JudgedConnection full = whole.connections().get(0);
        if (full.steps().isEmpty()) {
            throwAssertionError(ConnectionErrors.segmentsNotKept(full));
        }
        return whole;
    }
}
