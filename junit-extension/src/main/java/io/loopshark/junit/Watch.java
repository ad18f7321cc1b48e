package io.loopshark.junit;

import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.TrafficWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The eye on one test: a window on the capture, opened when the test's body begins, and what was seen in it. */
final class Watch implements LoopbackTraffic.Source, AutoCloseable {

    private final Expectations expectations;
    private final LoopbackCapture capture;
    private @Nullable TrafficWindow window;
    private @Nullable Observation last;
    private boolean factory;

    Watch(Expectations expectations, LoopbackCapture capture) {
        this.expectations = expectations;
        this.capture = capture;
    }

    Expectations expectations() {
        return expectations;
    }

    /** What captures. */
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
    void begin() throws IOException {
        close();
        last = null;
        window = capture.window(expectations.scope());
    }

    /** What was seen when everything has come to rest; from then on nothing new is seen. */
    Observation end() throws IOException {
        Observation seen = look(this::isAtRest);
        close();
        return seen;
    }

    private boolean isAtRest(Seen seen) {
        return seen.connections().allMatch(connection -> Rest.isAtRest(connection, expectations.teardown()));
    }

    private Observation look(Predicate<Seen> enough) throws IOException {
        if (window != null) {
            last = window.observe(observation -> enough.test(Seen.of(observation)), expectations.grace());
        }
        return Objects.requireNonNull(last, "the test's body has not begun");
    }

    @Override
    public Seen await(Predicate<Seen> enough) {
        try {
            return Seen.of(look(enough));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Seen await() {
        return await(this::isAtRest);
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
            window = null;
        }
    }
}
