package io.loopshark.junit.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.Kit;
import io.loopshark.junit.cases.AssertionCases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** Live assertions on real sockets. */
class LiveAssertionsTest {
    @TempDir
    private Path directory;

    @Test
    void holdOnRealSockets() {
        Kit kit = Kit.run(AssertionCases.class, directory);
        kit.results().testEvents().failed().list().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .ifPresent(problem -> {
                    throw new AssertionError("a case failed", problem);
                });
        assertThat(kit.passed()).hasSize(8);
    }
}
