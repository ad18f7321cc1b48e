package io.loopshark.junit.assertions;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.LoopbackTraffic.Whole;
import io.loopshark.junit.Phase;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on each connection of a test: on those that it opened, and on those that were opened earlier and carried data in it.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractTrafficAssert<SELF extends AbstractTrafficAssert<SELF>>
        extends AbstractAssert<SELF, LoopbackTraffic> {

    AbstractTrafficAssert(@Nullable LoopbackTraffic actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Each connection that the test opened carried data: none was opened in vain.
     *
     * <pre>{@code
     * client.send(request, ofString());
     * assertThat(traffic).hasNoConnectionWithoutData(); // passes
     *
     * new Socket("127.0.0.1", port).close();
     * assertThat(traffic).hasNoConnectionWithoutData(); // fails
     * }</pre>
     */
    public SELF hasNoConnectionWithoutData() {
        isNotNull();
        List<JudgedConnection> opened =
                actual.await(now -> now.stream().allMatch(AbstractConnectionTransferAssert::hasData));
        return none(opened, now -> !AbstractConnectionTransferAssert.hasData(now), TrafficErrors::withoutData);
    }

    /**
     * Nothing is left of any connection: both peers closed it, one reset it, or it was refused.
     *
     * <pre>{@code
     * client.close();
     * assertThat(traffic).allClosed(); // passes, once the server has closed too
     * assertThat(traffic).allClosed(); // fails when a socket was forgotten
     * }</pre>
     */
    public SELF allClosed() {
        return eventually(Course::isOver, TrafficErrors::notClosed);
    }

    /**
     * Neither peer of any connection stays in this state.
     *
     * <pre>{@code
     * server.close();
     * assertThat(traffic).hasNoneLeftIn(TcpState.CLOSE_WAIT); // passes when the client closes, too
     * assertThat(traffic).hasNoneLeftIn(TcpState.CLOSE_WAIT); // fails when it leaks the connection
     * }</pre>
     */
    public SELF hasNoneLeftIn(TcpState state) {
        // A close that is under way may yet lead there: first everything has to come to rest.
        atRest();
        return eventually(
                connection -> connection.clientState() != state && connection.serverState() != state,
                (guilty, all) -> TrafficErrors.leftIn(state, guilty, all));
    }

    /**
     * Each connection is verified: its handshake was seen and every number is right.
     *
     * <pre>{@code
     * assertThat(traffic).allVerified(); // passes for orderly connections
     *
     * new Socket("127.0.0.1", closedPort);
     * assertThat(traffic).allVerified(); // fails: one is INCOMPLETE
     * }</pre>
     */
    public SELF allVerified() {
        return eventually(connection -> connection.verdict() == Verdict.VERIFIED, TrafficErrors::notVerified);
    }

    /**
     * No connection was ended or refused by a RST.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).neverReset(); // passes
     *
     * socket.setSoLinger(true, 0);
     * socket.close();
     * assertThat(traffic).neverReset(); // fails
     * }</pre>
     */
    public SELF neverReset() {
        return none(atRest(), Course::isReset, TrafficErrors::reset);
    }

    /**
     * No connection was ended or refused by a RST in this phase of the test.
     *
     * <pre>{@code
     * traffic.mark("shutdown");
     * server.stop();
     * assertThat(traffic).neverResetDuring("shutdown"); // passes when the server closes with FINs
     * assertThat(traffic).neverResetDuring("shutdown"); // fails when it sends a RST
     * }</pre>
     *
     * @param phase as it was marked ({@link LoopbackTraffic#mark})
     * @throws IllegalArgumentException when the test did not mark it
     */
    public SELF neverResetDuring(String phase) {
        Whole whole = inFull(atRest());
        Phase marked = whole.phase(phase);
        return none(
                whole,
                connection -> {
                    Step reset = new Course(connection).reset();
                    return reset != null && marked.contains(Text.frame(reset));
                },
                (guilty, count) -> TrafficErrors.resetDuring(marked, guilty, count));
    }

    /**
     * No connection that the test opened needed a second SYN or SYN-ACK, as it happens when a server's accept queue is full.
     *
     * <pre>{@code
     * openTwo();
     * assertThat(traffic).hasNoSynRetransmission(); // passes
     *
     * fillAcceptQueue();
     * openTwo();
     * assertThat(traffic).hasNoSynRetransmission(); // fails: a SYN came again after a second
     * }</pre>
     */
    public SELF hasNoSynRetransmission() {
        isNotNull();
        return none(
                inFull(actual.connections()),
                connection -> new Course(connection).retransmittedSyn() != null,
                TrafficErrors::synRetransmitted);
    }

    /**
     * On no connection a peer with more to send waited longer than this for the acknowledgement of what it had sent; see
     * {@link ConnectionAssert#hasNoAckStallOver}.
     *
     * <pre>{@code
     * assertThat(traffic).hasNoAckStallOver(ofMillis(30)); // passes when requests are written at once
     * assertThat(traffic).hasNoAckStallOver(ofMillis(30)); // fails when they are written in two small pieces
     * }</pre>
     */
    public SELF hasNoAckStallOver(Duration limit) {
        Whole whole = inFull(atRest());
        Function<JudgedConnection, @Nullable AckStall> stalls =
                connection -> AckStall.first(Course.stepsWhere(connection, whole.inTest()), limit.toNanos());
        return none(
                whole,
                connection -> stalls.apply(connection) != null,
                (guilty, count) -> TrafficErrors.stalled(limit, stalls, guilty, count));
    }

    private List<JudgedConnection> atRest() {
        isNotNull();
        return actual.all();
    }

    private SELF eventually(
            Predicate<JudgedConnection> right, BiFunction<List<JudgedConnection>, Integer, ErrorMessageFactory> error) {
        isNotNull();
        return none(actual.awaitAll(all -> all.stream().allMatch(right)), right.negate(), error);
    }

    private SELF none(
            List<JudgedConnection> all,
            Predicate<JudgedConnection> wrong,
            BiFunction<List<JudgedConnection>, Integer, ErrorMessageFactory> error) {
        List<JudgedConnection> guilty = all.stream().filter(wrong).toList();
        if (!guilty.isEmpty()) {
            blame(error.apply(actual.whole(guilty).connections(), all.size()), guilty);
        }
        return myself;
    }

    /** The same of what only the segments tell. */
    private SELF none(
            Whole whole,
            Predicate<JudgedConnection> wrong,
            BiFunction<List<JudgedConnection>, Integer, ErrorMessageFactory> error) {
        List<JudgedConnection> guilty =
                whole.connections().stream().filter(wrong).toList();
        if (!guilty.isEmpty()) {
            blame(error.apply(guilty, whole.connections().size()), guilty);
        }
        return myself;
    }

    /** The connections with their segments, but for those that are no longer counted as this JVM's. */
    private Whole inFull(List<JudgedConnection> all) {
        Whole whole = actual.whole(all);
        List<JudgedConnection> counted = whole.connections().stream()
                .filter(connection -> !connection.steps().isEmpty() || !actual.isDoubtful(connection))
                .toList();
        counted.stream()
                .filter(connection -> connection.steps().isEmpty())
                .findFirst()
                .ifPresent(connection -> blame(ConnectionErrors.segmentsNotKept(connection), List.of(connection)));
        return new Whole(counted, whole.inTest(), whole.phases());
    }

    /** Fails with this message, unless nobody can tell whether the guilty ones are this JVM's. */
    final void blame(ErrorMessageFactory message, List<JudgedConnection> guilty) {
        actual.fail(assertionError(message), guilty);
    }
}
