package io.loopshark.junit;

import io.loopshark.live.LoopbackCapture;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads what captures and judges while JUnit looks for the tests, so that the first annotated one waits less for it. JUnit finds it as a
 * service.
 */
public final class LoadAhead implements LauncherSessionListener {

    /** For JUnit. */
    public LoadAhead() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LoopbackCapture.loadAhead();
    }
}
