package io.loopshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.testdata.Captures;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The captures of this project's own, held against what was written about them by reading their packets. */
class TestdataVerdictTest {

    /** Violations that the expectations name and no rule finds yet; the verdict on those connections isn't compared. */
    private static final Set<String> TO_COME = Set.of();

    static List<String> captures() {
        return Captures.names();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_capture_is_judged_as_its_expectation_says(String name) throws IOException {
        List<JudgedConnection> judged = judge(name);

        compare(name, judged);
    }

    @Test
    void the_violations_that_are_to_come_are_those_that_no_rule_finds_yet() {
        List<String> found = Arrays.stream(FindingKind.values()).map(Enum::name).toList();

        assertThat(Captures.names().stream()
                        .flatMap(name -> expected(name).stream())
                        .filter(connection ->
                                "VIOLATED".equals(connection.values().get("verdict")))
                        .flatMap(connection -> connection.requiredKinds().stream())
                        .filter(kind -> !found.contains(kind)))
                .hasSameElementsAs(TO_COME);
    }

    private static void compare(String name, List<JudgedConnection> judged) {
        List<ExpectedConnection> expected = expected(name);
        assertThat(judged).as("connections of %s", name).hasSameSizeAs(expected);
        var softly = new SoftAssertions();
        for (int i = 0; i < expected.size(); i++) {
            ExpectedConnection wanted = expected.get(i);
            if (wanted.requiredKinds().stream().anyMatch(TO_COME::contains)) {
                wanted.values().remove("verdict");
            }
            softly.assertThat(wanted.valuesOf(judged.get(i)))
                    .as("connection %d of %s", i, name)
                    .isEqualTo(wanted.values());
            softly.assertThat(wanted.differences(judged.get(i)))
                    .as("findings of connection %d of %s", i, name)
                    .isEmpty();
        }
        softly.assertAll();
    }

    private static List<ExpectedConnection> expected(String name) {
        return ExpectedConnection.parse(Captures.expected(name).orElseThrow());
    }

    private static List<JudgedConnection> judge(String name) throws IOException {
        var judged = new ArrayList<JudgedConnection>();
        var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        try (CaptureFile capture = CaptureFile.open(Captures.open(name), name)) {
            var frame = new Frame();
            while (capture.next(frame)) {
                analysis.accept(frame);
            }
            analysis.finish(capture.trust());
        }
        judged.sort(Comparator.comparingInt(JudgedConnection::number));
        return judged;
    }
}
