package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.cases.AfterwardsCases;
import io.loopshark.junit.cases.CountCases;
import io.loopshark.junit.cases.EndCases;
import io.loopshark.junit.cases.HttpCases;
import io.loopshark.junit.cases.KeepCases;
import io.loopshark.junit.cases.LifecycleCases;
import io.loopshark.junit.cases.ParallelCases;
import io.loopshark.junit.cases.PhaseCases;
import io.loopshark.junit.cases.RegisteredCases;
import io.loopshark.junit.cases.TogetherCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The quick live tests, over and over: every other time with all processors kept busy by something else, in turn on either engine and
 * sequential or parallel. What became of each test must be the same every time. {@code -Dsoak.runs=N} says how often, 2,000 times
 * unless told otherwise.
 */
@Tag("soak")
class SoakTest {
    private static final List<Class<?>> CASES = List.of(
            AfterwardsCases.class,
            CountCases.class,
            EndCases.class,
            HttpCases.class,
            KeepCases.class,
            LifecycleCases.class,
            ParallelCases.class,
            PhaseCases.class,
            RegisteredCases.class,
            TogetherCases.class);

    @Test
    void everyRunIsLikeTheFirst(@TempDir Path directory) throws IOException {
        int runs = Integer.getInteger("soak.runs", 2000);
        Map<String, String> first = run(0, directory);
        assertThat(first).hasSizeGreaterThan(100);
        List<String> differences = new ArrayList<>();
        for (int i = 1; i <= runs; i++) {
            Map<String, String> outcomes = i % 2 == 0 ? runUnderLoad(i, directory) : run(i, directory);
            for (String test : first.keySet()) {
                if (!first.get(test).equals(outcomes.get(test))) {
                    differences.add("run " + i + ": " + test + " " + outcomes.get(test));
                }
            }
            if (i % 50 == 0) {
                System.out.println(i + " of " + runs + " runs, " + differences.size() + " differences " + differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Map<String, String> runUnderLoad(int number, Path directory) {
        Load load = new Load();
        try {
            return run(number, directory);
        } finally {
            load.close();
        }
    }

    private static Map<String, String> run(int number, Path directory) {
        Kit kit = Kit.run(
                CASES,
                Map.of(
                        "loopshark.directory",
                        directory.toString(),
                        "loopshark.engine",
                        number / 2 % 2 == 0 ? "libpcap" : "packet-socket",
                        "junit.jupiter.execution.parallel.enabled",
                        Boolean.toString(number / 4 % 2 == 1),
                        "junit.jupiter.execution.parallel.mode.default",
                        "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy",
                        "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                        "4"));
        Map<String, String> outcomes = new TreeMap<>();
        kit.results()
                .testEvents()
                .finished()
                .list()
                .forEach(event -> outcomes.put(
                        event.getTestDescriptor().getUniqueId().toString(),
                        event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                        .getStatus()
                                + Kit.throwable(event)
                                        .map(problem -> " " + firstLine(problem))
                                        .orElse("")));
        return outcomes;
    }

    /** What is said, but for what is another number every time. */
    private static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\d+", "N");
    }

    /** A busy process for each processor. */
    private static final class Load {
        private final List<Process> processes;

        Load() {
            processes = Stream.generate(Load::busy)
                    .limit(Runtime.getRuntime().availableProcessors())
                    .toList();
        }

        private static Process busy() {
            try {
                return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        void close() {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
