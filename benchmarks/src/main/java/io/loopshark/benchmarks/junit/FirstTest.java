package io.loopshark.benchmarks.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Prints how many milliseconds pass from the start of a class to the end of its only test, in a JVM that has run nothing before: without
 * the annotation ({@code plain}), with it on the test ({@code method}) or on the class ({@code class}).
 */
public final class FirstTest {

    private FirstTest() {}

    /** Takes the name of one of the three. */
    public static void main(String[] arguments) {
        Class<?> tests =
                switch (arguments[0]) {
                    case "plain" -> Plain.class;
                    case "method" -> OnMethod.class;
                    case "class" -> OnClass.class;
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        new Stopwatch());
    }

    private static final class Stopwatch implements TestExecutionListener {
        private long started;

        @Override
        public void executionStarted(TestIdentifier test) {
            if (!test.isTest()) {
                started = System.nanoTime();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                System.out.printf(Locale.ROOT, "%.0f%n", (System.nanoTime() - started) / 1e6);
                result.getThrowable().ifPresent(problem -> {
                    throw new IllegalStateException("the test failed", problem);
                });
            }
        }
    }

    /** Without. */
    static final class Plain extends Bodies.Base {
        @Test
        void talks() throws IOException {
            talk();
        }
    }

    /** With, on the test. */
    static final class OnMethod extends Bodies.Base {
        @Test
        @VerifyHandshake(connections = 1)
        void talks() throws IOException {
            talk();
        }
    }

    /** With, on the class. */
    @VerifyHandshake(connections = 1)
    static final class OnClass extends Bodies.Base {
        @Test
        void talks() throws IOException {
            talk();
        }
    }
}
