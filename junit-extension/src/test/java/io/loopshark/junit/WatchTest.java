package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.cases.Servers;
import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A live watch on a test. */
class WatchTest {

    /** Else an assertion behind it would find connections that are just being closed. */
    @Test
    void waitsForRestWhereNothingIsJudged() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (LoopbackCapture capture = open();
                Watch watch = new Watch(Judging.DEFAULT, capture);
                Servers.Raw server = new Servers.Raw(socket -> awaitUninterrupted(gate))) {
            watch.begin();
            server.connect().close();
            Thread ending = new Thread(() -> abandon(watch));
            ending.start();
            while (ending.isAlive() && !awaitsFrames(ending)) {
                Thread.onSpinWait();
            }
            gate.countDown();
            ending.join();
            assertThat(watch.await(seen -> true).opened())
                    .extracting(JudgedConnection::serverState)
                    .containsExactly(TcpState.CLOSED);
        }
    }

    /** Not the fence, for which it waits before. */
    private static boolean awaitsFrames(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("awaitFrame"));
    }

    private static LoopbackCapture open() {
        try {
            return LoopbackCapture.open();
        } catch (CaptureUnavailableException e) {
            throw Kit.unavailable(e);
        }
    }

    private static void abandon(Watch watch) {
        try {
            watch.abandon();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch gate) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
