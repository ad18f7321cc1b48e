package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LoopbackCaptureTest {

    @Test
    void capturesWithTheEngineThatWasAskedFor() {
        try (LoopbackCapture capture = OpenCapture.open()) {
            boolean libpcap =
                    switch (EngineChoice.configured()) {
                        case LIBPCAP -> true;
                        case PACKET_SOCKET -> false;
                        case AUTO -> libpcapIsInstalled();
                    };
            assertThat(capture.engine()).startsWith(libpcap ? "libpcap version " : "Linux packet socket, kernel ");
        }
    }

    private static boolean libpcapIsInstalled() {
        try {
            return NativeLibrary.getInstance("pcap") != null;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    @Test
    void closesEvenWhileNothingIsSent() {
        for (int i = 0; i < 20; i++) {
            OpenCapture.open().close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("loopshark-capture");
    }

    @Test
    void aClosedCaptureRefuses() {
        LoopbackCapture capture = OpenCapture.open();
        capture.close();
        capture.close();
        assertThatThrownBy(capture::fence).isInstanceOf(IOException.class);
    }

    @Test
    void anExceptionWhileAFrameIsTakenSurfacesAtTheFence() throws IOException {
        OpenCapture.open().close();
        BreakingEngine faulty = new BreakingEngine(BreakingEngine.TCP);
        try (LoopbackCapture capture = LoopbackCapture.open(faulty, CaptureSettings.HEADERS)) {
            faulty.breaks = true;
            try (Conversation talk = Conversation.open()) {
                talk.exchange(1, 1);
                assertThatThrownBy(capture::fence)
                        .isInstanceOf(IOException.class)
                        .hasMessage(
                                "the capture broke down: a frame could not be taken: java.lang.IllegalStateException: "
                                        + "broken on purpose");
            }
        }
    }

    @Test
    void aCaptureThatBreaksWhileItIsOpenedIsUnavailable() throws IOException {
        OpenCapture.open().close();
        BreakingEngine faulty = new BreakingEngine(BreakingEngine.UDP);
        faulty.breaks = true;
        assertThatThrownBy(() -> LoopbackCapture.open(faulty, CaptureSettings.HEADERS))
                .isInstanceOf(CaptureUnavailableException.class)
                .hasMessageContaining("broken on purpose");
    }

    @Test
    void severalThreadsMayFenceAtOnce() throws Exception {
        try (LoopbackCapture capture = OpenCapture.open()) {
            CountDownLatch done = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                new Thread(() -> {
                            try {
                                for (int round = 0; round < 200; round++) {
                                    capture.fence();
                                }
                                done.countDown();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        })
                        .start();
            }
            done.await();
        }
    }

    /** The engine, with a listener that breaks at the first packet of one protocol: fences are UDP, all else is TCP. */
    private static final class BreakingEngine implements CaptureEngine {
        private static final int ETHERNET_AND_IPV4 = 34;
        private static final int PROTOCOL_OFFSET = 23;
        static final int TCP = 6;
        static final int UDP = 17;

        private final int protocol;

        /** Whether the next packet of the protocol breaks it; not yet while the capture is opened. */
        private volatile boolean breaks;

        BreakingEngine(int protocol) {
            this.protocol = protocol;
        }

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException {
            return new ForwardingHandle(OpenCapture.engine().open(settings, filter)) {
                @Override
                public void run(FrameListener listener) throws IOException {
                    super.run((bytes, length, time) -> {
                        if (breaks && bytes.length > ETHERNET_AND_IPV4 && bytes[PROTOCOL_OFFSET] == protocol) {
                            throw new IllegalStateException("broken on purpose");
                        }
                        listener.frame(bytes, length, time);
                    });
                }
            };
        }
    }
}
