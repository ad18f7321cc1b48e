package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.Kit;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.junit.cases.CountCases;
import io.loopshark.junit.cases.EndCases;
import io.loopshark.live.CaptureUnavailableException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To be run in a JVM of its own: once libpcap is loaded, nobody can take it away. */
@OnlyInPrivateNetwork
class WithoutLibraryScenarios {
    private static final Map<String, String> AUTO = Map.of("loopshark.engine", "auto");
    private static final Map<String, String> LIBPCAP = Map.of("loopshark.engine", "libpcap");

    /** One annotated test. */
    static class Cases {
        @Test
        @VerifyHandshake
        void runs() {}
    }

    // Before JUnit's session opens, for libpcap is loaded from then on.
    static {
        System.setProperty("org.pcap4j.core.pcapLibName", "no-such-pcap");
    }

    @Test
    void testsAreVerifiedAllTheSame(@TempDir Path directory) {
        Map<String, String> settings = Map.of("loopshark.engine", "auto", "loopshark.directory", directory.toString());
        assertThat(Kit.run(CountCases.class, settings).passed())
                .containsExactlyInAnyOrder("opensNoneAsItSays()", "opensTwoAsItSays()", "opensAsManyAsItMay()");
        assertThat(Kit.run(EndCases.class, settings).problemOf("isReset"))
                .hasMessageContaining("was reset by the server")
                .hasMessageContaining("\nCapture engine: Linux packet socket, kernel ");
    }

    @Test
    void andWhatCapturedInsteadIsTold() {
        assertThat(Kit.run(Cases.class, AUTO).problemOf("runs"))
                .hasMessageContaining("nothing was verified")
                .hasMessageContaining("\nCapture engine: Linux packet socket, kernel ");
    }

    @Nested
    class WhereLibpcapIsForced {
        @Test
        void whatToInstallIsTold() {
            Throwable problem = Kit.run(Cases.class, LIBPCAP).problemOf("runs");
            assertThat(problem)
                    .isInstanceOf(CaptureUnavailableException.class)
                    .hasMessageStartingWith("Loopshark cannot capture the loopback interface: libpcap is not installed")
                    .hasMessageContaining("`apt-get install libpcap0.8` on Debian and Ubuntu")
                    .hasMessageContaining("loopshark.engine=libpcap; auto takes a packet socket of Linux instead")
                    .satisfies(told -> assertThat(told.getMessage()).doesNotContain("\n"));
            assertThat(((CaptureUnavailableException) problem).reason())
                    .isEqualTo(CaptureUnavailableException.Reason.NO_LIBRARY);
        }

        @Test
        void andToldAgainTheSecondTime() {
            assertThat(Kit.run(Cases.class, LIBPCAP).problemOf("runs"))
                    .hasMessageContaining("libpcap is not installed")
                    .hasMessageContaining("apt-get install libpcap0.8");
        }
    }
}
