package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.cases.AfterwardsCases;
import io.loopshark.junit.cases.RegisteredCases;
import io.loopshark.junit.cases.TogetherCases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extensions that are registered in fields, several on one test, recordings within, and other threads that ask. */
class SeveralWatchesTest {
    @TempDir
    private static Path directory;

    private static Kit kit;

    @BeforeAll
    static void run() {
        kit = Kit.run(TogetherCases.class, directory);
    }

    @Test
    void withOthersOnTheSameTest() {
        assertThat(kit.failed()).containsExactly("bothAreToldOf()");
        Throwable problem = kit.problemOf("bothAreToldOf");
        assertThat(Stream.concat(Stream.of(problem), Stream.of(problem.getSuppressed())))
                .extracting(each -> each.getMessage().lines().findFirst().orElse(""))
                .containsExactlyInAnyOrder(
                        "The test should open exactly 1 connection, but it opened 2 connections:",
                        "The test should open exactly 1 connection, but it opened 3 connections:");
        List<String> captures = Stream.concat(Stream.of(problem), Stream.of(problem.getSuppressed()))
                .flatMap(each -> each.getMessage().lines())
                .filter(line -> line.startsWith("The capture is kept"))
                .toList();
        assertThat(captures).as("a file for each").hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void withARecordingWithinAndWithOtherThreads() {
        assertThat(kit.passed())
                .containsExactlyInAnyOrder(
                        "theLastGivesItsTraffic(LoopbackTraffic)", "aRecordingWithinAddsNothing()", "asks");
        assertThat(kit.aborted()).isEmpty();
    }

    @Test
    void withWhatIsAskedBehindTheBody() {
        Kit afterwards = Kit.run(AfterwardsCases.class, directory);
        assertThat(afterwards.passed()).contains("passes()");
        assertThat(afterwards.aborted()).containsExactly("isAborted()");
        assertThat(afterwards.failed()).containsExactly("failsByItself()");
        assertThat(afterwards.problemOf("failsByItself")).hasMessage("it fails").hasNoSuppressedExceptions();
        assertThat(afterwards.problemsOfClasses()).isEmpty();
    }

    @Test
    void withAPortKnownAtRunTimeOnly() {
        Kit kit = Kit.run(RegisteredCases.class, directory);
        assertThat(kit.passed()).containsExactly("opensOne(LoopbackTraffic)");
        assertThat(kit.problemOf("opensTwo"))
                .hasMessageStartingWith("The test should open exactly 1 connection, but it opened 2 connections:\n");
    }
}
