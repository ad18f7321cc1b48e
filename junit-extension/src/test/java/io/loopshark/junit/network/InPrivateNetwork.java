package io.loopshark.junit.network;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loopshark.junit.ChildProcess;
import io.loopshark.live.EngineChoice;
import io.loopshark.testdata.network.ChildJvm;
import io.loopshark.testdata.network.PrivateNetwork;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Runs a test class in a JVM of its own, in a network namespace of its own, and gives its tests back as if they had run here.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> faults() {
 *     return InPrivateNetwork.testsOf(FaultScenarios.class);
 * }
 * }</pre>
 *
 * <p>What captures here captures there, too.
 *
 * <p>Classes that are to run there are called {@code …Scenarios}, so that they don't run here as well.
 */
public final class InPrivateNetwork {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private InPrivateNetwork() {}

    /** The tests of the class, run already. Aborts where no namespace can be made; fails where live tests are required. */
    public static Stream<DynamicTest> testsOf(Class<?> scenarios) {
        return testsOf(scenarios, PATIENCE);
    }

    /** The same for a class that has more to do: it may take so long. */
    static Stream<DynamicTest> testsOf(Class<?> scenarios, Duration patience) {
        require(PrivateNetwork.missing());
        return run(scenarios, PrivateNetwork::command, patience).stream().map(InPrivateNetwork::asTest);
    }

    /** The same without the right to capture: root in a container that dropped NET_RAW, or an ordinary user. */
    public static Stream<DynamicTest> testsWithoutRightsOf(Class<?> scenarios) {
        require(PrivateNetwork.missing());
        requireProgram("setpriv", "util-linux");
        return run(scenarios, PrivateNetwork::commandWithoutRights, PATIENCE).stream()
                .map(InPrivateNetwork::asTest);
    }

    private static void require(Optional<String> missing) {
        if (missing.isPresent()) {
            if ("1".equals(System.getenv("LOOPSHARK_REQUIRE_LIVE"))) {
                throw new AssertionError("live tests are required here: " + missing.get());
            }
            throw new TestAbortedException("this live test cannot run here: " + missing.get());
        }
    }

    /** Aborts the test where this program is missing; fails it where live tests are required. */
    public static void requireProgram(String program, String debianPackage) {
        require(PrivateNetwork.missingProgram(program, debianPackage));
    }

    /** Aborts the test where the kernel cannot do what it needs; fails it where live tests are required. */
    static void requireOfKernel(boolean fulfilled, String missing) {
        require(fulfilled ? Optional.empty() : Optional.of(missing));
    }

    private static DynamicTest asTest(TestRecord test) {
        return dynamicTest(test.name(), () -> {
            switch (test.status()) {
                case PASSED -> {}
                case ABORTED -> throw new TestAbortedException(test.problem());
                case FAILED -> throw new AssertionError("in the private network: " + test.problem());
            }
        });
    }

    private static List<TestRecord> run(
            Class<?> scenarios, Function<List<String>, ProcessBuilder> place, Duration patience) {
        try {
            Path results = Files.createTempFile("scenarios", ".results");
            Path output = Files.createTempFile("scenarios", ".log");
            try {
                List<String> command = ChildJvm.command(
                        ScenarioRunner.class,
                        scenarios.getName(),
                        results.toString(),
                        EngineChoice.configured().toString());
                ChildProcess.await(place.apply(command), scenarios.getSimpleName(), output, patience.toSeconds());
                return read(results);
            } finally {
                Files.delete(results);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<TestRecord> read(Path results) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(results))) {
            return List.of((TestRecord[]) in.readObject());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
