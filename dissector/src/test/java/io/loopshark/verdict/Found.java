package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.testing.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rules find of one kind in a trace. */
final class Found {

    private Found() {}

    /** The findings of this kind. */
    static List<Finding> of(FindingKind kind, Trace trace) {
        return trace.judged().stream()
                .flatMap(connection -> connection.findings().stream())
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    /** The only finding of this kind, at this frame of this peer. */
    static Finding only(FindingKind kind, int frame, Side by, Trace trace) {
        List<Finding> found = of(kind, trace);
        assertThat(found).as(trace.toString()).hasSize(1);
        assertThat(found.get(0).frame()).isEqualTo(frame);
        assertThat(found.get(0).by()).isEqualTo(by);
        return found.get(0);
    }

    /** What the rules find that follow the RFCs; what Wireshark flags is left aside ({@link FlaggedByWireshark}). */
    static List<Finding> byTheRfcs(JudgedConnection connection) {
        Set<String> flagged =
                Arrays.stream(FlagWording.values()).map(Enum::name).collect(Collectors.toSet());
        return connection.findings().stream()
                .filter(finding -> !flagged.contains(finding.kind().name()))
                .toList();
    }

    /** That there is no finding but what Wireshark flags. */
    static void nothing(Trace trace) {
        assertThat(trace.judged()).as(trace.toString()).allSatisfy(connection -> assertThat(byTheRfcs(connection))
                .isEmpty());
    }

    /** That there is none of this kind, and no violation. */
    static void none(FindingKind kind, Trace trace) {
        assertThat(of(kind, trace)).as(trace.toString()).isEmpty();
        assertThat(trace.judged()).as(trace.toString()).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
    }

    /** The two numbers of a finding. */
    static void numbers(Finding finding, int expected, int actual) {
        assertThat(finding.expected()).isEqualTo(unsigned(expected));
        assertThat(finding.actual()).isEqualTo(unsigned(actual));
    }

    private static @Nullable Long unsigned(int number) {
        return SequenceNumber.unsigned(number);
    }
}
