package io.loopshark.junit.cases;

import static io.loopshark.junit.HandshakeVerification.verifying;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.junit.VerifyHandshakeExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests beside another process that connects all the time. */
public class NeighbourCases {
    /** Where the other process listens. */
    private static volatile int neighbour;

    public static void listensAt(int port) {
        neighbour = port;
    }

    private static void connect(int port) throws IOException {
        for (int i = 0; i < 3; i++) {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }
    }

    /** Says which port. */
    @Nested
    class ByPort {
        private final Servers.Raw server = Servers.Raw.echoing();

        @RegisterExtension
        final VerifyHandshakeExtension verify =
                verifying().ports(server.port()).connections(3).extension();

        @AfterEach
        void stop() throws IOException {
            server.close();
        }

        @RepeatedTest(30)
        void byPort() throws IOException {
            connect(server.port());
        }
    }

    /** Holds the server. */
    @Nested
    @VerifyHandshake(connections = 3)
    class Owner {
        private final Servers.Raw server = Servers.Raw.echoing();

        @AfterEach
        void stop() throws IOException {
            server.close();
        }

        @RepeatedTest(30)
        void owner() throws IOException {
            connect(server.port());
        }
    }

    /** Is a client of the other process, and gone at once. */
    @Nested
    @VerifyHandshake(connections = 3, allowReset = true)
    class Guest {
        @RepeatedTest(30)
        void guest() throws IOException {
            connect(neighbour);
        }
    }

    /** The same that counts by itself. */
    @Nested
    @VerifyHandshake(allowReset = true, graceMillis = 100)
    class CountingGuest {
        @RepeatedTest(30)
        void countingGuest(LoopbackTraffic traffic) throws IOException {
            connect(neighbour);
            assertThat(traffic).hasConnections(3);
        }
    }
}
