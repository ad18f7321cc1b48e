package io.loopshark.junit;

import io.loopshark.live.CaptureSettings;
import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.LoopbackCapture;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The one capture of the JVM, kept in JUnit's root store from the first annotated class or test to the end of the run; and a second one
 * for the tests that want data too. That one is unavailable is kept as well: trying again for each test would cost more than the tests.
 */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes CloseableResource only, later versions AutoCloseable.
final class SharedCapture implements Store.CloseableResource, AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(SharedCapture.class);

    private final Opened opened;

    private SharedCapture(EngineChoice engine, CaptureSettings settings) {
        Opened result;
        try {
            result = new Opened(LoopbackCapture.open(engine.engine(), settings), null);
        } catch (CaptureUnavailableException e) {
            result = new Opened(null, e);
        }
        opened = result;
    }

    /** One of the two. */
    private record Opened(
            @Nullable LoopbackCapture capture, @Nullable CaptureUnavailableException problem) {}

    /** The one that these expectations need. */
    static LoopbackCapture of(ExtensionContext context, Expectations expectations) throws CaptureUnavailableException {
        CaptureSettings settings = expectations.settings();
        Opened opened = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        settings, key -> new SharedCapture(expectations.engine(), key), SharedCapture.class)
                .opened;
        if (opened.problem() != null) {
            throw opened.problem();
        }
        return Objects.requireNonNull(opened.capture());
    }

    @Override
    public void close() {
        if (opened.capture() != null) {
            opened.capture().close();
        }
    }
}
