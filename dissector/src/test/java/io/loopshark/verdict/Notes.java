package io.loopshark.verdict;

import io.loopshark.testing.Trace;
import java.util.List;

/** What tests ask of the notes on a trace, and how the traces begin that they ask it of. */
final class Notes {

    static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;

    private Notes() {}

    /** {@code DATA_LOST_BY_RESET 7 CLIENT}. */
    static String brief(Finding finding) {
        return finding.kind() + " " + finding.frame() + " " + finding.by();
    }

    static List<String> notes(String text, FindingKind... kinds) {
        return Trace.of(text).judged().stream()
                .flatMap(connection -> connection.findings().stream())
                .filter(finding -> List.of(kinds).contains(finding.kind()))
                .map(Notes::brief)
                .toList();
    }

    static Finding finding(String text, FindingKind kind) {
        return Trace.of(text).judged().stream()
                .flatMap(connection -> connection.findings().stream())
                .filter(candidate -> candidate.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
