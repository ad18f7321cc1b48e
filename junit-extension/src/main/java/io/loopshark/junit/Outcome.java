package io.loopshark.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the judge says of a test.
 *
 * @param problems why it fails; empty when nothing is wrong
 * @param inconclusive why nothing can be said; null when something can
 */
record Outcome(List<Problem> problems, @Nullable String inconclusive) {

    Outcome {
        problems = List.copyOf(problems);
    }

    static Outcome inconclusive(String why) {
        return new Outcome(List.of(), why);
    }

    boolean passes() {
        return problems.isEmpty() && inconclusive == null;
    }
}
