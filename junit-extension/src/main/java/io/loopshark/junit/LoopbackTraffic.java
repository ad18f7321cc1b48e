package io.loopshark.junit;

import io.loopshark.report.fields.CapturedMessage;
import io.loopshark.report.fields.HttpExchange;
import io.loopshark.report.fields.HttpExchanges;
import io.loopshark.verdict.JudgedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The TCP connections that a test opened over loopback, so far. A test, {@code @BeforeEach} or {@code @AfterEach} method of a class
 * under {@link VerifyHandshake} takes it as a parameter.
 *
 * <pre>{@code
 * @Test
 * @VerifyHandshake
 * void closesItsConnection(LoopbackTraffic traffic) throws Exception {
 *     fetchAndClose();
 *     assertThat(traffic.toPort(server.getPort())).hasConnections(1).connection(0).closedGracefully();
 * }
 * }</pre>
 *
 * <p>Each method waits until what was sent before it has been captured, and until the connections are at rest: none in the middle of
 * a handshake or a teardown, or the grace time over. To wait for something else, say what with {@link #await}.
 */
public final class LoopbackTraffic {

    /** Where the connections come from. */
    interface Source {
        /** What there is once it passes, or when both the grace time and {@code patience} are over. */
        Seen await(Predicate<Seen> enough, Duration patience);

        /** What there is once it passes, or when the grace time is over. */
        default Seen await(Predicate<Seen> enough) {
            return await(enough, Duration.ZERO);
        }

        /** Begins a phase of this name. */
        void mark(String name);

        /** What there is once all connections are at rest, or when the grace time is over. */
        Seen await();

        /** The connections that {@link #await()} sees and of which a display filter matches a frame. */
        List<JudgedConnection> matching(String filter);

        /** The messages of a protocol that there are then. */
        List<CapturedMessage> messages(String protocol);

        /** What the test asks. */
        Expectations expectations();
    }

    private static final int ANY_PORT = -1;

    private final Source source;
    private final int serverPort;

    LoopbackTraffic(Source source) {
        this(source, ANY_PORT);
    }

    private LoopbackTraffic(Source source, int serverPort) {
        this.source = source;
        this.serverPort = serverPort;
    }

    /** The same traffic, with the connections to this server port only. */
    public LoopbackTraffic toPort(int port) {
        return new LoopbackTraffic(source, port);
    }

    /**
     * Begins a phase of the test: what is sent from now on belongs to it, until the next mark. What was sent before has been captured
     * when this returns.
     *
     * <pre>{@code
     * traffic.mark("shutdown");
     * server.stop();
     * assertThat(traffic).neverResetDuring("shutdown");
     * }</pre>
     *
     * @param name given again, the phase of that name begins anew
     * @throws IllegalStateException outside the test's body
     */
    public LoopbackTraffic mark(String name) {
        source.mark(name);
        return this;
    }

    /**
     * The phase of this name.
     *
     * @throws IllegalArgumentException when the test did not mark it
     */
    public Phase phase(String name) {
        return whole(List.of()).phase(name);
    }

    /**
     * The messages of one application protocol that were sent in the test, in the order in which they were complete. Which protocols
     * there are the plug-ins on the class path say.
     *
     * <pre>{@code
     * @Test
     * @VerifyHandshake(payload = true)
     * void asksOnce(LoopbackTraffic traffic) throws Exception {
     *     resolver.resolve("example.com");
     *     assertThat(traffic.messages("dns")).extracting(message -> message.value("dns.qry.name")).containsOnly(Optional.of("example.com"));
     * }
     * }</pre>
     *
     * @param protocol as filters call it: {@code dns}
     * @throws IllegalArgumentException when no plug-in knows the protocol
     * @throws IllegalStateException when the test doesn't capture data: {@link VerifyHandshake#payload()}
     */
    public List<CapturedMessage> messages(String protocol) {
        return source.messages(protocol).stream()
                .filter(message -> serverPort == ANY_PORT
                        || message.sender().port() == serverPort
                        || message.receiver().port() == serverPort)
                .toList();
    }

    /**
     * The requests of HTTP that were sent in the test, in their order, each with the response that came so far.
     *
     * @throws IllegalStateException when the test doesn't capture data: {@link VerifyHandshake#payload()}
     */
    public List<HttpExchange> requests() {
        List<CapturedMessage> messages = new ArrayList<>(messages("http"));
        messages.addAll(messages("http2"));
        messages.sort(Comparator.comparingLong(CapturedMessage::frame));
        return HttpExchanges.of(messages);
    }

    /** The connections whose first segment was sent in the test, in the order of these segments. */
    public List<JudgedConnection> connections() {
        return here(source.await()).opened();
    }

    /** The connections that were opened earlier and carried data in the test, in the order in which they were opened. */
    public List<JudgedConnection> reused() {
        return here(source.await()).reused();
    }

    /** All of them: the {@link #connections()}, then the {@link #reused()} ones. */
    public List<JudgedConnection> all() {
        return all(source.await());
    }

    /**
     * Those of {@link #all()} of which a display filter, as Wireshark's, matches a frame.
     *
     * <pre>{@code
     * traffic.connectionsMatching("tcp.analysis.zero_window && tcp.window_size_scalefactor == 1")
     * }</pre>
     *
     * @param filter what is in the segments' data is matched only where a test captures it: {@link VerifyHandshake#payload()}
     * @throws IllegalArgumentException when it is no filter; the message shows the place
     */
    public List<JudgedConnection> connectionsMatching(String filter) {
        return source.matching(filter).stream()
                .filter(connection ->
                        serverPort == ANY_PORT || connection.server().port() == serverPort)
                .toList();
    }

    /**
     * The {@link #connections()} as soon as they satisfy {@code enough}, or as they are when the grace time is over.
     *
     * @param enough asked again whenever a segment has come
     */
    public List<JudgedConnection> await(Predicate<? super List<JudgedConnection>> enough) {
        return here(source.await(seen -> enough.test(here(seen).opened()))).opened();
    }

    /**
     * {@link #all()} as soon as they satisfy {@code enough}, or as they are when the grace time is over.
     *
     * @param enough asked again whenever a segment has come
     */
    public List<JudgedConnection> awaitAll(Predicate<? super List<JudgedConnection>> enough) {
        return all(source.await(seen -> enough.test(all(seen))));
    }

    /**
     * A connection as soon as it satisfies {@code enough}, or as it is when the waiting is over.
     *
     * @param connection as it was seen earlier in the test
     * @param enough asked again whenever a segment has come; what it is given has no {@link JudgedConnection#steps()}
     * @param patience how long to wait at least; the grace time when that is longer
     */
    public JudgedConnection await(
            JudgedConnection connection, Predicate<? super JudgedConnection> enough, Duration patience) {
        return latest(connection, source.await(seen -> enough.test(latest(connection, seen)), patience));
    }

    /** A connection as it is once all are at rest, or when the grace time is over. */
    public JudgedConnection atRest(JudgedConnection connection) {
        return latest(connection, source.await());
    }

    /** The same connection with every segment kept ({@link JudgedConnection#steps()}), for ladders and stories. */
    public JudgedConnection inFull(JudgedConnection connection) {
        return whole(List.of(connection)).connections().get(0);
    }

    /**
     * The same connections with every segment kept, and what the numbers of their frames mean.
     *
     * @param connections one that is not counted as this JVM's any more is left as it is
     */
    public Whole whole(List<JudgedConnection> connections) {
        Seen seen = source.await(now -> true);
        List<JudgedConnection> full = connections.stream()
                .map(connection -> seen.latest(connection).map(seen.inFull()).orElse(connection))
                .toList();
        return new Whole(full, seen.inTest(), seen.phases().list());
    }

    /**
     * Connections as one look saw them. The numbers of their frames are that look's: another one may count frames that this one left
     * out, because it knows better whose they are.
     *
     * @param connections with every segment kept
     * @param inTest tells of a frame, by its number, whether it was sent in the test, and not in the past of a connection that the test
     *     reused
     * @param phases those that were marked, in their order
     */
    public record Whole(List<JudgedConnection> connections, LongPredicate inTest, List<Phase> phases) {
        /** Copies the lists. */
        public Whole {
            connections = List.copyOf(connections);
            phases = List.copyOf(phases);
        }

        /**
         * The phase of this name.
         *
         * @throws IllegalArgumentException when the test did not mark it
         */
        public Phase phase(String name) {
            return phases.stream()
                    .filter(phase -> phase.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no phase \"" + name + "\" was marked"));
        }
    }

    /**
     * Whether nobody can tell if a connection is this JVM's: it left no trace, as one that is refused does, and other processes are
     * there that might have made it. So is a connection that was counted as this JVM's and isn't any more. Neither happens where the
     * test names the server's port ({@link VerifyHandshake#ports()}).
     *
     * @param connection as it was seen earlier in the test
     */
    public boolean isDoubtful(JudgedConnection connection) {
        return source.await(now -> true).isDoubtful(connection);
    }

    /**
     * Ends an assertion on this traffic that has failed, for assertions of one's own: throws its error; or, when the code under test may
     * not be to blame, what a test gets of which nothing can be said ({@link VerifyHandshake#onInconclusive()}). That is so when frames
     * were lost, when another recording looked at all connections meanwhile, and when all that are guilty are
     * {@linkplain #isDoubtful doubtful}.
     *
     * @param guilty the connections that the assertion blames
     * @throws AssertionError the error, or one that says why nothing can be said
     * @throws TestAbortedException when nothing can be said and that is to be no failure
     */
    public void fail(AssertionError error, List<JudgedConnection> guilty) {
        Seen seen = source.await(now -> true);
        boolean perhapsOthers = !guilty.isEmpty() && guilty.stream().allMatch(seen::isDoubtful);
        Messages messages = new Messages(source.expectations(), seen);
        fail(error, messages, perhapsOthers ? messages.perhapsOthers(guilty) : null);
    }

    /**
     * The same of an assertion on the last of these connections, which was found by its place among them. Nothing can be said, too, when
     * another one may have been meant: one of them is doubtful, or one may be missing of which nobody can tell whose it is.
     *
     * @param upTo the {@link #connections()} up to that one
     * @throws AssertionError the error, or one that says why nothing can be said
     * @throws TestAbortedException when nothing can be said and that is to be no failure
     */
    public void failAtPlace(AssertionError error, List<JudgedConnection> upTo) {
        Seen seen = here(source.await(now -> true));
        List<JudgedConnection> doubtful = upTo.stream().filter(seen::isDoubtful).toList();
        Messages messages = new Messages(source.expectations(), seen);
        if (doubtful.isEmpty()) {
            fail(error, messages, seen.left().unattributed().isEmpty() ? null : messages.unattributed());
        }
        fail(error, messages, messages.perhapsOthers(doubtful));
    }

    /**
     * The same of an assertion on how many connections the test opened. Nothing can be said, too, when the number may be right: that
     * depends on whose the connections are of which nobody can tell.
     *
     * @param right whether a number would have been right
     * @throws AssertionError the error, or one that says why nothing can be said
     * @throws TestAbortedException when nothing can be said and that is to be no failure
     */
    public void failCount(AssertionError error, IntPredicate right) {
        Seen seen = here(source.await(now -> true));
        boolean sure = seen.isSure() || seen.isSureOfCount(right);
        Messages messages = new Messages(source.expectations(), seen);
        fail(error, messages, sure ? null : messages.unattributed());
    }

    private void fail(AssertionError error, Messages messages, @Nullable String perhapsOthers) {
        String deaf = messages.captureFault();
        String doubt = deaf == null ? perhapsOthers : deaf;
        if (doubt == null) {
            throw error;
        }
        String message = doubt + "\n\n" + String.valueOf(error.getMessage()).strip();
        if (source.expectations().onInconclusive() == Unverifiable.SKIP) {
            throw new InconclusiveException(message);
        }
        AssertionError failure = new AssertionError(message);
        failure.setStackTrace(error.getStackTrace());
        throw failure;
    }

    private static JudgedConnection latest(JudgedConnection connection, Seen seen) {
        return seen.latest(connection).orElse(connection);
    }

    private List<JudgedConnection> all(Seen seen) {
        return here(seen).connections().toList();
    }

    private Seen here(Seen seen) {
        return serverPort == ANY_PORT ? seen : seen.toPort(serverPort);
    }

    @Override
    public String toString() {
        return "loopback traffic" + (serverPort == ANY_PORT ? "" : " to port " + serverPort);
    }
}
