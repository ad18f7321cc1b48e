package io.loopshark.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.TestAbortedException;

/** Runs a class of cases in a JUnit engine of its own and tells what became of them. */
final class Kit {

    private final EngineExecutionResults results;

    private Kit(EngineExecutionResults results) {
        this.results = results;
    }

    /** Runs the class; captures of failed tests go to {@code directory}. Aborts the calling test where capture is impossible. */
    static Kit run(Class<?> cases, Path directory) {
        Kit kit = new Kit(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(cases))
                .configurationParameter("loopshark.directory", directory.toString())
                .execute());
        kit.abortWhereCaptureIsUnavailable();
        return kit;
    }

    private void abortWhereCaptureIsUnavailable() {
        for (Event event : results.allEvents().failed().list()) {
            Throwable problem = throwable(event).orElse(null);
            if (problem instanceof io.loopshark.live.CaptureUnavailableException) {
                if ("1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
                    throw new AssertionError("live tests are required here: " + problem.getMessage(), problem);
                }
                throw new TestAbortedException(problem.getMessage(), problem);
            }
        }
    }

    EngineExecutionResults results() {
        return results;
    }

    /** The display names of the tests that passed. */
    List<String> passed() {
        return names(results.testEvents().succeeded().list());
    }

    List<String> failed() {
        return names(results.testEvents().failed().list());
    }

    List<String> aborted() {
        return names(results.testEvents().aborted().list());
    }

    /** What the test with this method name failed or was aborted with. */
    Throwable problemOf(String method) {
        return results.testEvents().finished().list().stream()
                .filter(event -> event(test(method + "(")).matches(event))
                .findFirst()
                .flatMap(Kit::throwable)
                .orElseThrow(() -> new AssertionError(method + " did not fail; failed: " + failed()));
    }

    private static List<String> names(List<Event> events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    static Optional<Throwable> throwable(Event event) {
        return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable);
    }
}
