package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Place;
import io.loopshark.connection.Side;
import io.loopshark.segment.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the judge remembers of one connection: its findings, what is still undecided, and the segments where they are kept. Most
 * connections never need one.
 */
final class CaseFile {

    private static final Place<CaseFile> PLACE = new Place<>(CaseFile.class);

    /** Findings listed of one kind and connection; more are counted only. */
    static final int MOST_LISTED = 100;

    private final List<Finding> findings = new ArrayList<>(1);
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    private final Map<Rule, Object> memos = new HashMap<>();
    private final List<DraftStep> steps = new ArrayList<>();
    private int undecided;
    private boolean inconclusive;

    /** A step whose findings may still come. */
    private record DraftStep(
            Segment segment,
            Side from,
            PeerSnapshot clientBefore,
            PeerSnapshot serverBefore,
            PeerSnapshot client,
            PeerSnapshot server) {}

    /** What is remembered of this connection; null when nothing is. */
    static @Nullable CaseFile of(Connection connection) {
        return connection.companion(PLACE);
    }

    /** What is remembered of this connection; from now on there is something. */
    static CaseFile open(Connection connection) {
        CaseFile caseFile = of(connection);
        if (caseFile == null) {
            caseFile = new CaseFile();
            connection.accompany(PLACE, caseFile);
        }
        return caseFile;
    }

    void add(Finding finding) {
        long count = counts.merge(finding.kind(), 1L, Long::sum);
        if (count <= MOST_LISTED) {
            findings.add(finding);
        }
    }

    /** Counts one more of this kind where as many are listed as there will be, and then tells so: nobody will ever read it. */
    boolean countOnly(FindingKind kind) {
        if (counts.getOrDefault(kind, 0L) < MOST_LISTED) {
            return false;
        }
        counts.merge(kind, 1L, Long::sum);
        return true;
    }

    /** What this rule remembers of the connection; null when nothing. */
    <T> @Nullable T memo(Rule rule, Class<T> type) {
        return type.cast(memos.get(rule));
    }

    /** Remembers something for this rule, or forgets it with null. What is remembered as undecided keeps the short way shut. */
    void remember(Rule rule, @Nullable Object memo) {
        Object before = memo == null ? memos.remove(rule) : memos.put(rule, memo);
        undecided += (memo == null ? 0 : 1) - (before == null ? 0 : 1);
    }

    /** Whether some rule waits for a further segment to decide. */
    boolean undecided() {
        return undecided > 0;
    }

    /** Something about the numbers could not be decided. */
    void markInconclusive() {
        inconclusive = true;
    }

    boolean inconclusive() {
        return inconclusive;
    }

    void keepStep(
            Segment segment,
            Side from,
            PeerSnapshot clientBefore,
            PeerSnapshot serverBefore,
            PeerSnapshot client,
            PeerSnapshot server) {
        steps.add(new DraftStep(segment, from, clientBefore, serverBefore, client, server));
    }

    /** The same with room of its own for findings, for a look at a connection that goes on. */
    CaseFile copy() {
        CaseFile copy = new CaseFile();
        copy.findings.addAll(findings);
        copy.counts.putAll(counts);
        copy.memos.putAll(memos);
        copy.steps.addAll(steps);
        copy.undecided = undecided;
        copy.inconclusive = inconclusive;
        return copy;
    }

    boolean has(Severity severity) {
        for (FindingKind kind : counts.keySet()) {
            if (kind.severity() == severity) {
                return true;
            }
        }
        return false;
    }

    boolean has(FindingKind kind) {
        return counts.containsKey(kind);
    }

    List<Finding> findings() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingLong(Finding::frame));
        return List.copyOf(sorted);
    }

    Map<FindingKind, Long> unlisted() {
        Map<FindingKind, Long> unlisted = new EnumMap<>(FindingKind.class);
        counts.forEach((kind, count) -> {
            if (count > MOST_LISTED) {
                unlisted.put(kind, count - MOST_LISTED);
            }
        });
        return Map.copyOf(unlisted);
    }

    List<Step> steps() {
        Map<Long, List<Finding>> byFrame = new HashMap<>();
        findings().forEach(finding -> byFrame.computeIfAbsent(finding.frame(), frame -> new ArrayList<>())
                .add(finding));
        return steps.stream()
                .map(step -> new Step(
                        step.segment,
                        step.from,
                        step.clientBefore,
                        step.serverBefore,
                        step.client,
                        step.server,
                        byFrame.getOrDefault(step.segment.frameNumber(), List.of())))
                .toList();
    }
}
