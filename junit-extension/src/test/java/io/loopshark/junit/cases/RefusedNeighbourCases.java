package io.loopshark.junit.cases;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.testdata.network.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Orderly tests, while whose bodies run another process that asks where nobody listens. */
public class RefusedNeighbourCases {
    private static final int TIMES = 3;

    /** That of tcpmux, which nobody has any more. */
    private static final int PORT = 1;

    @Test
    @VerifyHandshake
    void talksBesideOneThatIsRefused() throws Exception {
        talk();
        refuse();
    }

    @Test
    @VerifyHandshake
    void isSureThatNothingWasReset(LoopbackTraffic traffic) throws Exception {
        int port = talk();
        refuse();
        assertThat(traffic.toPort(port)).hasConnections(1).neverReset();
        assertThat(traffic).neverReset();
    }

    @Test
    @VerifyHandshake
    void isToldOfItsOwnResetThoughItsAssertionSaysNothing(LoopbackTraffic traffic) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            client.setSoLinger(true, 0);
            client.close();
            assertThat(traffic.toPort(server.getLocalPort())).hasConnections(1);
            refuse();
            assertThat(traffic).hasConnections(1);
        }
    }

    /** Returns the port of the server. */
    private static int talk() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                client.close();
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
            return server.getLocalPort();
        }
    }

    private static void refuse() throws Exception {
        Process process = new ProcessBuilder(ChildJvm.command(Neighbour.class))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    /** Connects some times to a port where nobody listens. */
    static final class Neighbour {
        private Neighbour() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < TIMES; i++) {
                try {
                    new Socket(InetAddress.getLoopbackAddress(), PORT).close();
                } catch (IOException e) {
                    continue; // As it should be.
                }
                throw new IllegalStateException("somebody listens there");
            }
        }
    }
}
