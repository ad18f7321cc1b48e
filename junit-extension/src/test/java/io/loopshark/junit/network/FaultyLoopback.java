package io.loopshark.junit.network;

import static java.util.stream.Collectors.joining;

import io.loopshark.connection.Teardown;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.Scope;
import io.loopshark.live.TrafficWindow;
import io.loopshark.report.Ladder;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Faults made for real, in a namespace that holds nothing else, and what is said of them. */
abstract class FaultyLoopback {
    /** More than a kernel takes for its fourth retransmission: what has not come by then does not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static LoopbackCapture capture;

    @BeforeAll
    static void open() throws IOException {
        capture = LoopbackCapture.open();
    }

    @AfterAll
    static void close() {
        capture.close();
    }

    /** A part of a test that talks. */
    @FunctionalInterface
    interface Talk {
        void talk() throws IOException;
    }

    /** The connections that the talk opened, once they all pass. */
    static List<JudgedConnection> connectionsOf(Talk talk, Predicate<JudgedConnection> settled) throws IOException {
        try (TrafficWindow window = capture.window(Scope.ofThisProcess())) {
            talk.talk();
            Observation seen = window.observe(now -> isSettled(now.opened(), settled), PATIENCE);
            List<JudgedConnection> connections =
                    seen.opened().stream().map(seen::inFull).toList();
            if (!isSettled(seen.opened(), settled)) {
                throw new AssertionError("the fault did not come about, or not as it should:\n" + told(connections));
            }
            return connections;
        }
    }

    private static boolean isSettled(List<JudgedConnection> connections, Predicate<JudgedConnection> settled) {
        return !connections.isEmpty() && connections.stream().allMatch(settled);
    }

    /** For a failure: what there was instead. */
    static String told(List<JudgedConnection> connections) {
        return connections.isEmpty()
                ? "no connection was seen"
                : connections.stream()
                        .map(connection -> "%s, %s, %s, %s%n%s"
                                .formatted(
                                        connection.verdict(),
                                        connection.handshake(),
                                        connection.teardown(),
                                        connection.findings(),
                                        Ladder.FULL.of(connection)))
                        .collect(joining("\n"));
    }

    /** The one connection that the talk opened, once it passes. */
    static JudgedConnection connectionOf(Talk talk, Predicate<JudgedConnection> settled) throws IOException {
        List<JudgedConnection> connections = connectionsOf(talk, settled);
        if (connections.size() != 1) {
            throw new AssertionError("one connection was to be seen:\n" + told(connections));
        }
        return connections.get(0);
    }

    static boolean closed(JudgedConnection connection) {
        return connection.teardown().graceful();
    }

    static boolean reset(JudgedConnection connection) {
        return connection.teardown() == Teardown.RESET;
    }

    static Predicate<JudgedConnection> has(FindingKind kind) {
        return connection -> connection.has(kind);
    }

    /** Two ends of a connection that stands. */
    static final class Pair implements AutoCloseable {
        final Socket client;
        final Socket server;

        Pair() throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                server = listener.accept();
            }
        }

        int port() {
            return server.getLocalPort();
        }

        /** The client sends so many octets and the server reads them. */
        Pair send(int octets) throws IOException {
            client.getOutputStream().write(new byte[octets]);
            server.getInputStream().readNBytes(octets);
            return this;
        }

        /** The server answers. */
        Pair answer(int octets) throws IOException {
            server.getOutputStream().write(new byte[octets]);
            client.getInputStream().readNBytes(octets);
            return this;
        }

        /** The client closes, and the server once it has seen that. */
        @Override
        public void close() throws IOException {
            client.shutdownOutput();
            server.getInputStream().read();
            server.close();
            client.getInputStream().read();
            client.close();
        }
    }

    /** A listener on a port of its own. */
    static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    static InetSocketAddress address(ServerSocket listener) {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }
}
