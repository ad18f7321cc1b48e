package io.loopshark.report;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a connection, sorted under the frame they speak of. A rule may speak late of an early frame, so the
 * connection's own list counts as well as each step's.
 */
final class StepFindings {

    private final Map<Long, Set<Finding>> byFrame = new LinkedHashMap<>();

    StepFindings(JudgedConnection connection) {
        for (Step step : connection.steps()) {
            for (Finding finding : step.findings()) {
                add(finding);
            }
        }
        connection.findings().forEach(this::add);
    }

    private void add(Finding finding) {
        byFrame.computeIfAbsent(finding.frame(), frame -> new LinkedHashSet<>()).add(finding);
    }

    /** What is said of this step, the gravest first. */
    List<Finding> of(Step step) {
        return sorted(byFrame.getOrDefault(step.segment().frameNumber(), Set.of()));
    }

    /** What is said of this kind. */
    List<Finding> of(FindingKind kind) {
        return byFrame.values().stream()
                .flatMap(Set::stream)
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    /** What is said of frames that no step shows: segments that were not kept. */
    List<Finding> ofNoStep(List<Step> steps) {
        Map<Long, Set<Finding>> rest = new LinkedHashMap<>(byFrame);
        steps.forEach(step -> rest.remove(step.segment().frameNumber()));
        List<Finding> findings = new ArrayList<>();
        rest.values().forEach(findings::addAll);
        return findings;
    }

    private static List<Finding> sorted(Set<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((a, b) -> a.severity().compareTo(b.severity()));
        return sorted;
    }

    /** ✗ for a violation, ! for an anomaly, i for a note. */
    static String mark(Severity severity) {
        return switch (severity) {
            case VIOLATION -> "✗";
            case ANOMALY -> "!";
            case NOTE -> "i";
        };
    }
}
