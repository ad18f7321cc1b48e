package io.loopshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short way for expected segments and the full set of rules come to the same end on every connection. */
class ShortWayTest {

    static Stream<String> captures() {
        return Captures.names().stream();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void agrees_with_the_full_rules_on_the_test_data(String name) throws IOException {
        List<JudgedConnection> shortWay = judged(CaptureFile.open(Captures.open(name), name), false);
        List<JudgedConnection> full = judged(CaptureFile.open(Captures.open(name), name), true);
        assertThat(shortWay).isEqualTo(full);
    }

    @Test
    void agrees_when_a_syn_ack_comes_again_after_data_that_only_the_short_way_saw() {
        Trace trace = Trace.of("""
                > S 0:0(0) win 65535 <mss 1460>
                < S. 0:0(0) ack 1 win 65535 <mss 1460>
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                < P. 1:101(100) ack 101
                +1 < S. 0:0(0) ack 1 win 65535 <mss 1460>
                """);
        List<JudgedConnection> shortWay = trace.judged(FrameSource.Trust.FILE, AnalysisOptions.DEFAULT);
        List<JudgedConnection> full = trace.judged(FrameSource.Trust.FILE, AnalysisOptions.DEFAULT.keepingSteps());
        assertThat(shortWay)
                .isEqualTo(full.stream().map(JudgedConnection::withoutSteps).toList());
    }

    @Test
    @Tag("slow")
    void agrees_with_the_full_rules_on_the_corpus() {
        Corpus.assumeExists();
        List<Path> files = Corpus.manifest().stream()
                .map(row -> Corpus.capture(Objects.requireNonNull(row.get("file"))))
                .toList();
        assertThat(files).hasSizeGreaterThan(1000);
        for (Path file : files) {
            assertThat(judged(file, false)).as(file.toString()).isEqualTo(judged(file, true));
        }
    }

    private static List<JudgedConnection> judged(Path file, boolean full) {
        try {
            return judged(CaptureFile.open(file), full);
        } catch (IOException damaged) {
            return List.of();
        }
    }

    /** Keeping the steps shuts the short way; without them the two must be equal. */
    private static List<JudgedConnection> judged(FrameSource opened, boolean full) {
        List<JudgedConnection> ended = new ArrayList<>();
        AnalysisOptions options = full ? AnalysisOptions.DEFAULT.keepingSteps() : AnalysisOptions.DEFAULT;
        TcpAnalysis analysis = new TcpAnalysis(options, connection -> ended.add(connection.withoutSteps()));
        Frame frame = new Frame();
        try (FrameSource source = opened) {
            while (source.next(frame)) {
                analysis.accept(frame);
            }
        } catch (IOException damaged) {
            // What was read before the damage counts all the same.
        }
        analysis.finish(FrameSource.Trust.FILE);
        return ended;
    }
}
