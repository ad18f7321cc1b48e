package io.loopshark.junit.assertions;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** What failed assertions on findings say. */
final class FindingsErrors {
    private static final int MOST_LISTED = 10;

    private FindingsErrors() {}

    static ErrorMessageFactory kindsMissing(
            @Nullable JudgedConnection connection, List<Finding> actual, Collection<FindingKind> missing) {
        return error(connection, "to contain " + kinds(missing) + ", but they ", actual);
    }

    static ErrorMessageFactory unexpected(
            @Nullable JudgedConnection connection, String expected, List<Finding> unexpected) {
        return error(connection, "to contain " + expected + ", but they ", unexpected);
    }

    private static String kinds(Collection<FindingKind> kinds) {
        return kinds.stream().map(FindingKind::toString).collect(Collectors.joining(", "));
    }

    private static ErrorMessageFactory error(
            @Nullable JudgedConnection connection, String sentence, List<Finding> listed) {
        String of = connection == null ? "" : " of connection " + Text.line(connection);
        String list = listed.stream()
                .limit(MOST_LISTED)
                .map(finding -> "\n  " + finding)
                .collect(Collectors.joining());
        String more = listed.size() > MOST_LISTED ? "\n  and " + (listed.size() - MOST_LISTED) + " more" : "";
        return Message.of(
                "Expecting the findings" + of + "\n" + sentence + (listed.isEmpty() ? "are empty." : "contain:") + list
                        + more,
                connection == null ? "" : Text.ladder(connection, null));
    }
}
