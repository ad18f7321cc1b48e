package io.loopshark.lua;

import static java.util.stream.Collectors.joining;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.TcpState;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one segment and of its connection, in the words of the plug-in's fields, several values of one joined by commas.
 *
 * @param connection the connection's number
 * @param verdict on the connection
 * @param handshake of the connection
 * @param teardown of the connection
 * @param clientState after the segment
 * @param serverState after the segment
 * @param findings the kinds found in the segment
 * @param expected the numbers that were due
 * @param actual the numbers that were there
 * @param citations what the findings rest on
 * @param messages what was found, in English
 */
record JudgedSegment(
        String connection,
        String verdict,
        String handshake,
        String teardown,
        String clientState,
        String serverState,
        String findings,
        String expected,
        String actual,
        String citations,
        String messages) {

    static final List<String> FIELDS = List.of(
            "loopshark.connection",
            "loopshark.verdict",
            "loopshark.handshake",
            "loopshark.teardown",
            "loopshark.client_state",
            "loopshark.server_state",
            "loopshark.finding",
            "loopshark.expected",
            "loopshark.actual",
            "loopshark.citation",
            "loopshark.message");

    /** The kinds that Wireshark's own analysis decides, which the plug-in takes over. */
    private static final Set<String> OF_WIRESHARK = Set.of(
            "RETRANSMISSION",
            "FAST_RETRANSMISSION",
            "SPURIOUS_RETRANSMISSION",
            "OUT_OF_ORDER",
            "DUPLICATE_ACK",
            "KEEP_ALIVE",
            "KEEP_ALIVE_ACK",
            "ZERO_WINDOW",
            "ZERO_WINDOW_PROBE",
            "ZERO_WINDOW_PROBE_ACK",
            "WINDOW_UPDATE",
            "WINDOW_FULL");

    static JudgedSegment of(String[] cells) {
        return new JudgedSegment(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9],
                cells[10]);
    }

    /** Whether anything is said: not of a header that an ICMP error quotes. */
    boolean isThere() {
        return !verdict.isEmpty();
    }

    /** The same without the connection's number and without what Wireshark's own analysis and the wording of sentences may change. */
    JudgedSegment ownJudgement() {
        String own = Arrays.stream(findings.split(","))
                .filter(kind -> !OF_WIRESHARK.contains(kind))
                .collect(joining(","));
        return new JudgedSegment("", verdict, handshake, teardown, clientState, serverState, own, "", "", "", "");
    }

    /** What the judge says of each segment of a capture that is read to its end, by frame. */
    static Map<Long, JudgedSegment> byFrame(List<JudgedConnection> connections) {
        Map<Long, JudgedSegment> segments = new TreeMap<>();
        for (JudgedConnection connection : connections) {
            for (Step step : connection.steps()) {
                segments.put(step.segment().frameNumber(), of(connection, step));
            }
        }
        return segments;
    }

    /** The connections of a capture with all their segments, as far as the capture can be read. */
    static List<JudgedConnection> connections(Path capture) {
        List<JudgedConnection> connections = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), connections::add);
        Frame frame = new Frame();
        try (CaptureFile file = CaptureFile.open(capture)) {
            while (file.next(frame)) {
                analysis.accept(frame);
            }
        } catch (IOException damaged) {
            // What was read before the damage counts.
        }
        analysis.finish(Trust.FILE);
        return connections;
    }

    private static JudgedSegment of(JudgedConnection connection, Step step) {
        return new JudgedSegment(
                Integer.toString(connection.number()),
                connection.verdict().name(),
                connection.handshake().name(),
                connection.teardown().name(),
                state(step.client()),
                state(step.server()),
                joined(step, finding -> finding.kind().name()),
                joined(step, Finding::expected),
                joined(step, Finding::actual),
                joined(step, Finding::citation),
                joined(step, Finding::message));
    }

    private static String state(PeerSnapshot peer) {
        TcpState state = peer.state();
        return state == null ? "" : state.rfcName();
    }

    private static String joined(Step step, Function<Finding, @Nullable Object> value) {
        List<String> values = new ArrayList<>();
        for (Finding finding : step.findings()) {
            Object each = value.apply(finding);
            if (each != null) {
                values.add(each.toString());
            }
        }
        return String.join(",", values);
    }
}
