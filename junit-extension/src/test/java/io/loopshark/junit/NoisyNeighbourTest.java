package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.cases.NeighbourCases;
import io.loopshark.junit.cases.RefusedNeighbourCases;
import io.loopshark.testdata.network.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live tests while another process makes a thousand connections a second, and more, on the same loopback. */
class NoisyNeighbourTest {

    @Test
    void changesNoVerdictAndNoCount(@TempDir Path directory) throws IOException {
        Process process = new ProcessBuilder(ChildJvm.command(Neighbour.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Scanner said = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII)) {
            NeighbourCases.listensAt(said.nextInt());
            Kit kit = Kit.run(NeighbourCases.class, directory);
            // Where neither the port is named nor the server is ours, it may be that nobody can tell; a wrong count is
            // never told.
            assertThat(kit.problemsOfFailed()).isEmpty();
            assertThat(kit.passed())
                    .filteredOn(name -> name.startsWith("repetition"))
                    .hasSizeGreaterThanOrEqualTo(60);
            assertThat(kit.problemsOfAborted()).allSatisfy(problem -> assertThat(problem)
                    .hasMessageContaining("may belong to this JVM or to another process")
                    .hasMessageContaining("@VerifyHandshake(ports = …)"));
        } finally {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    /** Where nobody listens, nothing is left that tells who asked. */
    @Test
    void isNotBlamedOnTheTestWhereItIsRefused(@TempDir Path directory) throws IOException {
        Kit kit = Kit.run(RefusedNeighbourCases.class, directory);
        assertThat(kit.problemsOfFailed()).singleElement().satisfies(own -> assertThat(own)
                .hasMessageStartingWith("Connection 0, ")
                .hasMessageContaining(", was reset by the client in frame "));
        assertThat(kit.problemsOfAborted()).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .hasMessageStartingWith("Inconclusive: 3 connections may belong to this JVM or to another process"));
        assertThat(kit.problemsOfAborted())
                .extracting(Throwable::getMessage)
                .anyMatch(message -> message.contains("was never open: the SYN was answered by a RST."))
                .anyMatch(message -> message.contains("never to be reset, but 3 of 4 were:"));
    }

    /** The other process: connects to itself as fast as it can, and lets others connect, until its standard input ends. */
    static final class Neighbour {
        private Neighbour() {}

        public static void main(String[] arguments) throws IOException {
            ServerSocket open = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            daemon(() -> accept(open));
            ServerSocket own = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            daemon(() -> accept(own));
            daemon(() -> connect(own));
            System.out.println(open.getLocalPort());
            try (InputStream in = System.in) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }

        private static void daemon(Runnable task) {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        }

        private static void accept(ServerSocket listener) {
            while (true) {
                try (Socket accepted = listener.accept()) {
                    accepted.getInputStream().read();
                } catch (IOException e) {
                    // A client that was quicker.
                }
            }
        }

        private static void connect(ServerSocket listener) {
            while (true) {
                try {
                    new Socket(listener.getInetAddress(), listener.getLocalPort()).close();
                } catch (IOException e) {
                    // All ports wait in TIME-WAIT for the moment.
                }
            }
        }
    }
}
