package io.loopshark.junit;

import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.test;

import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.LoopbackCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs a class of cases in a JUnit engine of its own and tells what became of them. */
public final class Kit {

    private final EngineExecutionResults results;

    private Kit(EngineExecutionResults results) {
        this.results = results;
    }

    /** Runs the class; captures of failed tests go to {@code directory}. Aborts the calling test where capture is impossible. */
    public static Kit run(Class<?> cases, Path directory) {
        Kit kit = run(cases, Map.of("loopshark.directory", directory.toString()));
        kit.abortWhereCaptureIsUnavailable();
        return kit;
    }

    /** Runs the class with these configuration parameters, whatever comes of it. */
    public static Kit run(Class<?> cases, Map<String, String> parameters) {
        return run(List.of(cases), parameters);
    }

    /** Runs several classes. */
    public static Kit run(List<Class<?>> cases, Map<String, String> parameters) {
        return new Kit(EngineTestKit.engine("junit-jupiter")
                .selectors(cases.stream().map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new))
                .configurationParameters(parameters)
                .outputDirectoryCreator(new Published())
                .execute());
    }

    private void abortWhereCaptureIsUnavailable() {
        for (Event event : results.allEvents().failed().list()) {
            Throwable problem = throwable(event).orElse(null);
            if (problem instanceof CaptureUnavailableException) {
                throw unavailable(problem);
            }
        }
    }

    /** What to throw where a test cannot run because capture is impossible. */
    public static RuntimeException unavailable(Throwable problem) {
        if ("1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
            throw new AssertionError("live tests are required here: " + problem.getMessage(), problem);
        }
        return new TestAbortedException("no live capture here: " + problem.getMessage(), problem);
    }

    /** The name of the engine that cases are run with unless they say otherwise. Aborts the test where capture is impossible. */
    public static String engine() {
        try (LoopbackCapture capture = LoopbackCapture.open()) {
            return capture.engine();
        } catch (CaptureUnavailableException e) {
            throw unavailable(e);
        }
    }

    public EngineExecutionResults results() {
        return results;
    }

    /** The display names of the tests that passed. */
    public List<String> passed() {
        return names(results.testEvents().succeeded().list());
    }

    public List<String> failed() {
        return names(results.testEvents().failed().list());
    }

    public List<String> aborted() {
        return names(results.testEvents().aborted().list());
    }

    /** What the tests failed with. */
    public List<Throwable> problemsOfFailed() {
        return results.testEvents().failed().list().stream()
                .flatMap(event -> throwable(event).stream())
                .toList();
    }

    /** What the tests were aborted with. */
    public List<Throwable> problemsOfAborted() {
        return results.testEvents().aborted().list().stream()
                .flatMap(event -> throwable(event).stream())
                .toList();
    }

    /** What the test with this method name failed or was aborted with. */
    public Throwable problemOf(String method) {
        return results.testEvents().finished().list().stream()
                .filter(event -> event(test(method + "(")).matches(event))
                .findFirst()
                .flatMap(Kit::throwable)
                .orElseThrow(() -> new AssertionError(method + " did not fail; failed: " + failed()));
    }

    /** The failed assertion of the test with this method name; fails, and tells what else became of it, where there is none. */
    public AssertionFailedError failureOf(String method) {
        Throwable problem = problemOf(method);
        if (problem instanceof AssertionFailedError failure) {
            return failure;
        }
        throw new AssertionError(method + " has no failed assertion: " + problem, problem);
    }

    /** What the classes themselves failed with or were aborted with, before any of their tests. */
    public List<Throwable> problemsOfClasses() {
        return results.containerEvents().finished().list().stream()
                .flatMap(event -> throwable(event).stream())
                .toList();
    }

    private static List<String> names(List<Event> events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    static Optional<Throwable> throwable(Event event) {
        return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable);
    }

    /** Where JUnit puts the files that a test publishes. */
    private static final class Published implements OutputDirectoryCreator {
        private final Path root;

        Published() {
            try {
                root = Files.createTempDirectory(Path.of("target"), "published");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Path getRootDirectory() {
            return root;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createDirectories(
                    root.resolve(Integer.toHexString(test.getUniqueId().hashCode())));
        }
    }
}
