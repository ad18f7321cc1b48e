package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine's handle promises. */
class CaptureHandleTest {
    private Fence fence;
    private CaptureHandle handle;

    @BeforeEach
    void open() throws IOException {
        fence = new Fence();
        try {
            handle = OpenCapture.engine().open(CaptureSettings.HEADERS, new CaptureFilter(fence.port()));
        } catch (CaptureUnavailableException e) {
            throw OpenCapture.missing(e.getMessage(), e);
        }
    }

    @AfterEach
    void close() {
        if (handle != null) {
            handle.close();
        }
        fence.close();
    }

    @Test
    void whatIsSentBeforeItRunsIsKept() throws IOException {
        fence.send(7);
        handle.run((bytes, length, time) -> {
            if (fence.numberIn(bytes, handle.linkType()).orElse(0) == 7) {
                handle.stop();
            }
        });
        assertThat(handle.dropped()).isZero();
    }

    @Test
    void aStopBeforeTheRunIsNotForgotten() throws IOException {
        handle.stop();
        handle.run((bytes, length, time) -> {});
    }

    @Test
    void aStopFromAnotherThreadEndsTheRun() {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                handle.run((bytes, length, time) -> seen.complete(null));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        send();
        seen.join();
        handle.stop();
        send();
        run.join();
    }

    private void send() {
        try {
            fence.send(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
