package io.loopshark.junit;

import io.loopshark.connection.Teardown;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what was seen against what a test asks. */
final class Judge {

    private final Expectations expectations;
    private final Seen seen;
    private final Messages messages;

    Judge(Expectations expectations, Seen seen) {
        this.expectations = expectations;
        this.seen = seen;
        this.messages = new Messages(expectations, seen);
    }

    /** @param bodyFailed whether the body did not come to its end; then nobody wants to hear how many connections it didn't open */
    Outcome judge(boolean bodyFailed) {
        String fault = messages.captureFault();
        if (fault != null) {
            return Outcome.inconclusive(fault);
        }
        List<Problem> problems = new ArrayList<>();
        if (!bodyFailed && countIsSure()) {
            judgeCount().ifPresent(problems::add);
        }
        Map<JudgedConnection, Problem> doubtful = new LinkedHashMap<>();
        seen.connections().forEach(connection -> judge(connection).ifPresent(problem -> {
            if (seen.presumed().test(connection)) {
                doubtful.put(connection, problem);
            } else {
                problems.add(problem);
            }
        }));
        if (!problems.isEmpty()) {
            return new Outcome(problems, null);
        }
        if (doubtful.isEmpty()) {
            return new Outcome(List.of(), doubt(bodyFailed));
        }
        String why = messages.perhapsOthers(List.copyOf(doubtful.keySet()));
        return Outcome.inconclusive(
                why + "\n\n" + doubtful.values().iterator().next().message());
    }

    /** Nobody is blamed for a number that may be another one. */
    private boolean countIsSure() {
        return seen.isSure() || seen.isSureOfCount(expectations::fits);
    }

    private Optional<Problem> judgeCount() {
        if (seen.nothing() && !expectations.maySeeNone()) {
            return Optional.of(messages.nothingSeen());
        }
        return expectations.fits(seen.opened().size()) ? Optional.empty() : Optional.of(messages.wrongCount());
    }

    private Optional<Problem> judge(JudgedConnection connection) {
        // How a reused one was opened is another test's business.
        boolean opened = seen.inTest().test(connection.firstFrame());
        return judgeFindings(connection)
                .or(() -> opened ? judgeHandshake(connection) : Optional.empty())
                .or(() -> judgeTeardown(connection));
    }

    private Optional<Problem> judgeFindings(JudgedConnection connection) {
        List<Finding> guilty =
                connection.findings().stream().filter(this::fails).toList();
        return guilty.isEmpty() ? Optional.empty() : Optional.of(messages.brokenRule(connection, guilty));
    }

    private boolean fails(Finding finding) {
        boolean counts = finding.severity() == Severity.VIOLATION
                || expectations.forbidden().contains(finding.kind());
        return counts
                && !expectations.allowed().contains(finding.kind())
                && seen.inTest().test(finding.frame());
    }

    private Optional<Problem> judgeHandshake(JudgedConnection connection) {
        return expectations.allowIncomplete() || stood(connection)
                ? Optional.empty()
                : Optional.of(messages.notOpened(connection));
    }

    private Optional<Problem> judgeTeardown(JudgedConnection connection) {
        TeardownPolicy policy = expectations.teardown();
        if (policy == TeardownPolicy.IGNORED || !stood(connection)) {
            return Optional.empty();
        }
        if (connection.teardown() == Teardown.RESET) {
            return expectations.allowReset() ? Optional.empty() : Optional.of(messages.reset(connection));
        }
        return policy == TeardownPolicy.REQUIRED && !Rest.isAtRest(connection, policy)
                ? Optional.of(messages.notClosed(connection))
                : Optional.empty();
    }

    private static boolean stood(JudgedConnection connection) {
        return switch (connection.handshake()) {
            case COMPLETE, SIMULTANEOUS_OPEN, NOT_SEEN -> true;
            case NO_FINAL_ACK, NO_REPLY, REFUSED, RESET -> false;
        };
    }

    private @Nullable String doubt(boolean bodyFailed) {
        Optional<JudgedConnection> unclear = seen.connections()
                .filter(connection -> connection.verdict() == Verdict.INCONCLUSIVE)
                .findFirst();
        if (unclear.isPresent()) {
            return messages.unclear(unclear.get());
        }
        return !bodyFailed && unattributedOnesMatter() ? messages.unattributed() : null;
    }

    private boolean unattributedOnesMatter() {
        if (countIsSure()) {
            return false;
        }
        int atMost = seen.opened().size() + seen.left().unattributed().size();
        return judgeCount().isPresent() || expectations.counts() && !expectations.fits(atMost);
    }
}
