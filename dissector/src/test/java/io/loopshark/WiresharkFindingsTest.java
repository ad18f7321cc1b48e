package io.loopshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.segment.Flags;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import io.loopshark.wireshark.AnalysisFlag;
import io.loopshark.wireshark.WiresharkStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The findings that are "as Wireshark defines them" are the flags that the views show, segment by segment, wherever a stream belongs
 * to one connection; and so is the completeness where both are the same segments. The judge takes its short way here, the views
 * none.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WiresharkFindingsTest {

    /** Listed in full up to here; beyond they are only counted. */
    private static final int MOST_LISTED = 100;

    private static final Map<AnalysisFlag, FindingKind> KINDS = kinds();

    private int connections;
    private int completenesses;
    private int findings;

    /** A stream's segments and what it has shown in the end. */
    private static final class Shown {
        private final List<Long> frames = new ArrayList<>();
        private int completeness;
    }

    /** The views' side of one capture. */
    private record Views(Map<Long, Shown> streams, Map<Long, Integer> flags) {}

    private static Map<AnalysisFlag, FindingKind> kinds() {
        Map<AnalysisFlag, FindingKind> kinds = new TreeMap<>();
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            Arrays.stream(FindingKind.values())
                    .filter(kind -> kind.name().equals(flag.name()))
                    .forEach(kind -> kinds.put(flag, kind));
        }
        return kinds;
    }

    @Test
    void every_flag_is_a_finding_but_those_of_what_the_capture_lacks() {
        Set<AnalysisFlag> others = new HashSet<>(Arrays.asList(AnalysisFlag.values()));
        others.removeAll(KINDS.keySet());
        assertThat(others)
                .containsExactlyInAnyOrder(
                        AnalysisFlag.LOST_SEGMENT, AnalysisFlag.ACK_LOST_SEGMENT, AnalysisFlag.REUSED_PORTS);
    }

    @Test
    void are_the_flags_on_the_test_data() {
        for (String name : Captures.names()) {
            compare(name, () -> CaptureFile.open(Captures.open(name), name));
        }
        assertThat(findings).isGreaterThan(100);
        assertThat(connections).isGreaterThan(Captures.names().size());
    }

    @Test
    @Tag("slow")
    void are_the_flags_on_the_corpus() throws IOException {
        Corpus.assumeExists();
        for (Map<String, String> row : Corpus.manifest()) {
            Path file = Corpus.capture(Objects.requireNonNull(row.get("file")));
            if (Files.size(file) > 0) {
                compare(file.toString(), () -> CaptureFile.open(file));
            }
        }
        System.out.printf(
                "%d findings of %d connections are the flags of their segments; %d have their stream's completeness%n",
                findings, connections, completenesses);
        assertThat(completenesses).isGreaterThan(4500);
    }

    private void compare(String name, Callable<FrameSource> capture) {
        Views views = views(capture);
        Map<Long, List<Long>> streamOf = new HashMap<>();
        views.streams.forEach((number, stream) -> stream.frames.forEach(frame ->
                streamOf.computeIfAbsent(frame, key -> new ArrayList<>()).add(number)));
        Map<Integer, List<Step>> steps = stepsByConnection(capture);
        for (JudgedConnection connection : judged(capture, AnalysisOptions.DEFAULT)) {
            List<Step> segments = Objects.requireNonNull(steps.get(connection.number()));
            List<Long> frames =
                    segments.stream().map(step -> step.segment().frameNumber()).toList();
            Set<Long> streams = frames.stream()
                    .flatMap(frame -> streamOf.getOrDefault(frame, List.of()).stream())
                    .collect(Collectors.toSet());
            List<Long> all = streams.stream()
                    .flatMap(stream -> Objects.requireNonNull(views.streams.get(stream)).frames.stream())
                    .sorted()
                    .toList();
            if (!all.equals(frames)) {
                continue;
            }
            String where = name + " connection " + connection.number();
            compareFindings(where, connection, segments, views.flags);
            if (streams.size() == 1) {
                completenesses++;
                assertThat(connection.completeness())
                        .as("completeness of %s", where)
                        .isEqualTo(Objects.requireNonNull(
                                        views.streams.get(streams.iterator().next()))
                                .completeness);
            }
        }
    }

    private void compareFindings(
            String where, JudgedConnection connection, List<Step> segments, Map<Long, Integer> flags) {
        connections++;
        KINDS.forEach((flag, kind) -> {
            List<Long> expected = segments.stream()
                    .filter(step -> !opensFromBothSides(step))
                    .filter(step -> !repeats(flag) || !acknowledgesZeroFirst(step, segments))
                    .map(step -> step.segment().frameNumber())
                    .filter(frame -> flag.in(flags.getOrDefault(frame, 0)))
                    .toList();
            List<Long> found = connection.findings().stream()
                    .filter(finding -> finding.kind() == kind)
                    .map(Finding::frame)
                    .toList();
            long unlisted = connection.unlisted().getOrDefault(kind, 0L);
            assertThat(found.size() + unlisted).as("%s of %s", kind, where).isEqualTo(expected.size());
            assertThat(found)
                    .as("%s of %s", kind, where)
                    .isEqualTo(expected.subList(0, Math.min(MOST_LISTED, expected.size())));
            findings += expected.size();
        });
    }

    private static boolean repeats(AnalysisFlag flag) {
        return flag == AnalysisFlag.DUPLICATE_ACK || flag == AnalysisFlag.WINDOW_UPDATE;
    }

    /** Wireshark takes an acknowledgement of 0 for one that repeats the empty field of a SYN; the findings don't: see docs/oracles.md. */
    private static boolean acknowledgesZeroFirst(Step step, List<Step> segments) {
        return step.segment().acknowledgement() == 0
                && segments.subList(0, segments.indexOf(step)).stream()
                        .noneMatch(before -> before.from() == step.from()
                                && before.segment().has(Flags.ACK)
                                && before.segment().acknowledgement() == 0);
    }

    /** Nor do they take a simultaneous opening's second SYN for a retransmission. */
    private static boolean opensFromBothSides(Step step) {
        TcpState before = step.from() == Side.CLIENT
                ? step.clientBefore().state()
                : step.serverBefore().state();
        return Flags.isSynAck(step.segment().flags()) && before == TcpState.SYN_SENT;
    }

    private static Views views(Callable<FrameSource> capture) {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        WiresharkStreams streams = new WiresharkStreams();
        Map<Long, Shown> shown = new TreeMap<>();
        Map<Long, Integer> flags = new HashMap<>();
        read(capture, frame -> {
            if (decoder.decode(frame, packet)) {
                flags.put(frame.number(), streams.observe(packet));
                Shown stream = shown.computeIfAbsent(streams.stream(), key -> new Shown());
                stream.frames.add(frame.number());
                stream.completeness = streams.analysis().completeness();
            }
        });
        return new Views(shown, flags);
    }

    private static Map<Integer, List<Step>> stepsByConnection(Callable<FrameSource> capture) {
        return judged(capture, AnalysisOptions.DEFAULT.keepingSteps()).stream()
                .collect(Collectors.toMap(JudgedConnection::number, JudgedConnection::steps));
    }

    private static List<JudgedConnection> judged(Callable<FrameSource> capture, AnalysisOptions options) {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(options, judged::add);
        read(capture, analysis::accept);
        analysis.finish(FrameSource.Trust.FILE);
        return judged;
    }

    private interface Reader {
        void take(Frame frame);
    }

    /** Reads up to the end, or up to where the file is damaged. */
    private static void read(Callable<FrameSource> capture, Reader reader) {
        Frame frame = new Frame();
        try (FrameSource source = capture.call()) {
            while (source.next(frame)) {
                reader.take(frame);
            }
        } catch (IOException damaged) {
            // What was read before counts all the same.
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
