package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** What failed assertions on a segment say. */
final class SegmentErrors {
    private final Step step;
    private final @Nullable JudgedConnection connection;

    SegmentErrors(Step step, @Nullable JudgedConnection connection) {
        this.step = step;
        this.connection = connection;
    }

    ErrorMessageFactory flagsDiffer(String expectation, Flags expected) {
        return error(expectation + " " + expected + ", but it has "
                + new Flags(step.segment().flags()));
    }

    ErrorMessageFactory fromAnother(Side expected) {
        return error("to be sent by " + expected + ", but it was sent by " + step.from());
    }

    ErrorMessageFactory payload(String expectation) {
        return error(
                expectation + ", but it carries " + Text.count(step.segment().payloadLength(), "octet"));
    }

    ErrorMessageFactory number(String what, long expected, @Nullable Long actual) {
        return error("to have the " + what + " " + expected + ", but that is " + (actual == null ? "unknown" : actual));
    }

    ErrorMessageFactory noAcknowledgement(String what, long expected) {
        return error("to have the " + what + " " + expected + ", but it acknowledges nothing");
    }

    ErrorMessageFactory optionMissing(String option) {
        return error("to have the option " + option + ", but it has not");
    }

    ErrorMessageFactory optionPresent(String option) {
        return error("not to have the option " + option + ", but it has");
    }

    ErrorMessageFactory anotherState(Side side, TcpState expected, @Nullable TcpState actual) {
        return error("to leave " + side + " in " + expected + ", but that is in "
                + (actual == null ? "an unknown state" : actual.rfcName()));
    }

    ErrorMessageFactory findingMissing(FindingKind expected) {
        String kinds = step.findings().stream()
                .map(finding -> finding.kind().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return error("to have a finding " + expected + ", but it has " + (kinds.isEmpty() ? "none" : kinds));
    }

    ErrorMessageFactory findingPresent(Finding unexpected) {
        return error("not to have a finding " + unexpected.kind() + ", but it has: " + unexpected.message());
    }

    private ErrorMessageFactory error(String sentence) {
        String where = connection == null ? "" : ", in connection " + Text.line(connection);
        String end = sentence.endsWith(".") ? "" : ".";
        return Message.of(
                "Expecting frame " + Text.frame(step) + " of " + step.from() + ", " + step.segment() + where + "\n"
                        + sentence + end,
                connection == null ? "" : Text.ladder(connection, step));
    }
}
