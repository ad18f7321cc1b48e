package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.Kit;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.live.CaptureUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** To be run in a JVM of its own: once libpcap is loaded, nobody can take it away. */
class WithoutLibraryScenarios {

    /** One annotated test. */
    static class Cases {
        @Test
        @VerifyHandshake
        void runs() {}
    }

    @BeforeAll
    static void hideLibrary() {
        System.setProperty("org.pcap4j.core.pcapLibName", "no-such-pcap");
    }

    @Test
    void whatToInstallIsTold() {
        Throwable problem = Kit.run(Cases.class, Map.of()).problemOf("runs");
        assertThat(problem)
                .isInstanceOf(CaptureUnavailableException.class)
                .hasMessageStartingWith("Loopshark cannot capture the loopback interface: libpcap is not installed")
                .hasMessageContaining("`apt-get install libpcap0.8` on Debian and Ubuntu")
                .satisfies(told -> assertThat(told.getMessage()).doesNotContain("\n"));
        assertThat(((CaptureUnavailableException) problem).reason())
                .isEqualTo(CaptureUnavailableException.Reason.NO_LIBRARY);
    }

    @Test
    void andToldAgainTheSecondTime() {
        assertThat(Kit.run(Cases.class, Map.of()).problemOf("runs"))
                .hasMessageContaining("libpcap is not installed")
                .hasMessageContaining("apt-get install libpcap0.8");
    }
}
