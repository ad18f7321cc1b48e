package io.loopshark.benchmarks.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the same tests without and with {@code @VerifyHandshake} in one JVM, in turn, and prints what a test takes longer, and what the
 * first one takes longer than those behind it.
 */
public final class AnnotationCost {
    private static final int ROUNDS = 3;

    private AnnotationCost() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        for (int round = 1; round <= ROUNDS; round++) {
            List<Long> plain = durations(Bodies.Plain.class);
            List<Long> verified = durations(Bodies.Verified.class);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: median of a test %.3f ms plain, %.3f ms verified, difference %.3f ms; first verified test %.0f ms%n",
                    round,
                    millis(median(plain)),
                    millis(median(verified)),
                    millis(median(verified) - median(plain)),
                    millis(verified.get(0)));
        }
    }

    private static List<Long> durations(Class<?> tests) {
        Stopwatch stopwatch = new Stopwatch();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        stopwatch);
        return stopwatch.durations;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** From a test's start to its end, its callbacks included. */
    private static final class Stopwatch implements TestExecutionListener {
        private final List<Long> durations = new ArrayList<>();
        private long started;

        @Override
        public void executionStarted(TestIdentifier test) {
            started = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                durations.add(System.nanoTime() - started);
                result.getThrowable().ifPresent(problem -> {
                    throw new IllegalStateException("a test failed", problem);
                });
            }
        }
    }
}
