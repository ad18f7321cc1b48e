package io.loopshark.live.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.Endpoint;
import io.loopshark.segment.IpAddress;
import io.loopshark.testdata.network.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "asks the Linux kernel")
class LinuxSocketOwnersTest {
    private final SocketOwners owners = LinuxSocketOwners.open();

    @AfterEach
    void close() {
        owners.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.77"})
    void aConnectionWithinThisProcessIsItsOwn(String address) throws IOException {
        try (ServerSocket server = listen(address);
                Socket client = connect(server)) {
            assertThat(owners.of(local(client), remote(client))).isEqualTo(Ownership.OWN);
            assertThat(owners.of(remote(client), local(client)))
                    .as("met in mid-stream, the wrong way round")
                    .isEqualTo(Ownership.OWN);
        }
    }

    @Test
    void aListenerBoundToAllAddressesCountsForEachOfThem() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            Endpoint client = loopback(9);
            Endpoint listener = loopback(server.getLocalPort());
            assertThat(owners.of(client, listener)).isEqualTo(Ownership.OWN);
        }
    }

    @Test
    void theOwnListenerTellsEvenWhenTheConnectionIsGone() throws IOException {
        try (ServerSocket server = listen("127.0.0.1")) {
            Endpoint client;
            Endpoint remote;
            try (Socket socket = connect(server)) {
                client = local(socket);
                remote = remote(socket);
            }
            assertThat(owners.of(client, remote)).isEqualTo(Ownership.OWN);
        }
    }

    @Test
    void nobodyKnowsWhoseAConnectionWasThatLeftNothingBehind() throws IOException {
        Endpoint gone;
        try (ServerSocket server = listen("127.0.0.1")) {
            gone = Endpoint.of((InetSocketAddress) server.getLocalSocketAddress());
        }
        assertThat(owners.of(new Endpoint(gone.address(), 1), gone)).isEqualTo(Ownership.VANISHED);
    }

    @Nested
    class WithAnotherProcess {
        @Test
        void itsConnectionsWithItselfAreForeign() throws Exception {
            try (OtherProcess other = OtherProcess.talkingToItself()) {
                assertThat(owners.of(other.client, other.server)).isEqualTo(Ownership.FOREIGN);
            }
        }

        @Test
        void aConnectionFromHereToItsServerIsOwn() throws Exception {
            try (OtherProcess other = OtherProcess.talkingToItself();
                    Socket client = new Socket(InetAddress.getLoopbackAddress(), other.server.port())) {
                assertThat(owners.of(local(client), remote(client))).isEqualTo(Ownership.OWN);
            }
        }
    }

    private static ServerSocket listen(String address) throws IOException {
        return new ServerSocket(0, 0, InetAddress.getByName(address));
    }

    private static Socket connect(ServerSocket server) throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    private static Endpoint loopback(int port) {
        return new Endpoint(IpAddress.v4(0x7f00_0001), port);
    }

    private static Endpoint local(Socket socket) {
        return Endpoint.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    private static Endpoint remote(Socket socket) {
        return Endpoint.of((InetSocketAddress) socket.getRemoteSocketAddress());
    }

    /** Another JVM that holds both ends of a connection until its standard input ends. */
    static final class OtherProcess implements AutoCloseable {
        private final Process process;
        private final Endpoint client;
        private final Endpoint server;

        private OtherProcess(Process process, Endpoint client, Endpoint server) {
            this.process = process;
            this.client = client;
            this.server = server;
        }

        static OtherProcess talkingToItself() throws IOException {
            Process process = new ProcessBuilder(ChildJvm.command(TalksToItself.class))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Scanner output = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII);
            Endpoint client = loopback(output.nextInt());
            Endpoint server = loopback(output.nextInt());
            return new OtherProcess(process, client, server);
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    static final class TalksToItself {
        private TalksToItself() {}

        public static void main(String[] arguments) throws IOException {
            try (ServerSocket server = listen("127.0.0.1");
                    Socket client = connect(server);
                    Socket accepted = server.accept();
                    InputStream parent = System.in) {
                System.out.println(client.getLocalPort() + " " + accepted.getLocalPort());
                parent.readAllBytes();
            }
        }
    }
}
