package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LossTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int MORE_THAN_FITS = 12_000;

    @Test
    void framesThatTheKernelThrowsAwayAreCountedAndMakeTheVerdictInconclusive() throws IOException {
        OpenCapture.open().close();
        StallingEngine engine = new StallingEngine();
        CaptureSettings smallBuffer = CaptureSettings.HEADERS.withBufferBytes(MEBIBYTE);
        try (LoopbackCapture capture = LoopbackCapture.open(engine, smallBuffer);
                TrafficWindow window = capture.window(Scope.ofThisProcess())) {
            try (Conversation talk = Conversation.open()) {
                engine.stall();
                for (int i = 0; i < MORE_THAN_FITS; i++) {
                    talk.exchange(1, 0);
                }
                engine.goOn();
                Observation seen = window.observe();
                assertThat(seen.trust().lost()).isPositive();
                assertThat(seen.opened()).isNotEmpty().allSatisfy(connection -> assertThat(connection.verdict())
                        .as("%s", connection.findings())
                        .isEqualTo(Verdict.INCONCLUSIVE));
            }
        }
    }

    /** The buffer is large, for what others send on this machine passes it as well; so the loss is made up. */
    @Test
    void whatWasLostInOneWindowIsNotHeldAgainstTheNext() throws IOException {
        OpenCapture.open().close();
        LosingEngine engine = new LosingEngine();
        try (LoopbackCapture capture = LoopbackCapture.open(engine, CaptureSettings.HEADERS)) {
            try (TrafficWindow window = capture.window(Scope.ofThisProcess());
                    Conversation talk = Conversation.open()) {
                talk.exchange(1, 1);
                engine.lose();
                assertVerdict(window.observe(), 1, Verdict.INCONCLUSIVE);
            }
            try (TrafficWindow next = capture.window(Scope.ofThisProcess());
                    Conversation talk = Conversation.open()) {
                talk.exchange(1, 1);
                assertVerdict(next.observe(), 0, Verdict.VERIFIED);
            }
        }
    }

    private static void assertVerdict(Observation seen, long lost, Verdict verdict) {
        assertThat(seen.trust().lost()).isEqualTo(lost);
        assertThat(seen.opened())
                .singleElement()
                .extracting(JudgedConnection::verdict)
                .isEqualTo(verdict);
    }

    @Test
    void aBulkTransferLosesNothing() throws IOException {
        try (LoopbackCapture capture = OpenCapture.open();
                TrafficWindow window = capture.window(Scope.ofThisProcess());
                Conversation talk = Conversation.open()) {
            long octets = talk.sendBulk(256 * MEBIBYTE);
            Observation seen = window.observe();
            assertThat(seen.trust().lost()).isZero();
            assertThat(seen.opened()).singleElement().satisfies(connection -> {
                assertThat(connection.clientBytes()).isEqualTo(octets);
                assertThat(connection.verdict()).as("%s", connection.findings()).isEqualTo(Verdict.VERIFIED);
            });
        }
    }

    /** The engine, but frames wait in the kernel's buffer as long as it is told to stall. */
    private static final class StallingEngine implements CaptureEngine {
        private final CaptureEngine engine = OpenCapture.engine();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        void stall() {
            gate = new CountDownLatch(1);
        }

        void goOn() {
            gate.countDown();
        }

        @Override
        public String name() {
            return "stalling";
        }

        @Override
        public CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException {
            return new ForwardingHandle(engine.open(settings, filter)) {
                @Override
                public void run(FrameListener listener) throws IOException {
                    super.run((bytes, length, time) -> {
                        try {
                            gate.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        listener.frame(bytes, length, time);
                    });
                }
            };
        }
    }

    /** The engine, but it says that it lost a frame when it is told to. */
    private static final class LosingEngine implements CaptureEngine {
        private final CaptureEngine engine = OpenCapture.engine();
        private volatile long lost;

        void lose() {
            lost = 1;
        }

        @Override
        public String name() {
            return "losing";
        }

        @Override
        public CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException {
            return new ForwardingHandle(engine.open(settings, filter)) {
                @Override
                public long dropped() {
                    return super.dropped() + lost;
                }
            };
        }
    }
}
