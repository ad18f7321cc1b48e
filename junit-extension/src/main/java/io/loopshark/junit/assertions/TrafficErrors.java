package io.loopshark.junit.assertions;

import io.loopshark.connection.Closer;
import io.loopshark.report.Ladder;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** What failed assertions say. */
final class TrafficErrors extends BasicErrorMessageFactory {

    private static final int MOST_LISTED = 10;

    private TrafficErrors(String expectation, String details) {
        super("%n%s%s", unquotedString(expectation), unquotedString(details));
    }

    static ErrorMessageFactory wrongCount(String bound, int expected, List<JudgedConnection> opened) {
        String list = opened.stream()
                .limit(MOST_LISTED)
                .map(connection -> "\n  " + line(connection))
                .collect(Collectors.joining());
        String more = opened.size() > MOST_LISTED ? "\n  and " + (opened.size() - MOST_LISTED) + " more" : "";
        return new TrafficErrors(
                "Expecting the traffic to have " + bound + connections(expected) + ", but it had " + opened.size(),
                opened.isEmpty() ? "" : ":" + list + more);
    }

    static ErrorMessageFactory handshakeNotCompleted(JudgedConnection connection) {
        return error(connection, "to have completed its handshake, but that was " + connection.handshake());
    }

    static ErrorMessageFactory notClosedGracefully(JudgedConnection connection) {
        return error(connection, "to be closed by a FIN of each peer, but its teardown is " + connection.teardown());
    }

    static ErrorMessageFactory closedFirstByAnother(JudgedConnection connection, Closer expected) {
        Closer actual = connection.closedFirstBy();
        String but = actual == null ? "nobody has closed it" : "it was closed first by " + actual;
        return error(connection, "to be closed first by " + expected + ", but " + but);
    }

    static ErrorMessageFactory reset(JudgedConnection connection) {
        Closer by = connection.closedFirstBy();
        return error(connection, "never to be reset, but it was" + (by == null ? "" : ", by " + by));
    }

    static ErrorMessageFactory anotherVerdict(JudgedConnection connection, Verdict expected) {
        return error(connection, "to be " + expected + ", but it is " + connection.verdict());
    }

    static ErrorMessageFactory findingMissing(JudgedConnection connection, FindingKind expected) {
        String kinds = connection.findings().stream()
                .map(finding -> finding.kind().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return error(
                connection, "to have a finding " + expected + ", but it has " + (kinds.isEmpty() ? "none" : kinds));
    }

    static ErrorMessageFactory findingPresent(JudgedConnection connection, FindingKind unexpected) {
        Finding first = connection.findings().stream()
                .filter(finding -> finding.kind() == unexpected)
                .findFirst()
                .orElseThrow();
        return error(
                connection,
                "not to have a finding " + unexpected + ", but it has one at frame " + first.frame() + ": "
                        + first.message());
    }

    private static ErrorMessageFactory error(JudgedConnection connection, String expectation) {
        String ladder = connection.steps().isEmpty()
                ? ""
                : "\n\n" + Ladder.SHORT.of(connection).stripTrailing();
        String end = expectation.endsWith(".") ? "" : ".";
        return new TrafficErrors("Expecting connection " + line(connection) + "\n" + expectation + end, ladder);
    }

    private static String line(JudgedConnection connection) {
        return connection.number() + ": " + connection.client() + " → " + connection.server() + ", "
                + connection.packets() + (connection.packets() == 1 ? " segment" : " segments");
    }

    private static String connections(int count) {
        return count + (count == 1 ? " connection" : " connections");
    }
}
