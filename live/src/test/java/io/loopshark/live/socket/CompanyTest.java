package io.loopshark.live.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.network.ChildJvm;
import io.loopshark.testdata.network.PrivateNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Live: who else is on the network. */
class CompanyTest {

    @Test
    void aProcessInAnotherNamespaceIsAlone() throws IOException {
        Assumptions.assumeTrue(PrivateNetwork.missing().isEmpty(), () -> "live: " + PrivateNetwork.missing());
        assertThat(said(PrivateNetwork.command(ChildJvm.command(Alone.class)))).isEqualTo("true");
    }

    @Test
    void besideAnotherProcessItIsNot() throws IOException {
        Assumptions.assumeTrue(PrivateNetwork.missing().isEmpty(), () -> "live: " + PrivateNetwork.missing());
        List<String> java = ChildJvm.command(Alone.class);
        String line =
                String.join(" ", java.stream().map(part -> "'" + part + "'").toList());
        // What the shell puts into the background is the JVM's sibling, and waits until its input ends.
        assertThat(said(PrivateNetwork.command(
                        List.of("sh", "-c", "cat /dev/zero >/dev/null & other=$!; " + line + "; kill $other"))))
                .isEqualTo("false");
    }

    private static String said(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        try (InputStream in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } finally {
            process.onExit().join();
        }
    }

    /** The program that says whether it is alone. */
    static final class Alone {
        private Alone() {}

        public static void main(String[] arguments) {
            System.out.println(new Company().none(new OwnDescriptors()));
        }
    }
}
