package io.loopshark.junit.network;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The kernel's table of TCP sockets (proc_pid_net(5)), which tells what Java does not. A namespace of one's own holds a handful of them. */
final class KernelSockets {

    /** States as the table has them. */
    static final int SYN_SENT = 2;

    static final int LISTEN = 10;

    private static final int ZERO_WINDOW_PROBE = 4;
    private static final int HEXADECIMAL = 16;
    private static final int PATIENCE_SECONDS = 20;

    private KernelSockets() {}

    /**
     * One socket.
     *
     * @param toRead octets that nobody has read yet; of a listener, connections that nobody has accepted yet
     * @param timer the kind of the timer that runs
     * @param retransmissions how often the oldest segment was sent again since the last answer
     * @param probes how many probes have no answer yet
     */
    record Row(int localPort, int remotePort, int state, int toRead, int timer, int retransmissions, int probes) {

        private static Row of(String line) {
            String[] columns = line.strip().split(" +");
            return new Row(
                    number(columns[1].split(":")[1]),
                    number(columns[2].split(":")[1]),
                    number(columns[3]),
                    number(columns[4].split(":")[1]),
                    number(columns[5].split(":")[0]),
                    number(columns[6]),
                    Integer.parseInt(columns[8]));
        }

        private static int number(String digits) {
            return Integer.parseUnsignedInt(digits, HEXADECIMAL);
        }

        boolean isOf(Socket socket) {
            return localPort == socket.getLocalPort() && remotePort == socket.getPort();
        }

        boolean isOf(ServerSocket listener) {
            return localPort == listener.getLocalPort() && state == LISTEN;
        }

        boolean hasProbed() {
            return timer == ZERO_WINDOW_PROBE && probes > 0;
        }
    }

    /** The sockets of this namespace. */
    static List<Row> all() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            Files.readAllLines(Path.of(table)).stream().skip(1).map(Row::of).forEach(rows::add);
        }
        return rows;
    }

    /** Reads the table until it has a socket like this. */
    static void await(Predicate<Row> wanted) throws IOException {
        awaitTable(rows -> rows.stream().anyMatch(wanted));
    }

    /** Reads the table until the kernel has given this connected socket up: that is when a RST has come, or has been sent. */
    static void awaitEndOf(Socket socket) throws IOException {
        awaitTable(rows -> rows.stream().noneMatch(row -> row.isOf(socket)));
    }

    private static void awaitTable(Predicate<List<Row>> wanted) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<Row> rows = all();
        while (!wanted.test(rows)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the sockets did not become as they should: " + rows);
            }
            Thread.onSpinWait();
            rows = all();
        }
    }
}
