package io.loopshark.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.testing.Agreement;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The logs that Zeek's authors publish of their traces, beside ours.
 *
 * <p>A line of a log is held against the connection between the same endpoints with as many packets: a line with another number was
 * made of other packets, by a filter, or by a timer that cut the connection. Lines of several logs that say the same of one
 * connection count once. What remains different is explained in docs/oracles.md.
 */
class ZeekCorpusTest {

    private final Agreement agreement = new Agreement();
    private final Map<String, List<JudgedConnection>> judged = new HashMap<>();
    private final Set<String> counted = new HashSet<>();
    private final List<String> setAside = new ArrayList<>();

    @BeforeEach
    void needsTheCorpus() {
        Corpus.assumeExists();
    }

    @Test
    void a_sample_is_logged_as_zeek_logs_it() {
        compare(file -> file.contains("/tcp/") || file.contains("/tunnels/"));
        hold();
    }

    @Test
    @Tag("slow")
    void every_trace_is_logged_as_zeek_logs_it() {
        compare(file -> true);
        hold();
    }

    private void hold() {
        System.out.printf("%s%d lines set aside%n", agreement, setAside.size());
        holds("conn_state", 0.98);
        holds("history", 0.95);
        assertThat(setAside).as("lines that tell of other packets").hasSizeLessThan(10);
    }

    private void holds(String name, double least) {
        assertThat(agreement.recall(name))
                .as("%s: %s", name, agreement.examples(name))
                .isGreaterThanOrEqualTo(least);
    }

    private void compare(Predicate<String> wanted) {
        for (Map<String, String> row : Corpus.zeek()) {
            String file = cell(row, "file");
            if (wanted.test(file)) {
                compare(row, file);
            }
        }
        assertThat(counted).isNotEmpty();
    }

    private void compare(Map<String, String> row, String file) {
        String originator = endpoint(cell(row, "orig_h"), cell(row, "orig_p"));
        String responder = endpoint(cell(row, "resp_h"), cell(row, "resp_p"));
        String where = file + " " + originator + " → " + responder + ", " + cell(row, "baseline");
        List<JudgedConnection> same = judged.computeIfAbsent(file, ZeekCorpusTest::judge).stream()
                .filter(connection -> Set.of(originator, responder)
                        .equals(Set.of(
                                connection.client().toString(),
                                connection.server().toString())))
                .filter(connection -> samePackets(row, connection))
                .toList();
        if (same.size() != 1) {
            setAside.add(where);
            return;
        }
        String state = cell(row, "conn_state");
        String history = cell(row, "history");
        if (counted.add(String.join(" ", file, originator, responder, state, history))) {
            agreement.compare("conn_state", state, String.valueOf(same.get(0).connState()), where);
            agreement.compare("history", history, String.valueOf(same.get(0).history()), where);
        }
    }

    private static boolean samePackets(Map<String, String> row, JudgedConnection connection) {
        String sent = cell(row, "orig_pkts");
        String received = cell(row, "resp_pkts");
        return sent.equals("-") || Long.parseLong(sent) + Long.parseLong(received) == connection.packets();
    }

    private static String endpoint(String address, String port) {
        return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<JudgedConnection> judge(String file) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        try (FrameSource source = CaptureFile.open(Corpus.capture(file))) {
            Frame frame = new Frame();
            while (source.next(frame)) {
                analysis.accept(frame);
            }
        } catch (IOException e) {
            // Damaged on purpose; what came before it counts.
        }
        analysis.finish(FrameSource.Trust.FILE);
        return ended;
    }
}
