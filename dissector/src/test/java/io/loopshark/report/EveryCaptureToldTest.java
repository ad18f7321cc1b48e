package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.field.Language;
import io.loopshark.testdata.Captures;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped capture, told in both voices and both languages, and drawn in every way. */
class EveryCaptureToldTest {

    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff，。：；（）]");
    private static final Pattern UNFILLED = Pattern.compile("\\{\\d}");
    /** Sentences of an RFC and Wireshark's titles stay as they are. */
    private static final Pattern QUOTED =
            Pattern.compile("\\[TCP [^]]*]|\"[^\"]*(?:\"probe\"[^\"]*|\"half-open\"[^\"]*)?\"");

    private static final Pattern ENGLISH_WORDS = Pattern.compile("\\b[A-Za-z]+(?: [a-z]+){2,}");

    static List<String> captures() {
        return Captures.names();
    }

    private static List<JudgedConnection> judged(String name) throws IOException {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), judged::add);
        try (CaptureFile capture = CaptureFile.open(Captures.open(name), name)) {
            Frame frame = new Frame();
            while (capture.next(frame)) {
                analysis.accept(frame);
            }
            analysis.finish(capture.trust());
        }
        assertThat(judged).isNotEmpty();
        return judged;
    }

    @ParameterizedTest
    @MethodSource("captures")
    void is_told_in_both_voices_and_both_languages(String name) throws IOException {
        for (JudgedConnection connection : judged(name)) {
            for (Voice voice : Voice.values()) {
                String english = Story.ENGLISH.in(voice).of(connection);
                String chinese = Story.CHINESE.in(voice).of(connection);

                assertThat(english)
                        .contains("Verdict " + connection.verdict())
                        .doesNotContainPattern(CHINESE)
                        .doesNotContainPattern(UNFILLED);
                assertThat(QUOTED.matcher(chinese.replaceAll("\\n *", " ")).replaceAll(""))
                        .contains("结论 " + connection.verdict())
                        .doesNotContainPattern(ENGLISH_WORDS)
                        .doesNotContainPattern(UNFILLED);
                assertThat(chinese.lines().filter(line -> line.matches("\\d+\\. .*")))
                        .hasSameSizeAs(english.lines()
                                .filter(line -> line.matches("\\d+\\. .*"))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void is_drawn_as_picture_and_as_diagram(String name) throws Exception {
        for (JudgedConnection connection : judged(name)) {
            for (Language language : Language.values()) {
                Ladder ladder = Ladder.SHORT.in(language);
                long arrows = ladder.of(connection)
                        .lines()
                        .filter(line -> line.contains("▶│") || line.contains("│◀"))
                        .count();

                assertThat(Drawn.svg(ladder.svg(connection)).elements("polygon"))
                        .hasSize((int) arrows);
                assertThat(ladder.mermaid(connection).lines().filter(line -> line.contains("->>")))
                        .hasSize((int) arrows);
                assertThat(ladder.mermaid(connection).lines()).first().isEqualTo("sequenceDiagram");
                assertThat(ladder.mermaid(connection).lines().skip(1))
                        .allMatch(line -> line.matches(
                                "    (accTitle: |participant [CS] as |Note (over C,S|left of C|right of S): "
                                        + "|C->>S: |S->>C: )(?:[^#;<>]|#\\d+;|<br/>)*"));
            }
        }
    }
}
