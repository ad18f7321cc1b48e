package io.loopshark.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes the captures of the speed comparison. The same seed gives the same bytes.
 *
 * <pre>
 * BigCapture FOLDER [--connections N] [--open N] [--seed N]
 * BigCapture FOLDER --syn-flood N
 * </pre>
 *
 * The first writes {@code connections-N-open-N.pcap}: complete handshakes, requests and responses of varied size, three- and four-segment
 * closes by either side, some resets, a tenth over IPv6, several thousand connections open at a time. With the defaults (200,000
 * connections, 8,000 of them open) it has about 4 million packets and 1 GB. The second writes {@code syn-flood-N.pcap}: unanswered SYNs from as many addresses.
 */
public final class BigCapture {

    private static final long START_NANOS = 1_700_000_000L * 1_000_000_000L;
    private static final int MAX_GAP_NANOS = 20_000;
    private static final long NANOS_A_MILLISECOND = 1_000_000L;
    private static final int SERVERS = 500;
    private static final int[] SERVER_PORTS = {80, 443, 8080, 5432};

    private final SplittableRandom random;
    private final TcpFrame frame = new TcpFrame();
    private long now = START_NANOS;

    private BigCapture(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Entry point; the class comment tells the arguments. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length % 2 == 0) {
            System.err.println("usage: BigCapture FOLDER [--connections N] [--open N] [--seed N] [--syn-flood N]");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        long connections = 200_000;
        int open = 8_000;
        long seed = 1;
        long flood = 0;
        for (int i = 1; i < arguments.length; i += 2) {
            long value = Long.parseLong(arguments[i + 1]);
            switch (arguments[i]) {
                case "--connections" -> connections = value;
                case "--open" -> open = Math.toIntExact(value);
                case "--seed" -> seed = value;
                case "--syn-flood" -> flood = value;
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        Files.createDirectories(folder);
        report(flood > 0 ? synFlood(folder, flood, seed) : connections(folder, connections, open, seed), System.out);
    }

    /**
     * What was written.
     *
     * @param file where
     * @param packets how many frames
     * @param bytes the file's size
     */
    record Written(Path file, long packets, long bytes) {}

    private static void report(Written written, PrintStream out) {
        out.println(written.file() + "\t" + written.packets() + " packets\t" + written.bytes() + " bytes");
    }

    /** Writes {@code connections-N-open-N.pcap} with {@code open} of its connections open at a time. */
    static Written connections(Path folder, long connections, int open, long seed) throws IOException {
        return new BigCapture(seed)
                .writeConnections(
                        folder.resolve("connections-" + connections + "-open-" + open + ".pcap"), connections, open);
    }

    /** Writes {@code syn-flood-N.pcap}. */
    static Written synFlood(Path folder, long syns, long seed) throws IOException {
        return new BigCapture(seed).writeSynFlood(folder.resolve("syn-flood-" + syns + ".pcap"), syns);
    }

    private Written writeConnections(Path file, long connections, int open) throws IOException {
        try (var out = new PcapOutput(file)) {
            var running = new Conversation[(int) Math.min(open, connections)];
            int count = 0;
            long begun = 0;
            while (begun < connections || count > 0) {
                // A new one begins as often as one of those running has its turn, until the wanted number is open.
                int turn = random.nextInt(running.length);
                if (turn >= count) {
                    if (begun == connections) {
                        continue;
                    }
                    turn = count++;
                    running[turn] = begin(begun++);
                }
                now += 1 + random.nextInt(MAX_GAP_NANOS);
                running[turn].next(frame, now / NANOS_A_MILLISECOND);
                out.write(now, frame.bytes(), frame.length());
                if (running[turn].over()) {
                    running[turn] = running[--count];
                }
            }
            return new Written(file, out.packets(), out.bytes());
        }
    }

    private Conversation begin(long number) {
        boolean ipv6 = random.nextInt(10) == 0;
        int port = SERVER_PORTS[random.nextInt(SERVER_PORTS.length)];
        return new Conversation(random, Host.client(number, ipv6), Host.server(random.nextInt(SERVERS), port, ipv6));
    }

    private Written writeSynFlood(Path file, long syns) throws IOException {
        Host victim = Host.server(1, 80, false);
        // An odd factor makes a permutation of the 2^32 addresses, so no address comes twice.
        int factor = random.nextInt() | 1;
        try (var out = new PcapOutput(file)) {
            for (long i = 0; i < syns; i++) {
                now += 1 + random.nextInt(MAX_GAP_NANOS);
                Host attacker = Host.v4Client((int) i * factor, 1_024 + random.nextInt(64_000));
                frame.segment(attacker, victim, TcpFrame.SYN, random.nextInt(), 0, 0, random.nextInt(), 0);
                out.write(now, frame.bytes(), frame.length());
            }
            return new Written(file, out.packets(), out.bytes());
        }
    }
}
