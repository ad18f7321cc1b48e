package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the tracker tells of both peers after each segment against a table: a trace with two columns more, the client's and
 * the server's.
 */
final class Told {

    /** A table of {@link #states}: both sides are open, and ten octets of the server are on their way. */
    static final String OPEN = """
            > S 0:0(0)            | SYN-SENT      | ?
            < S. 0:0(0) ack 1     | SYN-SENT      | SYN-RECEIVED
            > . 1:1(0) ack 1      | ESTABLISHED   | (ESTABLISHED)
            < P. 1:11(10) ack 1   | ESTABLISHED   | ESTABLISHED
            """;

    private final int clientIsn;
    private final int serverIsn;
    private final List<String> segments;
    private final List<String> expected;

    private Told(int clientIsn, int serverIsn, String table) {
        this.clientIsn = clientIsn;
        this.serverIsn = serverIsn;
        List<String> lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        segments = lines.stream()
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .toList();
        expected = lines.stream().map(Told::normalized).toList();
    }

    /** States as the ladder writes them: {@code (STATE)} is inferred, {@code ?} is one that the capture does not tell. */
    static void states(String table) {
        Told told = new Told(-1, 2_000_000_000, table);
        told.compare(step -> List.of(state(step.client()), state(step.server())));
    }

    /**
     * SND.UNA, SND.NXT, SND.WND and RCV.NXT of each peer, numbers relative to the ISNs, {@code ?} for what the capture does not tell.
     */
    static void variables(int clientIsn, int serverIsn, String table) {
        Told told = new Told(clientIsn, serverIsn, table);
        told.compare(step -> List.of(
                told.numbers(step.client(), clientIsn, serverIsn), told.numbers(step.server(), serverIsn, clientIsn)));
    }

    private interface Columns {
        List<String> of(Step step);
    }

    private void compare(Columns columns) {
        List<Step> steps = steps(Trace.of(clientIsn, serverIsn, String.join("\n", segments)));
        assertThat(steps).hasSameSizeAs(segments);
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            actual.add(Stream.concat(Stream.of(segments.get(i)), columns.of(steps.get(i)).stream())
                    .collect(Collectors.joining(" | ")));
        }
        assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected));
    }

    /** The only connection's segments with both peers as they were after each. */
    static List<Step> steps(Trace trace) {
        List<JudgedConnection> judged = trace.judged(Trust.FILE, AnalysisOptions.DEFAULT.keepingSteps());
        assertThat(judged).hasSize(1);
        return judged.get(0).steps();
    }

    private static String state(PeerSnapshot peer) {
        if (peer.state() == null) {
            return "?";
        }
        return peer.stateObserved()
                ? peer.state().rfcName()
                : "(" + peer.state().rfcName() + ")";
    }

    private String numbers(PeerSnapshot peer, int own, int other) {
        return Stream.of(
                        relative(peer.sndUna(), own),
                        relative(peer.sndNxt(), own),
                        Objects.requireNonNullElse(peer.sndWnd(), "?"),
                        relative(peer.rcvNxt(), other))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static String relative(@Nullable SequenceNumber number, int isn) {
        return number == null ? "?" : number.plus(-isn).toString();
    }

    private static String normalized(String line) {
        return Stream.of(line.split("\\|"))
                .map(cell -> cell.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(" | "));
    }
}
