package io.loopshark.junit.assertions;

import io.loopshark.segment.Endpoint;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;

/** What failed assertions on a connection say of its peers, its opening, its verdict and its findings. */
final class ConnectionErrors {

    private ConnectionErrors() {}

    static ErrorMessageFactory segmentsNotKept(JudgedConnection connection) {
        return Message.on(
                connection,
                "to be known segment by segment, but its segments were not kept: an analysis keeps them when told so"
                        + " (AnalysisOptions.keepingSteps()), a test those of connections of up to 100,000 segments");
    }

    static ErrorMessageFactory anotherPeer(JudgedConnection connection, String role, String expected, Endpoint actual) {
        return Message.on(connection, "to have the " + role + " " + expected + ", but that is " + actual);
    }

    static ErrorMessageFactory handshakeNotCompleted(JudgedConnection connection) {
        return Message.on(connection, "to have completed its handshake, but that was " + connection.handshake());
    }

    static ErrorMessageFactory synRetransmitted(JudgedConnection connection, Step step) {
        return Message.on(
                connection, step, "to open without a retransmission, but its SYN was sent again by " + Text.at(step));
    }

    static ErrorMessageFactory synWithoutData(JudgedConnection connection) {
        return Message.on(connection, "to carry data in its SYN, but that carried none");
    }

    static ErrorMessageFactory anotherVerdict(JudgedConnection connection, Verdict expected) {
        return Message.on(connection, "to be " + expected + ", but it is " + connection.verdict());
    }

    static ErrorMessageFactory findingMissing(JudgedConnection connection, FindingKind expected) {
        String kinds = connection.findings().stream()
                .map(finding -> finding.kind().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return Message.on(
                connection, "to have a finding " + expected + ", but it has " + (kinds.isEmpty() ? "none" : kinds));
    }

    static ErrorMessageFactory findingPresent(JudgedConnection connection, FindingKind unexpected) {
        Finding first = connection.findings().stream()
                .filter(finding -> finding.kind() == unexpected)
                .findFirst()
                .orElseThrow();
        return Message.on(
                connection,
                "not to have a finding " + unexpected + ", but it has one at frame " + first.frame() + ": "
                        + first.message());
    }

    static ErrorMessageFactory noSuchSegment(JudgedConnection connection, int index) {
        return Message.on(
                connection,
                "to have at least " + Text.count(index + 1L, "segment") + ", but it has " + connection.packets());
    }
}
