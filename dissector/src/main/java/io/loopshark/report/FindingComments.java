package io.loopshark.report;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Findings as comments on the frames that they are about, for those who look at a capture in Wireshark. */
public final class FindingComments implements Consumer<JudgedConnection> {

    private final Severity least;
    private final Map<Long, List<String>> comments = new HashMap<>();

    /** @param least how much a finding must weigh to be told */
    public FindingComments(Severity least) {
        this.least = least;
    }

    /** Takes the findings of a connection, once it has ended. */
    @Override
    public void accept(JudgedConnection connection) {
        for (Finding finding : connection.findings()) {
            if (finding.severity().compareTo(least) <= 0) {
                comments.computeIfAbsent(finding.frame(), frame -> new ArrayList<>(1))
                        .add(text(finding));
            }
        }
    }

    private static String text(Finding finding) {
        return "Loopshark: " + finding.kind() + ": " + finding.message() + " (" + finding.citation() + ")";
    }

    /** The comments on a frame, in the order of its findings; empty where there is nothing to say. */
    public List<String> of(long frame) {
        return comments.getOrDefault(frame, List.of());
    }
}
