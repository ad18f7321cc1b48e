package io.loopshark.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.loopshark.live.CaptureUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.TestAbortedException;

/**
 * Runs an example as its reader would, and looks at what became of it. An example is a class with tests that are called
 * {@code right…} and pass, and tests that are called {@code wrong…} and fail.
 */
final class Situation {
    private final List<Event> finished;

    private Situation(List<Event> finished) {
        this.finished = finished;
    }

    static Situation run(Class<?> example) {
        List<Event> finished = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(example))
                .configurationParameters(Map.of("loopshark.onInconclusive", "fail"))
                .execute()
                .allEvents()
                .finished()
                .list();
        for (Event event : finished) {
            // What a class or an engine fails with concerns all of its tests.
            if (!event.getTestDescriptor().isTest()
                    || problem(event).filter(Situation::isExcusable).isPresent()) {
                problem(event).ifPresent(Situation::cannotRun);
            }
        }
        return new Situation(finished.stream()
                .filter(event -> event.getTestDescriptor().isTest())
                .toList());
    }

    private static boolean isExcusable(Throwable problem) {
        return problem instanceof CaptureUnavailableException || problem instanceof TestAbortedException;
    }

    static void cannotRun(Throwable problem) {
        if (!isExcusable(problem) || "1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
            throw new AssertionError("the example could not run: " + problem, problem);
        }
        throw new TestAbortedException("the example cannot run here: " + problem.getMessage(), problem);
    }

    /** All tests that are to pass passed, and there is one. */
    Situation rightOnesPass() {
        List<Event> right = named("right");
        assertThat(right).isNotEmpty();
        for (Event event : right) {
            problem(event).ifPresent(problem -> {
                throw new AssertionError(event.getTestDescriptor().getDisplayName() + " must pass", problem);
            });
        }
        return this;
    }

    /** All tests that are to fail failed, there is one, and each message contains all of this. */
    void wrongOnesFailWith(String... parts) {
        List<Event> wrong = named("wrong");
        assertThat(wrong).isNotEmpty();
        for (Event event : wrong) {
            assertThat(problem(event))
                    .as("%s must fail", event.getTestDescriptor().getDisplayName())
                    .get()
                    .isInstanceOf(AssertionError.class);
            assertThat(problem(event).orElseThrow()).hasMessageContainingAll(parts);
        }
    }

    private List<Event> named(String prefix) {
        return finished.stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(prefix))
                .toList();
    }

    /** Of a test that was aborted why; JUnit keeps that beneath, where the test then fails to stop what it never started. */
    private static Optional<Throwable> problem(Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(problem -> Stream.of(problem.getSuppressed())
                        .filter(TestAbortedException.class::isInstance)
                        .findFirst()
                        .orElse(problem));
    }
}
