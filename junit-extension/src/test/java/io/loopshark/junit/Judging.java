package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.live.EngineChoice;
import io.loopshark.live.Observation;
import io.loopshark.live.Scope;
import io.loopshark.segment.Endpoint;
import io.loopshark.verdict.JudgedConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What a test asked, what was seen in it, and what the judge says. */
final class Judging {
    static final CaptureFolder FOLDER = new CaptureFolder(Path.of("kept"));
    static final Expectations DEFAULT = expecting(0, Expectations.ANY, TeardownPolicy.WHERE_CLOSED);

    /** The test fails where nothing can be said. */
    static final Expectations STRICT = expecting(0, Expectations.ANY, TeardownPolicy.WHERE_CLOSED, Unverifiable.FAIL);

    /** Where the {@link Connections} lead. */
    static final Endpoint SERVER = Connections.orderly(0).server();

    private Judging() {}

    static Expectations expecting(int least, int most, TeardownPolicy teardown) {
        return expecting(least, most, teardown, Unverifiable.SKIP);
    }

    private static Expectations expecting(int least, int most, TeardownPolicy teardown, Unverifiable onInconclusive) {
        return new Expectations(
                Notation.ANNOTATION,
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
                onInconclusive);
    }

    static Seen seen(JudgedConnection... opened) {
        return inPhases(Phases.NONE, opened);
    }

    static Seen inPhases(Phases phases, JudgedConnection... opened) {
        return new Seen(
                List.of(opened),
                List.of(),
                connection -> false,
                Observation.Left.NOTHING,
                0,
                false,
                phases,
                frame -> true,
                connection -> connection);
    }

    /** The connections with these numbers are only presumed to be this JVM's. */
    static Seen presumed(Set<Integer> presumed, JudgedConnection... opened) {
        return new Seen(
                List.of(opened),
                List.of(),
                connection -> presumed.contains(connection.number()),
                Observation.Left.NOTHING,
                0,
                false,
                Phases.NONE,
                frame -> true,
                connection -> connection);
    }

    static Seen reused(long firstFrameOfTest, JudgedConnection... connections) {
        return new Seen(
                List.of(),
                List.of(connections),
                same -> false,
                Observation.Left.NOTHING,
                0,
                false,
                Phases.NONE,
                frame -> frame >= firstFrameOfTest,
                same -> same);
    }

    static Seen beside(int unattributed, int older, long lost, JudgedConnection... opened) {
        return beside(
                new Observation.Left(Collections.nCopies(unattributed, SERVER), List.of(), older), lost, false, opened);
    }

    static Seen beside(Observation.Left left, long lost, boolean overlapped, JudgedConnection... opened) {
        return new Seen(
                List.of(opened),
                List.of(),
                same -> false,
                left,
                lost,
                overlapped,
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
