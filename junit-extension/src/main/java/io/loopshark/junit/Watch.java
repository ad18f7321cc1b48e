package io.loopshark.junit;

import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.TrafficWindow;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.fields.CapturedMessage;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The eye on one test: a window on the capture, opened when the test's body begins, and what was seen in it. */
final class Watch implements LoopbackTraffic.Source, AutoCloseable {
    private final Expectations expectations;
    private final LoopbackCapture capture;
    private final Object turn = new Object();
    private final Map<String, Long> marks = new LinkedHashMap<>();
    private @Nullable TrafficWindow window;
    private @Nullable Overlap overlap;
    private @Nullable Observation last;
    private @Nullable Dissectors dissectors;
    private boolean overlapped;
    private boolean factory;

    Watch(Expectations expectations, LoopbackCapture capture) {
        this.expectations = expectations;
        this.capture = capture;
    }

    @Override
    public Expectations expectations() {
        return expectations;
    }

    /** What captures, for reports. */
    String engine() {
        return capture.engine();
    }

    /** Marks that the tests of a factory are watched one by one. */
    void watchesFactory() {
        factory = true;
    }

    boolean isFactory() {
        return factory;
    }

    /** What is sent from now on counts; what was seen so far does no longer. */
    synchronized void begin() throws IOException {
        close();
        last = null;
        marks.clear();
        window = capture.window(expectations.scope());
        overlapped = false;
        overlap = Overlap.begin(expectations.scope().serverPorts().isEmpty());
    }

    @Override
    public synchronized void mark(String name) {
        try {
            if (window == null) {
                throw new IllegalStateException("the test's body is not running: nothing can be marked");
            }
            // Marked again, it moves to the end.
            marks.remove(name);
            marks.put(name, window.mark());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was seen when everything has come to rest; from then on nothing new is seen. */
    Observation end() throws IOException {
        Observation seen = look(this::isAtRest, Duration.ZERO);
        close();
        return seen;
    }

    /** The same where nothing is judged: what was seen stays, for whoever asks behind the test. */
    void abandon() throws IOException {
        if (isOpen()) {
            end();
        }
    }

    private synchronized boolean isOpen() {
        return window != null;
    }

    /** Held by the tests of a factory, one at a time. No lock that a test needs to ask for its traffic. */
    Object turn() {
        return turn;
    }

    /** What the judge needs of it. */
    synchronized Seen seen(Observation observation) {
        return Seen.of(observation, Phases.of(marks, observation), overlapped);
    }

    private boolean isAtRest(Seen seen) {
        return seen.connections().allMatch(connection -> Rest.isAtRest(connection, expectations.teardown()));
    }

    private synchronized Observation look(Predicate<Seen> enough, Duration patience) throws IOException {
        if (window != null) {
            Duration grace = expectations.grace();
            Duration longest = patience.compareTo(grace) > 0 ? patience : grace;
            last = window.observe(observation -> enough.test(seen(observation)), longest);
            overlapped |= overlap != null && overlap.disturbed();
        }
        if (last == null) {
            throw new IllegalStateException("the test's body has not begun: there is no traffic of it yet");
        }
        return last;
    }

    @Override
    public Seen await(Predicate<Seen> enough, Duration patience) {
        try {
            return seen(look(enough, patience));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Seen await() {
        return await(this::isAtRest);
    }

    @Override
    public synchronized List<JudgedConnection> matching(String filter) {
        Matched matched = new Matched(filter, this::dissectors);
        try {
            Observation seen = look(this::isAtRest, Duration.ZERO);
            Predicate<JudgedConnection> wanted = matched.in(seen);
            return seen(seen).connections().filter(wanted).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized List<CapturedMessage> messages(String protocol) {
        if (!expectations.payload()) {
            throw new IllegalStateException("messages are in the data of segments, which this test does not capture: "
                    + expectations.notation().with("payload", "true"));
        }
        try {
            Dissectors known = dissectors(protocol);
            Observation seen = look(this::isAtRest, Duration.ZERO);
            return CapturedMessage.all(seen.frames(), known).stream()
                    .filter(message -> message.protocol().equals(protocol) && seen.isInWindow(message.frame()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dissectors dissectors(String protocol) {
        if (dissectors().field(protocol).isEmpty()) {
            throw new IllegalArgumentException("no plug-in on the class path knows a protocol \"" + protocol + "\"");
        }
        return dissectors();
    }

    /** The plug-ins on the class path. */
    synchronized Dissectors dissectors() {
        if (dissectors == null) {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            dissectors = Dissectors.installed(context == null ? Watch.class.getClassLoader() : context);
        }
        return dissectors;
    }

    @Override
    public synchronized void close() {
        if (overlap != null) {
            overlap.end();
            overlap = null;
        }
        if (window != null) {
            window.close();
            window = null;
        }
    }
}
