package io.loopshark.forging;

import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.forging.Forgery.Found;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges forgeries and counts what came of it. */
final class Tally {

    private static final int MOST_SHOWN = 20;
    private static final Trust NOTHING_LOST = new Trust(true, 0, true, Long.MAX_VALUE);

    /** What came of one class. */
    private static final class Row {
        int tried;
        int found;
        int missed;
        final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
        final List<String> misses = new ArrayList<>();
    }

    private final Map<ForgeryClass, Row> rows = new TreeMap<>();

    /** Judges one forgery as a file would have it, and where that leaves an excuse, as a live capture without loss would. */
    void take(Original original, Forgery forgery) {
        Row row = rows.computeIfAbsent(forgery.kind(), kind -> new Row());
        row.tried++;
        List<JudgedConnection> judged = Original.judge(forgery.segments(), Trust.FILE);
        LeftOut twin = forgery.twin();
        if (paid(forgery.owed(), judged)) {
            row.found++;
        } else if (twin != null && !accused(forgery.owed(), judged) && (!twin.lost || foundLive(forgery))) {
            row.leftOut.merge(twin, 1, Integer::sum);
        } else {
            row.missed++;
            if (row.misses.size() < MOST_SHOWN) {
                row.misses.add(describe(original, forgery, judged));
            }
        }
    }

    /** Where nothing can have been lost, there is no such excuse. */
    private static boolean foundLive(Forgery forgery) {
        return paid(forgery.owed(), Original.judge(forgery.segments(), NOTHING_LOST));
    }

    private static boolean paid(Forgery.Owed owed, List<JudgedConnection> judged) {
        if (owed instanceof Found found) {
            return judged.stream()
                    .flatMap(connection -> connection.findings().stream())
                    .anyMatch(finding -> found.kinds().contains(finding.kind().name())
                            && found.frames().contains(finding.frame()));
        }
        boolean calm = noneViolated(judged);
        return owed instanceof Forgery.Calm
                ? calm
                : calm && judged.stream().anyMatch(connection -> connection.verdict() == Verdict.INCONCLUSIVE);
    }

    /** Whether the kind of finding that the twin excuses is held against somebody all the same. */
    private static boolean accused(Forgery.Owed owed, List<JudgedConnection> judged) {
        return owed instanceof Found found
                && judged.stream()
                        .flatMap(connection -> connection.findings().stream())
                        .anyMatch(
                                finding -> found.kinds().contains(finding.kind().name()));
    }

    private static boolean noneViolated(List<JudgedConnection> judged) {
        return judged.stream().noneMatch(connection -> connection.verdict() == Verdict.VIOLATED);
    }

    private static String describe(Original original, Forgery forgery, List<JudgedConnection> judged) {
        List<Finding> findings = judged.stream()
                .flatMap(connection -> connection.findings().stream())
                .toList();
        return forgery.kind() + ", " + forgery.what() + ", in " + original + ": owed " + forgery.owed()
                + (forgery.twin() == null ? "" : " or silence by " + forgery.twin()) + ", said "
                + judged.stream().map(JudgedConnection::verdict).toList() + " " + findings;
    }

    /** How many forgeries of the class were missed. */
    int missed(ForgeryClass kind) {
        Row row = rows.get(kind);
        return row == null ? 0 : row.missed;
    }

    /** How many of a class were tried. */
    int tried(ForgeryClass kind) {
        Row row = rows.get(kind);
        return row == null ? 0 : row.tried;
    }

    /** What was missed of a class, in words; the first few. */
    List<String> misses(ForgeryClass kind) {
        Row row = rows.get(kind);
        return row == null ? List.of() : row.misses;
    }

    /** The table: class, tried, found, left out and why, missed. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                String.format("%-31s %9s %9s %9s %9s%n", "forgery", "tried", "found", "left out", "missed"));
        rows.forEach((kind, row) -> table.append(String.format(
                "%-31s %9d %9d %9d %9d  %s%n",
                kind,
                row.tried,
                row.found,
                row.leftOut.values().stream().mapToInt(Integer::intValue).sum(),
                row.missed,
                row.leftOut.isEmpty() ? "" : row.leftOut)));
        return table.toString();
    }
}
