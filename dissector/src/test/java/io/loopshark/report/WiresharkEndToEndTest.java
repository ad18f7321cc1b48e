package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.testing.Agreement;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.wireshark.AnalysisFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From the bytes of the corpus' captures to Wireshark's flags, streams and completeness, through our own readers and decoders, beside
 * tshark's answers; with IP fragments put together where there are any. What remains different is explained in docs/oracles.md.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WiresharkEndToEndTest {

    private final Agreement agreement = new Agreement();
    private int streams;
    private int streamsEqual;
    private int connections;
    private int connectionsEqual;
    private final List<String> different = new ArrayList<>();

    @BeforeAll
    static void skipWithoutTheCorpus() {
        Corpus.assumeExists();
    }

    @Test
    void a_sample_agrees_with_tshark() throws IOException {
        int number = 0;
        for (Map<String, String> capture : Corpus.manifest()) {
            if (number++ % 15 == 0) {
                compare(Objects.requireNonNull(capture.get("file")));
            }
        }
        hold();
    }

    @Test
    @Tag("slow")
    void the_whole_corpus_agrees_with_tshark() throws IOException {
        for (Map<String, String> capture : Corpus.manifest()) {
            compare(Objects.requireNonNull(capture.get("file")));
        }
        System.out.printf(
                "%s%d of %d streams and %d of %d connections with the same completeness%n%s%n",
                agreement, streamsEqual, streams, connectionsEqual, connections, String.join("\n", different));
        for (String name : agreement.names()) {
            System.out.println(name + " " + agreement.examples(name));
        }
        hold();
    }

    private void hold() {
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            holds(flag.fieldName(), 0.98);
        }
        for (String name : List.of("acks_frame", "duplicate_ack_num", "duplicate_ack_frame", "bytes_in_flight")) {
            holds("tcp.analysis." + name, 0.98);
        }
        holds("tcp.stream", 0.995);
        assertThat(streamsEqual)
                .as("streams of %d with tshark's completeness; %s", streams, different)
                .isGreaterThanOrEqualTo((int) (0.995 * streams));
        assertThat(connectionsEqual)
                .as("connections of %d with their stream's completeness", connections)
                .isGreaterThanOrEqualTo((int) Math.ceil(0.995 * connections));
    }

    private void holds(String name, double least) {
        assertThat(Math.min(agreement.precision(name), agreement.recall(name)))
                .as("%s: precision and recall; %s", name, agreement.examples(name))
                .isGreaterThanOrEqualTo(least);
    }

    private static List<Map<String, String>> oracle(String file, String kind) {
        return Corpus.oracle("tshark", file, kind);
    }

    private void compare(String file) throws IOException {
        Map<Long, Map<String, String>> headers = byFrame(oracle(file, "hdr"));
        Map<Long, Map<String, String>> answers = byFrame(oracle(file, "ana"));
        headers.values().removeIf(row -> !"tcp".equals(row.get("class")));
        if (headers.isEmpty()) {
            return;
        }
        Map<String, Integer> completeness = new HashMap<>();
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), judged::add);
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT);
        Frame frame = new Frame();
        try (CaptureFile capture = CaptureFile.open(Corpus.capture(file))) {
            while (capture.next(frame)) {
                if (decoder.decode(frame, packet)) {
                    analysis.accept(packet);
                }
                dissection.take(packet);
                Map<String, String> row = headers.get(frame.number());
                if (row != null) {
                    String where = file + " frame " + frame.number();
                    compare(dissection, row, Objects.requireNonNull(answers.get(frame.number()), where), where);
                    if (dissection.streamed()) {
                        completeness.put(
                                row.get("tcp.stream"), dissection.analysis().completeness());
                    }
                }
            }
        } catch (IOException damaged) {
            // What was read before the damage counts.
        }
        analysis.finish(FrameSource.Trust.FILE);
        compareCompleteness(file, headers, completeness, judged);
    }

    private static Map<Long, Map<String, String>> byFrame(List<Map<String, String>> rows) {
        Map<Long, Map<String, String>> byFrame = new HashMap<>();
        rows.forEach(row -> byFrame.put(Long.valueOf(cell(row, "frame.number")), row));
        return byFrame;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }

    private void compare(Dissection dissection, Map<String, String> header, Map<String, String> answer, String where) {
        boolean analysed = dissection.streamed() && dissection.analysed();
        int flags = analysed ? dissection.flags() : 0;
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            boolean found = flag.shownIn(flags);
            String expected = cell(answer, flag.fieldName()).isEmpty() ? "" : "set";
            agreement.compare(flag.fieldName(), expected, found ? "set" : "", where);
        }
        if (analysed) {
            number("acks_frame", dissection.analysis().acknowledgedFrame(), answer, where);
            number("bytes_in_flight", dissection.analysis().bytesInFlight(), answer, where);
            number("duplicate_ack_num", dissection.analysis().duplicateAckNumber(), answer, where);
            number("duplicate_ack_frame", dissection.analysis().duplicateAckFrame(), answer, where);
        }
        String stream = dissection.streamed() ? Long.toString(dissection.stream()) : "";
        agreement.compare("tcp.stream", cell(header, "tcp.stream"), stream, where);
    }

    private void number(String name, long number, Map<String, String> answer, String where) {
        String field = "tcp.analysis." + name;
        agreement.compare(field, cell(answer, field), number == 0 ? "" : Long.toString(number), where);
    }

    private void compareCompleteness(
            String file,
            Map<Long, Map<String, String>> headers,
            Map<String, Integer> completeness,
            List<JudgedConnection> judged) {
        Map<String, List<Long>> framesOf = new HashMap<>();
        headers.keySet().stream().sorted().forEach(frame -> framesOf.computeIfAbsent(
                        cell(Objects.requireNonNull(headers.get(frame)), "tcp.stream"), key -> new ArrayList<>())
                .add(frame));
        Map<List<Long>, JudgedConnection> byFrames = new HashMap<>();
        judged.forEach(connection -> byFrames.put(
                connection.steps().stream()
                        .map(step -> step.segment().frameNumber())
                        .toList(),
                connection));
        for (Map<String, String> row : oracle(file, "streams")) {
            String expected = cell(row, "completeness");
            if (expected.isEmpty()) {
                continue;
            }
            String stream = cell(row, "stream");
            streams++;
            Integer found = completeness.get(stream);
            if (expected.equals(String.valueOf(found))) {
                streamsEqual++;
            } else {
                different.add(file + " stream " + stream + ": " + expected + ", found " + found);
            }
            JudgedConnection connection = byFrames.get(framesOf.getOrDefault(stream, List.of()));
            if (connection != null) {
                connections++;
                connectionsEqual += expected.equals(Integer.toString(connection.completeness())) ? 1 : 0;
            }
        }
    }
}
