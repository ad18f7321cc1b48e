package io.loopshark.verdict;

import io.loopshark.segment.Endpoint;
import io.loopshark.testing.Corpus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What tshark and tcptrace say of the connections of one capture of the corpus. */
final class Others {

    /** SYN, SYN-ACK and ACK, and then FIN or RST: what Wireshark words as "Complete". */
    private static final int OPENED = 7;

    private static final int ENDED = 16 | 32;

    private final Map<Long, Map<String, String>> streamOf = new HashMap<>();
    private final Set<String> complete = new HashSet<>();

    Others(String file) {
        Map<String, Map<String, String>> streams = new HashMap<>();
        Corpus.oracle("tshark", file, "streams").forEach(row -> streams.put(cell(row, "stream"), row));
        for (Map<String, String> row : Corpus.oracle("tshark", file, "hdr")) {
            Map<String, String> stream = streams.get(cell(row, "tcp.stream"));
            if (stream != null && cell(row, "class").equals("tcp")) {
                streamOf.put(Long.valueOf(cell(row, "frame.number")), stream);
            }
        }
        for (Map<String, String> row : Corpus.oracle("tcptrace", file, "conns")) {
            if (cell(row, "complete").equals("yes")) {
                String a = cell(row, "a_ip") + " " + cell(row, "a_port");
                String b = cell(row, "b_ip") + " " + cell(row, "b_port");
                complete.add(a + " " + b);
                complete.add(b + " " + a);
            }
        }
    }

    /** Whether both call the connection complete and tshark's analysis flags nothing in it. */
    boolean seeNothingIn(JudgedConnection connection) {
        Map<String, String> stream = streamOf.get(connection.firstFrame());
        return stream != null
                && isComplete(stream)
                && flags(stream) == 0
                && complete.contains(name(connection.client()) + " " + name(connection.server()));
    }

    private static boolean isComplete(Map<String, String> stream) {
        String completeness = cell(stream, "completeness");
        int bits = completeness.isEmpty() ? 0 : Integer.parseInt(completeness);
        return (bits & OPENED) == OPENED && (bits & ENDED) != 0;
    }

    private static int flags(Map<String, String> stream) {
        return stream.entrySet().stream()
                .filter(cell ->
                        cell.getKey().startsWith("n_") && !cell.getValue().isEmpty())
                .mapToInt(cell -> Integer.parseInt(cell.getValue()))
                .sum();
    }

    private static String name(Endpoint endpoint) {
        return endpoint.address() + " " + endpoint.port();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }
}
