package io.loopshark.junit;

import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.LoopbackCapture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The one capture of the JVM, kept in JUnit's root store from the first annotated class or test to the end of the run. That it is
 * unavailable is kept as well: trying again for each test would cost more than the tests.
 */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes CloseableResource only, later versions AutoCloseable.
final class SharedCapture implements Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(SharedCapture.class);

    private final @Nullable LoopbackCapture capture;
    private final @Nullable CaptureUnavailableException problem;

    private SharedCapture() {
        LoopbackCapture opened = null;
        CaptureUnavailableException refused = null;
        try {
            opened = LoopbackCapture.open();
        } catch (CaptureUnavailableException e) {
            refused = e;
        }
        capture = opened;
        problem = refused;
    }

    static LoopbackCapture of(ExtensionContext context) throws CaptureUnavailableException {
        SharedCapture shared = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SharedCapture.class, key -> new SharedCapture(), SharedCapture.class);
        if (shared.capture != null) {
            return shared.capture;
        }
        throw shared.problem == null ? new IllegalStateException() : shared.problem;
    }

    @Override
    public void close() {
        if (capture != null) {
            capture.close();
        }
    }
}
