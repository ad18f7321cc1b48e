package io.loopshark.wireshark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopshark.segment.Flags;
import io.loopshark.testing.Agreement;
import io.loopshark.testing.OracleTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The analysis of every segment of the corpus beside tshark's. The segments are those of tshark's own header fields, so that nothing
 * but the analysis is compared; what remains different is explained in docs/oracles.md.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WiresharkCorpusTest {

    private static final Path ORACLE = Path.of("../../shared/corpus/oracle/tshark");
    private static final String HEADERS = ".hdr.tsv.gz";

    /** Files that hold between them every flag, wraps, losses, reuse of ports, Fast Open and one-sided captures. */
    private static final List<String> SAMPLE = List.of(
            "blitz__tcptrace/",
            "simsong__tcpflow/",
            "zeek__zeek/testing/btest/Traces/tcp/",
            "OISF__suricata-verify/tests/tcp-fastopen",
            "debian__wireshark/");

    private final Agreement agreement = new Agreement();
    private int streamCount;
    private int streamsEqual;

    @Test
    void a_sample_agrees_with_tshark() throws IOException {
        compareFiles(file -> SAMPLE.stream().anyMatch(file::startsWith));
        hold();
    }

    @Test
    @Tag("slow")
    void the_whole_corpus_agrees_with_tshark() throws IOException {
        compareFiles(file -> true);
        hold();
    }

    private void hold() {
        System.out.printf("%s%d of %d streams with the same completeness%n", agreement, streamsEqual, streamCount);
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            holds(flag.fieldName(), 0.99);
        }
        for (String name :
                List.of("acks_frame", "ack_rtt", "duplicate_ack_num", "duplicate_ack_frame", "bytes_in_flight")) {
            holds("tcp.analysis." + name, 0.99);
        }
        holds("tcp.analysis.initial_rtt", 0.98);
        holds("tcp.stream", 0.995);
        holds("tcp.window_size", 0.98);
        holds("tcp.window_size_scalefactor", 0.98);
        assertThat((double) streamsEqual / streamCount)
                .as("streams with tshark's completeness")
                .isGreaterThan(0.995);
    }

    private void holds(String name, double least) {
        assertThat(Math.min(agreement.precision(name), agreement.recall(name)))
                .as("%s: precision and recall; %s", name, agreement.examples(name))
                .isGreaterThanOrEqualTo(least);
    }

    private void compareFiles(Predicate<String> wanted) throws IOException {
        assumeThat(ORACLE).as("the shared corpus lies beside the checkout").isDirectory();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(ORACLE)) {
            files = walk.filter(path -> path.toString().endsWith(HEADERS))
                    .filter(path -> wanted.test(ORACLE.relativize(path).toString()))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            compareFile(file, file.toString().substring(0, file.toString().length() - HEADERS.length()));
        }
    }

    private void compareFile(Path file, String stem) throws IOException {
        OracleTable headers = OracleTable.read(file);
        OracleTable answers = OracleTable.read(Path.of(stem + ".ana.tsv.gz"));
        Map<String, String[]> answerOf = new HashMap<>();
        answers.rows().forEach(row -> answerOf.put(answers.cell(row, "frame.number"), row));
        WiresharkStreams streams = new WiresharkStreams();
        Map<String, Integer> completeness = new LinkedHashMap<>();
        for (String[] row : headers.rows()) {
            String stream = headers.cell(row, "tcp.stream");
            // Headers quoted in ICMP errors and frames with several segments count for tshark, not for us.
            if (!stream.matches("\\d+") || !headers.cell(row, "class").equals("tcp")) {
                continue;
            }
            OracleSegment segment = new OracleSegment(headers, row);
            String where = ORACLE.relativize(Path.of(stem)) + " frame " + segment.frameNumber();
            if (OracleSegment.describedBy(headers, row)) {
                int flags = streams.observe(segment);
                compareSegment(
                        segment,
                        flags,
                        streams.analysis(),
                        answers,
                        Objects.requireNonNull(answerOf.get(headers.cell(row, "frame.number")), where),
                        where);
                compareWindow(segment, streams.analysis(), where, headers, row);
            } else {
                streams.meet(segment);
            }
            agreement.compare("tcp.stream", stream, Long.toString(streams.stream()), where);
            completeness.put(stream, streams.analysis().completeness());
        }
        compareStreams(OracleTable.read(Path.of(stem + ".streams.tsv.gz")), completeness);
    }

    private void compareSegment(
            OracleSegment segment,
            int flags,
            WiresharkAnalysis analysis,
            OracleTable answers,
            String[] row,
            String where) {
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            boolean found = flag.shownIn(flags);
            String expected = answers.cell(row, flag.fieldName()).isEmpty() ? "" : "set";
            agreement.compare(flag.fieldName(), expected, found ? "set" : "", where);
        }
        compareNumber("duplicate_ack_num", analysis.duplicateAckNumber(), answers, row, where);
        compareNumber("duplicate_ack_frame", analysis.duplicateAckFrame(), answers, row, where);
        compareNumber("acks_frame", analysis.acknowledgedFrame(), answers, row, where);
        compareNumber("bytes_in_flight", analysis.bytesInFlight(), answers, row, where);
        compareSeconds("ack_rtt", analysis.ackRttNanos(), answers, row, where);
        // tshark's two passes know the round trip on the SYN-ACK already.
        if (!Flags.isSynAck(segment.flags())) {
            long shown = analysis.remarkable() ? analysis.initialRttNanos() : 0;
            compareSeconds("initial_rtt", shown, answers, row, where);
        }
    }

    private void compareNumber(String name, long number, OracleTable answers, String[] row, String where) {
        String field = "tcp.analysis." + name;
        agreement.compare(field, answers.cell(row, field), number == 0 ? "" : Long.toString(number), where);
    }

    private void compareSeconds(String name, long nanos, OracleTable answers, String[] row, String where) {
        String field = "tcp.analysis." + name;
        String seconds = nanos == 0 ? "" : BigDecimal.valueOf(nanos, 9).toPlainString();
        agreement.compare(field, answers.cell(row, field), seconds, where);
    }

    private void compareWindow(
            OracleSegment segment, WiresharkAnalysis analysis, String where, OracleTable headers, String[] row) {
        String size = Long.toString(analysis.windowSize());
        agreement.compare("tcp.window_size", headers.cell(row, "tcp.window_size"), size, where);
        String factor = Flags.any(segment.flags(), Flags.SYN) ? "" : Integer.toString(analysis.windowScaleFactor());
        agreement.compare(
                "tcp.window_size_scalefactor", headers.cell(row, "tcp.window_size_scalefactor"), factor, where);
    }

    private void compareStreams(OracleTable streams, Map<String, Integer> completeness) {
        for (String[] row : streams.rows()) {
            String expected = streams.cell(row, "completeness");
            if (expected.isEmpty()) {
                continue;
            }
            streamCount++;
            Integer found = completeness.get(streams.cell(row, "stream"));
            streamsEqual += expected.equals(String.valueOf(found)) ? 1 : 0;
        }
    }
}
