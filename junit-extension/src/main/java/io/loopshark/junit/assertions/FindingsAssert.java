package io.loopshark.junit.assertions;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** Assertions on what the rules have found; AssertJ's assertions on lists are there as well. */
public class FindingsAssert extends AbstractListAssert<FindingsAssert, List<Finding>, Finding, ObjectAssert<Finding>> {

    /** What the findings are of, for messages. */
    @Nullable
    JudgedConnection connection;

    Blame blame = Blame.PLAIN;

    /** Asserts on these findings; see {@link LoopsharkAssertions#assertThatFindings}. */
    public FindingsAssert(@Nullable List<Finding> actual) {
        super(actual, FindingsAssert.class);
    }

    /**
     * There is at least one finding of each of these kinds.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).findings().containsKinds(ZERO_WINDOW, WINDOW_UPDATE); // passes for a slow reader
     * assertThat(traffic).connection(0).findings().containsKinds(ZERO_WINDOW); // fails for a swift one
     * }</pre>
     */
    public FindingsAssert containsKinds(FindingKind... expected) {
        isNotNull();
        Set<FindingKind> missing = EnumSet.noneOf(FindingKind.class);
        missing.addAll(List.of(expected));
        actual.forEach(finding -> missing.remove(finding.kind()));
        if (!missing.isEmpty()) {
            throwAssertionError(FindingsErrors.kindsMissing(connection, actual, missing));
        }
        return this;
    }

    /**
     * There is no finding of any of these kinds.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).findings().doesNotContainKinds(RETRANSMISSION); // passes when nothing was lost
     * assertThat(traffic).connection(0).findings().doesNotContainKinds(RETRANSMISSION); // fails when a SYN came twice
     * }</pre>
     */
    public FindingsAssert doesNotContainKinds(FindingKind... unexpected) {
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        kinds.addAll(List.of(unexpected));
        return containsNone(
                "no "
                        + String.join(
                                ", no ",
                                kinds.stream().map(FindingKind::toString).toList()),
                finding -> kinds.contains(finding.kind()));
    }

    /**
     * No peer broke a rule: there is no finding of the severity {@link Severity#VIOLATION}.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).findings().hasNoViolation(); // passes for an orderly connection
     * assertThat(traffic).connection(0).findings().hasNoViolation(); // fails when a FIN is acknowledged one too low
     * }</pre>
     */
    public FindingsAssert hasNoViolation() {
        return containsNone("no violation", finding -> finding.severity() == Severity.VIOLATION);
    }

    /**
     * There is nothing but {@linkplain Severity#NOTE notes}, if anything at all: no violation and no anomaly.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).findings().hasOnlyNotes(); // passes for an orderly connection
     * assertThat(traffic).connection(0).findings().hasOnlyNotes(); // fails when a segment came twice
     * }</pre>
     */
    public FindingsAssert hasOnlyNotes() {
        return containsNone("nothing but notes", finding -> finding.severity() != Severity.NOTE);
    }

    private FindingsAssert containsNone(String expected, Predicate<Finding> unexpected) {
        isNotNull();
        List<Finding> found = actual.stream().filter(unexpected).toList();
        if (!found.isEmpty()) {
            throwAssertionError(FindingsErrors.unexpected(connection, expected, found));
        }
        return this;
    }

    @Override
    protected void throwAssertionError(ErrorMessageFactory message) {
        blame.raise(assertionError(message));
    }

    @Override
    protected ObjectAssert<Finding> toAssert(Finding value, String description) {
        return new ObjectAssert<>(value).as(description);
    }

    @Override
    protected FindingsAssert newAbstractIterableAssert(Iterable<? extends Finding> iterable) {
        FindingsAssert some = new FindingsAssert(StreamSupport.stream(iterable.spliterator(), false)
                .map(finding -> (Finding) finding)
                .toList());
        some.connection = connection;
        some.blame = blame;
        return some;
    }
}
