package io.loopshark.junit.assertions;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the connections of a test. Those that count look at the connections that the test opened; what is said of each
 * connection goes for those as well that were opened earlier and carried data in the test.
 */
public class LoopbackTrafficAssert extends AbstractTrafficAssert<LoopbackTrafficAssert> {

    Navigation navigation = Navigation.PLAIN;

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
            wrongCount("", expected, opened, count -> count == expected);
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
            wrongCount("at least ", least, opened, count -> count >= least);
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
            wrongCount("at most ", most, opened, count -> count <= most);
        }
        return this;
    }

    /**
     * So many connections that had been opened earlier carried data in the test, so far.
     *
     * <pre>{@code
     * client.send(request, ofString()); // by a client that was warmed up in @BeforeEach
     * assertThat(traffic).hasConnections(0).hasReusedConnections(1); // passes
     * assertThat(traffic).hasReusedConnections(2); // fails
     * }</pre>
     */
    public LoopbackTrafficAssert hasReusedConnections(int expected) {
        isNotNull();
        List<JudgedConnection> reused = actual.reused();
        if (reused.size() != expected) {
            // Too few are too few, whosever they are.
            List<JudgedConnection> doubtful = reused.size() < expected
                    ? List.of()
                    : reused.stream().filter(actual::isDoubtful).toList();
            blame(TrafficErrors.wrongCount("", expected, "reused ", reused), doubtful);
        }
        return this;
    }

    /**
     * Goes on with one connection that the test opened.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).handshakeCompleted(); // passes: there is one
     * assertThat(traffic).connection(7).handshakeCompleted(); // fails: there aren't eight
     * }</pre>
     *
     * @param index 0 for the one that was opened first; waited for when it isn't there yet
     */
    public ConnectionAssert connection(int index) {
        checkIndex(index);
        return lead(
                () -> {
                    List<JudgedConnection> opened = atLeast(index + 1);
                    if (opened.size() <= index) {
                        wrongCount("at least ", index + 1, opened, count -> count > index);
                    }
                    return opened.subList(0, index + 1);
                },
                LoopbackTraffic::failAtPlace);
    }

    /**
     * Goes on with the only connection to this server port that the test opened.
     *
     * <pre>{@code
     * assertThat(traffic).connectionTo(server.getPort()).closedGracefully(); // passes: there is one
     * assertThat(traffic).connectionTo(database.getPort()).isOpen(); // fails when there are two
     * }</pre>
     */
    public ConnectionAssert connectionTo(int port) {
        return lead(
                () -> {
                    isNotNull();
                    LoopbackTraffic there = actual.toPort(port);
                    List<JudgedConnection> opened = there.await(now -> !now.isEmpty());
                    if (opened.size() != 1) {
                        there.failCount(assertionError(TrafficErrors.notTheOnlyOne(port, opened)), count -> count == 1);
                    }
                    return opened;
                },
                LoopbackTrafficAssert::failWhereSure);
    }

    /**
     * Goes on with one connection that had been opened earlier and carried data in the test.
     *
     * <pre>{@code
     * assertThat(traffic).reusedConnection(0).neverReset(); // passes: there is one
     * assertThat(traffic).reusedConnection(7).neverReset(); // fails: there aren't eight
     * }</pre>
     *
     * @param index 0 for the one that was opened first
     */
    public ConnectionAssert reusedConnection(int index) {
        checkIndex(index);
        return lead(
                () -> {
                    isNotNull();
                    List<JudgedConnection> reused = actual.reused();
                    if (reused.size() <= index) {
                        blame(TrafficErrors.wrongCount("at least ", index + 1, "reused ", reused), List.of());
                    }
                    return reused.subList(0, index + 1);
                },
                LoopbackTrafficAssert::failWhereSure);
    }

    private static void checkIndex(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("the first connection is number 0, there is none with " + index);
        }
    }

    private static void failWhereSure(
            LoopbackTraffic traffic, AssertionError error, List<JudgedConnection> candidates) {
        traffic.fail(error, candidates.stream().filter(traffic::isDoubtful).toList());
    }

    /** What becomes of the error of an assertion on a connection that was found among these. */
    @FunctionalInterface
    private interface BlameAmong {
        void raise(LoopbackTraffic traffic, AssertionError error, List<JudgedConnection> candidates);
    }

    /** @param search finds the connection, behind those which it was counted from */
    private ConnectionAssert lead(Supplier<List<JudgedConnection>> search, BlameAmong blame) {
        List<JudgedConnection> candidates = new ArrayList<>();
        Supplier<JudgedConnection> last = () -> {
            candidates.addAll(search.get());
            return candidates.get(candidates.size() - 1);
        };
        return navigation
                .lead(ConnectionAssert.class, JudgedConnection.class, ConnectionAssert::new, last)
                .in(actual, error -> blame.raise(actual, error, candidates))
                .as(info.description());
    }

    /**
     * Goes on with the connections that the test opened, as a list, in the order in which they were opened.
     *
     * <pre>{@code
     * assertThat(traffic).connections().extracting(JudgedConnection::serverBytes).containsOnly(5L); // passes
     * assertThat(traffic).connections().isEmpty(); // fails
     * }</pre>
     */
    public ListAssert<JudgedConnection> connections() {
        return list(LoopbackTraffic::connections);
    }

    /**
     * Goes on with the connections, reused ones too, of which a display filter matches a frame, as a list.
     *
     * <pre>{@code
     * assertThat(traffic).connectionsMatching("tcp.flags.reset == 1").isEmpty(); // passes when nobody sent a RST
     * assertThat(traffic).connectionsMatching("tcp.flag.reset == 1"); // throws: there is no such field
     * }</pre>
     *
     * @param filter as in {@link LoopbackTraffic#connectionsMatching}
     */
    public ListAssert<JudgedConnection> connectionsMatching(String filter) {
        return list(traffic -> traffic.connectionsMatching(filter));
    }

    /**
     * Goes on with the connections that had been opened earlier and carried data in the test, as a list.
     *
     * <pre>{@code
     * assertThat(traffic).reused().hasSize(1); // passes for a client that was warmed up
     * assertThat(traffic).reused().isEmpty(); // fails for it
     * }</pre>
     */
    public ListAssert<JudgedConnection> reused() {
        return list(LoopbackTraffic::reused);
    }

    // Of a list's type only the erasure is known.
    @SuppressWarnings("unchecked")
    private ListAssert<JudgedConnection> list(Function<LoopbackTraffic, List<JudgedConnection>> which) {
        Class<ListAssert<JudgedConnection>> type = (Class<ListAssert<JudgedConnection>>) (Class<?>) ListAssert.class;
        Supplier<List<? extends JudgedConnection>> search = () -> {
            isNotNull();
            return which.apply(actual);
        };
        return navigation
                .lead(type, List.class, ListAssert<JudgedConnection>::new, search)
                .as(info.description());
    }

    private void wrongCount(String bound, int expected, List<JudgedConnection> opened, IntPredicate right) {
        actual.failCount(assertionError(TrafficErrors.wrongCount(bound, expected, "", opened)), right);
    }

    private List<JudgedConnection> atLeast(int count) {
        isNotNull();
        return actual.await(opened -> opened.size() >= count);
    }
}
