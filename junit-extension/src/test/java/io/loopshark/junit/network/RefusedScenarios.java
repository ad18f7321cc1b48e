package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.junit.Kit;
import io.loopshark.junit.cases.RefusedCases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Runs {@link RefusedCases} in a namespace of its own. */
@OnlyInPrivateNetwork
class RefusedScenarios {
    @TempDir
    private Path directory;

    @Test
    void aRefusedConnectionFailsTheTestUnlessAllowed() {
        Kit kit = Kit.run(RefusedCases.class, directory);
        assertThat(kit.passed()).containsExactly("isRefusedAndMayBe()");
        AssertionFailedError error = kit.failureOf("isRefused");
        assertThat(error.getExpected().getValue()).isEqualTo(Handshake.COMPLETE);
        assertThat(error.getActual().getValue()).isEqualTo(Handshake.REFUSED);
        assertThat(error)
                .hasMessageContaining(", was never open: the SYN was answered by a RST.")
                .hasMessageContaining("\n✗  2  ")
                .hasMessageContaining(
                        "\n  Where that is right, allow it: @VerifyHandshake(allowIncomplete = true)\n\n");
    }
}
