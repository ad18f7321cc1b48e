package io.loopshark.benchmarks.junit;

import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** The same tests with the annotation and without: one connection, opened, used and closed by both sides. */
final class Bodies {
    private static final int TIMES = 2000;

    private Bodies() {}

    /** A server, and the body. */
    abstract static class Base {
        private static ServerSocket listener;

        @BeforeAll
        static void listen() throws IOException {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> serve(listener), "server");
            thread.setDaemon(true);
            thread.start();
        }

        @AfterAll
        static void stop() throws IOException {
            listener.close();
        }

        private static void serve(ServerSocket server) {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException e) {
                    if (!server.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        static void talk() throws IOException {
            try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
                socket.getOutputStream().write(1);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
    }

    /** Without. */
    static final class Plain extends Base {
        @RepeatedTest(TIMES)
        void talks() throws IOException {
            talk();
        }
    }

    /** With. */
    static final class Verified extends Base {
        @RepeatedTest(TIMES)
        @VerifyHandshake(connections = 1)
        void talks() throws IOException {
            talk();
        }
    }
}
