package io.loopshark.junit;

import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.LoopbackCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A recording of the loopback interface for test frameworks other than JUnit Jupiter, begun by
 * {@link HandshakeVerification#start()}. What is sent while it is open is judged when it is closed.
 *
 * <p>Used with {@code try (…)}, an error of the recording is added to one of the body as suppressed.
 */
public final class LoopbackRecording implements AutoCloseable {
    private final Trial trial;
    private final LoopbackCapture capture;
    private final Watch watch;
    private boolean closed;

    private LoopbackRecording(Trial trial, LoopbackCapture capture, Watch watch) {
        this.trial = trial;
        this.capture = capture;
        this.watch = watch;
    }

    static LoopbackRecording start(String name, Asked asked) throws CaptureUnavailableException {
        Expectations expectations =
                new ExpectationsReader(key -> Optional.ofNullable(System.getProperty(key))).read(asked);
        LoopbackCapture capture;
        try {
            capture = LoopbackCapture.open(expectations.engine().engine(), expectations.settings());
        } catch (CaptureUnavailableException e) {
            if (expectations.onMissingCapture() == Unverifiable.SKIP) {
                throw new TestAbortedException(e.getMessage(), e);
            }
            throw e;
        }
        Watch watch = new Watch(expectations, capture);
        try {
            watch.begin();
        } catch (IOException e) {
            capture.close();
            throw new UncheckedIOException(e);
        }
        return new LoopbackRecording(new Trial(() -> name, new Object(), Publisher.NOBODY), capture, watch);
    }

    /** What was sent since the recording began, so far. */
    public LoopbackTraffic traffic() {
        return new LoopbackTraffic(watch);
    }

    /**
     * Ends the recording and judges it. Does nothing the second time.
     *
     * @throws AssertionError when a connection was wrong
     * @throws TestAbortedException when nothing can be said and that is to be no failure ({@link Unverifiable#SKIP})
     * @throws UncheckedIOException when the capture has broken down
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Optional<String> doubt = trial.hold(watch, Body.PASSED);
            if (doubt.isPresent()) {
                throw new TestAbortedException(doubt.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watch.close();
            capture.close();
        }
    }
}
