package io.loopshark.report;

import io.loopshark.field.Language;
import io.loopshark.verdict.Citation;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.Step;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding in two lines: what happened, and the numbers with what the rule rests on. The RFC's sentence itself is quoted the first time
 * only, so that many findings of a kind stay readable.
 */
final class FindingText {

    private final Language language;
    private final NumberView numbers;
    private final Set<Citation> quoted = new HashSet<>();

    FindingText(Language language, NumberView numbers) {
        this.language = language;
        this.numbers = numbers;
    }

    /**
     * The first line.
     *
     * @param step the segment it speaks of; null when that was not kept, so that the frame has to be named
     */
    String headline(Finding finding, @Nullable Step step) {
        String where = step == null ? (chinese() ? "帧 " : "frame ") + finding.frame() + " · " : "";
        String message = chinese() ? finding.messageZh() : finding.message();
        return StepFindings.mark(finding.severity()) + " " + where + finding.kind() + ": " + message;
    }

    /** The second line; empty where it would only repeat an earlier one. */
    Optional<String> source(Finding finding, @Nullable Step step) {
        String said = numbers(finding, step);
        Citation citation = finding.citation();
        if (quoted.add(citation)) {
            return Optional.of(said + (said.isEmpty() ? "" : " · ") + citation + ": \"" + citation.sentence() + '"');
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(said + " · " + citation);
    }

    private String numbers(Finding finding, @Nullable Step step) {
        Long expected = finding.expected();
        Long actual = finding.actual();
        StringBuilder said = new StringBuilder();
        if (expected != null) {
            said.append(chinese() ? "应为 " : "expected ").append(numbers.ofFinding(expected, finding, step, language));
            said.append(actual == null ? "" : chinese() ? "，" : ", ");
        }
        if (actual != null) {
            said.append(chinese() ? "实为 " : "actual ").append(numbers.ofFinding(actual, finding, step, language));
        }
        return said.toString();
    }

    private boolean chinese() {
        return language == Language.CHINESE;
    }
}
