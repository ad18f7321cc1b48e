package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.PeerSnapshot;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields of the judge: of each frame what its connection came to, and how it stood then. */
class JudgedFramesTest {

    private static final List<String> FIELDS = List.of(
            "loopshark.verdict",
            "loopshark.handshake",
            "loopshark.teardown",
            "loopshark.client_state",
            "loopshark.server_state",
            "loopshark.finding");

    static List<String> captures() {
        return Captures.names();
    }

    @Test
    void follow_a_connection_frame_by_frame() {
        JudgedFrames judged = new JudgedFrames();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged, judged::advanced);
        Trace.of("""
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 0
                > . 1:1(0) ack 1
                > P. 1:11(10) ack 1
                < . 1:1(0) ack 11
                > F. 11:11(0) ack 1
                < F. 1:1(0) ack 12
                > . 12:12(0) ack 2
                """).segments().forEach(analysis::accept);
        analysis.finish(Trust.FILE);

        assertThat(IntStream.rangeClosed(1, 9).mapToObj(frame -> row(judged, frame)))
                .containsExactly(
                        "VIOLATED COMPLETE THREE_SEGMENT SYN-SENT - -",
                        "VIOLATED COMPLETE THREE_SEGMENT SYN-SENT SYN-RECEIVED -",
                        "VIOLATED COMPLETE THREE_SEGMENT ESTABLISHED SYN-RECEIVED HANDSHAKE_ACK_NUMBER",
                        "VIOLATED COMPLETE THREE_SEGMENT ESTABLISHED ESTABLISHED -",
                        "VIOLATED COMPLETE THREE_SEGMENT ESTABLISHED ESTABLISHED -",
                        "VIOLATED COMPLETE THREE_SEGMENT ESTABLISHED ESTABLISHED -",
                        "VIOLATED COMPLETE THREE_SEGMENT FIN-WAIT-1 ESTABLISHED -",
                        "VIOLATED COMPLETE THREE_SEGMENT FIN-WAIT-2 LAST-ACK -",
                        "VIOLATED COMPLETE THREE_SEGMENT TIME-WAIT CLOSED -");
        assertThat(row(judged, 10)).isEqualTo("- - - - - -");
        assertThat(row(judged, 100_000)).isEqualTo("- - - - - -");
    }

    @ParameterizedTest
    @MethodSource("captures")
    void say_of_every_shipped_frame_what_its_connection_says(String name) throws IOException {
        JudgedFrames judged = new JudgedFrames();
        read(name, new TcpAnalysis(AnalysisOptions.DEFAULT, judged, judged::advanced));
        List<JudgedConnection> connections = new ArrayList<>();
        read(name, new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), connections::add));

        for (JudgedConnection connection : connections) {
            for (Step step : connection.steps()) {
                assertThat(row(judged, step.segment().frameNumber()))
                        .isEqualTo(String.join(
                                " ",
                                connection.verdict().name(),
                                connection.handshake().name(),
                                connection.teardown().name(),
                                state(step.client()),
                                state(step.server()),
                                kinds(step.findings())));
            }
        }
    }

    private static String row(JudgedFrames judged, long frame) {
        return FIELDS.stream()
                .map(field -> judged.values(frame, field))
                .map(values -> values.isEmpty() ? "-" : String.join(",", values))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    private static String state(PeerSnapshot peer) {
        var state = peer.state();
        return state == null ? "-" : state.rfcName();
    }

    private static String kinds(List<Finding> findings) {
        return findings.isEmpty()
                ? "-"
                : String.join(
                        ",",
                        findings.stream().map(finding -> finding.kind().name()).toList());
    }

    private static void read(String name, TcpAnalysis analysis) throws IOException {
        try (CaptureFile capture = CaptureFile.open(Captures.open(name), name)) {
            Frame frame = new Frame();
            while (capture.next(frame)) {
                analysis.accept(frame);
            }
            analysis.finish(capture.trust());
        }
    }
}
