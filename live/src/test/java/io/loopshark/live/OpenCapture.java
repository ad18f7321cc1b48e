package io.loopshark.live;

import org.opentest4j.TestAbortedException;

/** Opens captures for tests, and says aloud where that isn't possible. */
final class OpenCapture {

    private OpenCapture() {}

    /** The engine that this run of the tests is about; the build runs them once for each. */
    static CaptureEngine engine() {
        return EngineChoice.configured().engine();
    }

    static LoopbackCapture open() {
        return open(CaptureSettings.HEADERS);
    }

    /** Aborts the test with the cure when capture isn't possible; fails it where live tests are required. */
    static LoopbackCapture open(CaptureSettings settings) {
        try {
            return LoopbackCapture.open(engine(), settings);
        } catch (CaptureUnavailableException e) {
            throw missing(e.getMessage(), e);
        }
    }

    /** What to throw where a live test cannot run. */
    static RuntimeException missing(String why, Throwable cause) {
        if ("1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
            throw new AssertionError("live tests are required here: " + why, cause);
        }
        return new TestAbortedException("no live capture here: " + why, cause);
    }
}
