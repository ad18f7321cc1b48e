package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.network.ChildJvm;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class StrangersTest {

    @Test
    void connectionsOfAnotherProcessChangeNothing() throws IOException {
        try (LoopbackCapture capture = OpenCapture.open();
                Stranger stranger = new Stranger()) {
            for (int round = 0; round < 20; round++) {
                long before = stranger.connections();
                try (TrafficWindow window = capture.window(Scope.ofThisProcess());
                        Conversation one = Conversation.open();
                        Conversation two = Conversation.open()) {
                    stranger.awaitMoreThan(before + 10);
                    one.exchange(10, 10);
                    two.exchange(10, 10);
                    assertThat(window.observe().opened())
                            .extracting(JudgedConnection::client)
                            .containsExactly(one.clientEndpoint(), two.clientEndpoint());
                }
            }
        }
    }

    @Test
    void noneOfTheirsIsTakenForOurs() throws IOException {
        try (LoopbackCapture capture = OpenCapture.open();
                Stranger stranger = new Stranger();
                TrafficWindow window = capture.window(Scope.ofThisProcess())) {
            stranger.awaitMoreThan(stranger.connections() + 200);
            Observation seen = window.observe();
            // Many of them were gone before anybody could look.
            assertThat(seen.connections()).isEmpty();
            assertThat(seen.frameCount()).isZero();
        }
    }

    /** Another JVM that connects to itself all the time. */
    private static final class Stranger implements AutoCloseable {
        private final Process process;
        private final Scanner output;
        private final OutputStream input;

        Stranger() throws IOException {
            process = new ProcessBuilder(ChildJvm.command(Busy.class))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            output = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII);
            input = process.getOutputStream();
        }

        /** How many connections it has made. */
        long connections() throws IOException {
            input.write('\n');
            input.flush();
            return output.nextLong();
        }

        void awaitMoreThan(long count) throws IOException {
            while (connections() <= count) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() throws IOException {
            input.close();
            process.onExit().join();
        }
    }

    /** The stranger's program: answers each octet on its standard input with the number of its connections. */
    static final class Busy {
        private static volatile long count;

        private Busy() {}

        public static void main(String[] arguments) throws IOException {
            Thread thread = new Thread(Busy::connect);
            thread.setDaemon(true);
            thread.start();
            try (InputStream in = System.in) {
                while (in.read() >= 0) {
                    System.out.println(count);
                }
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
        private static void connect() {
            try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
                List<InetAddress> address = List.of(server.getInetAddress());
                while (true) {
                    try (Socket client = new Socket(address.get(0), server.getLocalPort());
                            Socket accepted = server.accept()) {
                        client.getOutputStream().write(1);
                        accepted.getInputStream().read();
                        count++;
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
