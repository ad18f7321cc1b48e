package io.loopshark.report;

import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of a long connection a reader has to see: the handshake, the segments around what the rules found, the teardown and
 * the last one.
 */
final class Excerpt {

    private static final int VIOLATIONS_OF_A_KIND = 10;
    private static final int ANOMALIES_OF_A_KIND = 3;
    private static final int NOTES_OF_A_KIND = 1;
    private static final int OPENING = 8;
    private static final int ENDING = 12;
    // Leaving out one or two segments would save nothing: the line that says so takes as much room.
    private static final int SHORTEST_GAP = 3;

    private Excerpt() {}

    /** The indices of the steps to show; the one of the guilty frame, where there is one, is among them. */
    static BitSet of(JudgedConnection connection, StepFindings findings, long guiltyFrame) {
        List<Step> steps = connection.steps();
        BitSet shown = new BitSet(steps.size());
        opening(steps, shown);
        around(steps, findings, shown);
        aroundFrame(steps, guiltyFrame, shown);
        ending(steps, shown);
        fillSmallGaps(steps.size(), shown);
        return shown;
    }

    /** The indices of all steps. */
    static BitSet whole(JudgedConnection connection) {
        BitSet shown = new BitSet();
        shown.set(0, connection.steps().size());
        return shown;
    }

    /** Whether the step has a finding of which not enough have been shown yet. */
    static boolean due(List<Finding> findings, Map<FindingKind, Integer> seen) {
        boolean due = false;
        for (Finding finding : findings) {
            due |= seen.merge(finding.kind(), 1, Integer::sum) <= most(finding.severity());
        }
        return due;
    }

    private static int most(Severity severity) {
        return switch (severity) {
            case VIOLATION -> VIOLATIONS_OF_A_KIND;
            case ANOMALY -> ANOMALIES_OF_A_KIND;
            case NOTE -> NOTES_OF_A_KIND;
        };
    }

    private static void opening(List<Step> steps, BitSet shown) {
        for (int i = 0; i < Math.min(OPENING, steps.size()); i++) {
            shown.set(i);
            if (open(steps.get(i).client().state())
                    && open(steps.get(i).server().state())) {
                return;
            }
        }
    }

    private static boolean open(@Nullable TcpState state) {
        return state != null && state.synchronizedState();
    }

    private static void around(List<Step> steps, StepFindings findings, BitSet shown) {
        Map<FindingKind, Integer> seen = new EnumMap<>(FindingKind.class);
        for (int i = 0; i < steps.size(); i++) {
            List<Finding> said = findings.of(steps.get(i));
            if (due(said, seen)) {
                // What is only worth knowing can be understood without the segments around it.
                int around = said.get(0).severity() == Severity.NOTE ? 0 : 1;
                show(i - around, i + around, steps.size(), shown);
            }
        }
    }

    private static void aroundFrame(List<Step> steps, long frame, BitSet shown) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).segment().frameNumber() == frame) {
                show(i - 1, i + 1, steps.size(), shown);
            }
        }
    }

    private static void ending(List<Step> steps, BitSet shown) {
        int closing = 0;
        for (int i = 0; i < steps.size() && closing < ENDING; i++) {
            int flags = steps.get(i).segment().flags();
            if (Flags.any(flags, Flags.FIN | Flags.RST)) {
                show(i, i + 1, steps.size(), shown);
                closing++;
            }
        }
        show(steps.size() - 1, steps.size() - 1, steps.size(), shown);
    }

    private static void show(int from, int to, int size, BitSet shown) {
        int first = Math.max(0, from);
        shown.set(first, Math.max(first, Math.min(to + 1, size)));
    }

    /** Shows what would be left out to no avail. */
    static void fillSmallGaps(int size, BitSet shown) {
        int gap = shown.nextClearBit(0);
        while (gap < size) {
            int next = shown.nextSetBit(gap);
            int end = next < 0 ? size : next;
            if (end - gap < SHORTEST_GAP) {
                shown.set(gap, end);
            }
            gap = shown.nextClearBit(end);
        }
    }
}
