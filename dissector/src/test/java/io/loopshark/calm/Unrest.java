package io.loopshark.calm;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testing.EditableSegment;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Disturbs right connections and keeps what was held against them all the same. */
final class Unrest {

    private static final List<Disturbance> COMBINED =
            join(NetworkTroubles.all(), HealthyOddities.all(), CaptureFaults.all());
    private static final List<Disturbance> DISTURBANCES =
            join(COMBINED, NetworkTroubles.alone(), HealthyOddities.alone());

    /** One disturbed connection that was judged wrongly. */
    private record Case(String where, Recording recording, List<JudgedConnection> judged) {}

    private final Map<String, List<Case>> wrong = new TreeMap<>();
    private long tried;

    @SafeVarargs
    private static List<Disturbance> join(List<Disturbance>... lists) {
        List<Disturbance> joined = new ArrayList<>();
        for (List<Disturbance> list : lists) {
            joined.addAll(list);
        }
        return joined;
    }

    /**
     * Every disturbance, each at every segment as long as that makes no more than {@code segments} segments to judge, then at a
     * sample of them; and as many combinations.
     */
    void disturb(Verified connection, int segments) {
        Recording recording = connection.recording();
        if (judge(recording).stream().anyMatch(judged -> judged.verdict() != Verdict.VERIFIED)) {
            return; // right for what its frames tell besides, as a checksum that does not fit
        }
        int most = Math.max(3, segments / recording.size());
        for (Disturbance disturbance : DISTURBANCES) {
            Random random = new Random((connection.name() + disturbance.name()).hashCode());
            for (int index : disturbance.once() ? new int[] {0} : places(recording.size(), most, random)) {
                Recording disturbed = disturbance.change().apply(recording, index, random);
                if (disturbed != null) {
                    boolean harmless = disturbance.harmless() && recording.opensOnce();
                    examine(disturbance.name(), connection.name() + " at " + index, harmless, disturbed);
                }
            }
        }
        combine(connection, most);
    }

    private void combine(Verified connection, int times) {
        Random random = new Random(connection.name().hashCode());
        for (int i = 0; i < times; i++) {
            Recording recording = connection.recording();
            Set<String> names = new LinkedHashSet<>();
            boolean harmless = recording.opensOnce();
            for (Disturbance disturbance : someOf(COMBINED, 2 + random.nextInt(3), random)) {
                int index = random.nextInt(recording.size());
                Recording disturbed = disturbance.change().apply(recording, index, random);
                if (disturbed != null && disturbed.size() > 0) {
                    recording = disturbed;
                    names.add(disturbance.name() + " at " + index);
                    harmless &= disturbance.harmless();
                }
            }
            examine("several at once", connection.name() + ": " + names, harmless, recording);
        }
    }

    /**
     * In the order of the lists: first what happens, then what is captured of it, since peers do not act upon what a capture has
     * missed; and what was missed is in no copy, nor does it matter to a clock that is set.
     */
    private static List<Disturbance> someOf(List<Disturbance> all, int number, Random random) {
        return random.ints(number, 0, all.size())
                .distinct()
                .sorted()
                .mapToObj(all::get)
                .toList();
    }

    private static int[] places(int size, int most, Random random) {
        return size <= most
                ? java.util.stream.IntStream.range(0, size).toArray()
                : random.ints(most, 0, size).toArray();
    }

    private void examine(String name, String where, boolean harmless, Recording recording) {
        tried++;
        List<JudgedConnection> judged = judge(recording);
        for (JudgedConnection connection : judged) {
            boolean worse = harmless
                    && connection.verdict() != Verdict.VERIFIED
                    && connection.verdict() != Verdict.INCONCLUSIVE;
            if (worse || connection.verdict() == Verdict.VIOLATED) {
                wrong.computeIfAbsent(name + ": " + charge(connection), key -> new ArrayList<>())
                        .add(new Case(where, recording, judged));
            }
        }
    }

    private static List<JudgedConnection> judge(Recording recording) {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        long frame = 0;
        for (EditableSegment segment : recording.segments()) {
            analysis.accept(segment.frame(++frame));
        }
        analysis.finish(Trust.FILE);
        return judged;
    }

    private static String charge(JudgedConnection connection) {
        return connection.verdict() == Verdict.VIOLATED
                ? violations(connection).stream()
                        .map(finding -> finding.kind().toString())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                : connection.verdict() + " " + connection.handshake();
    }

    private static List<Finding> violations(JudgedConnection connection) {
        return connection.findings().stream()
                .filter(finding -> finding.kind().severity() == Severity.VIOLATION)
                .toList();
    }

    /** How many disturbed connections were judged. */
    long tried() {
        return tried;
    }

    /** How often which disturbance led to which complaint, so that what is known can be told from what is new. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        wrong.forEach((sort, cases) -> counts.put(sort, cases.size()));
        return counts;
    }

    /** What was held against right connections, a line for each sort with its shortest case; empty when all stayed calm. */
    List<String> complaints() {
        return wrong.entrySet().stream().map(Unrest::complaint).toList();
    }

    private static String complaint(Map.Entry<String, List<Case>> entry) {
        Case shortest = entry.getValue().stream()
                .min((a, b) -> Integer.compare(a.recording.size(), b.recording.size()))
                .orElseThrow();
        String findings = shortest.judged.stream()
                .flatMap(connection -> violations(connection).stream())
                .map(finding -> "     frame " + finding.frame() + ": " + finding.kind() + ": " + finding.message())
                .collect(Collectors.joining("\n"));
        String text = shortest.recording.size() > 60 ? "" : shortest.recording.toString();
        return entry.getKey() + ", " + entry.getValue().size() + " times; " + shortest.where + "\n" + findings + "\n"
                + text;
    }
}
