package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.cases.HttpCases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyHandshakeTest {
    @TempDir
    private Path directory;

    @Test
    void aRealClientPassesAgainstARealServerAndFailsAgainstOneThatResets() {
        Kit kit = Kit.run(HttpCases.class, directory);
        assertThat(kit.passed()).containsExactly("reusesItsConnection(LoopbackTraffic)");
        Throwable problem = kit.problemOf("talksToAServerThatResets");
        System.out.println(problem.getMessage());
    }
}
