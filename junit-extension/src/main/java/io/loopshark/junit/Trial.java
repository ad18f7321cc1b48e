package io.loopshark.junit;

import io.loopshark.live.Observation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done once the code under test has ended: its connections are judged, what is to be kept is kept, and what there is to say
 * is said.
 *
 * @param name what the test is called, for the names of files; asked for where there are any
 * @param owner whose files these are: those of another are not written over
 * @param publisher who is told of the files
 */
record Trial(Supplier<String> name, Object owner, Publisher publisher) {

    /**
     * Judges what was seen.
     *
     * @param body how the code under test ended
     * @return why nothing can be said, where that is to be no failure; else empty
     * @throws AssertionError what the connections did wrong
     * @throws IOException when the capture has broken down
     */
    Optional<String> hold(Watch watch, Body body) throws IOException {
        Observation observation = watch.end();
        Expectations expectations = watch.expectations();
        Outcome outcome = new Judge(expectations, watch.seen(observation)).judge(body != Body.PASSED);
        Report report = new Report(this, expectations, watch.engine(), observation, watch::dissectors);
        if (outcome.passes()) {
            report.keepWhatPasses(body == Body.FAILED);
            return Optional.empty();
        }
        String doubt = outcome.inconclusive();
        if (doubt == null) {
            throw report.failure(outcome.problems());
        }
        if (expectations.onInconclusive() == Unverifiable.FAIL) {
            throw report.failure(List.of(Problem.of(doubt)));
        }
        report.keepWhatPasses(body == Body.FAILED);
        return Optional.of(doubt);
    }
}
