package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.live.EngineChoice;
import io.loopshark.live.Scope;
import io.loopshark.verdict.JudgedConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a test asked, what was seen in it, and what the judge says. */
final class Judging {
    static final CaptureFolder FOLDER = new CaptureFolder(Path.of("kept"));
    static final Expectations DEFAULT = expecting(0, Expectations.ANY, TeardownPolicy.WHERE_CLOSED);

    private Judging() {}

    static Expectations expecting(int least, int most, TeardownPolicy teardown) {
        return new Expectations(
                Scope.ofThisProcess(),
                least,
                most,
                false,
                teardown,
                false,
                false,
                Set.of(),
                Set.of(),
                Duration.ofSeconds(1),
                false,
                Keep.ON_FAILURE,
                FOLDER,
                EngineChoice.AUTO,
                Unverifiable.FAIL,
                Unverifiable.SKIP);
    }

    static Seen seen(JudgedConnection... opened) {
        return new Seen(
                List.of(opened),
                List.of(),
                connection -> false,
                0,
                0,
                0,
                0,
                false,
                Phases.NONE,
                frame -> true,
                connection -> connection);
    }

    /** The connections with these numbers are only presumed to be this JVM's. */
    static Seen presumed(Set<Integer> presumed, JudgedConnection... opened) {
        return new Seen(
                List.of(opened),
                List.of(),
                connection -> presumed.contains(connection.number()),
                0,
                0,
                0,
                0,
                false,
                Phases.NONE,
                frame -> true,
                connection -> connection);
    }

    static Seen reused(long firstFrameOfTest, JudgedConnection connection) {
        return new Seen(
                List.of(),
                List.of(connection),
                same -> false,
                0,
                0,
                0,
                0,
                false,
                Phases.NONE,
                frame -> frame >= firstFrameOfTest,
                same -> same);
    }

    static Seen beside(int unattributed, int older, long lost, JudgedConnection... opened) {
        return new Seen(
                List.of(opened),
                List.of(),
                same -> false,
                unattributed,
                0,
                older,
                lost,
                false,
                Phases.NONE,
                frame -> true,
                same -> same);
    }

    static Outcome judge(Expectations expectations, Seen seen) {
        return new Judge(expectations, seen).judge(false);
    }

    static Problem problem(Expectations expectations, Seen seen) {
        Outcome outcome = judge(expectations, seen);
        assertThat(outcome.inconclusive()).isNull();
        assertThat(outcome.problems()).hasSize(1);
        return outcome.problems().get(0);
    }
}
