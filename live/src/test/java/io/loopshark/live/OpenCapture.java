package io.loopshark.live;

import org.opentest4j.TestAbortedException;

/** Opens captures for tests, and says aloud where that isn't possible. */
final class OpenCapture {

    private OpenCapture() {}

    static LoopbackCapture open() {
        return open(CaptureSettings.HEADERS);
    }

    /** Aborts the test with the cure when capture isn't possible; fails it where live tests are required. */
    static LoopbackCapture open(CaptureSettings settings) {
        try {
            return LoopbackCapture.open(new LibpcapEngine(), settings);
        } catch (CaptureUnavailableException e) {
            if ("1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
                throw new AssertionError("live tests are required here: " + e.getMessage(), e);
            }
            throw new TestAbortedException("no live capture here: " + e.getMessage(), e);
        }
    }
}
