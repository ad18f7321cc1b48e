package io.loopshark.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.testdata.Scenario.Point;
import io.loopshark.testdata.Scenario.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenariosTest {

    /** What a course on TCP's connections has to show; the order is the one of the design's list. */
    private static final List<String> NEEDED = List.of(
            "close-four-segments",
            "close-three-segments",
            "article-52528-80",
            "simultaneous-open",
            "simultaneous-close",
            "rfc9293-figure-6",
            "rfc9293-figure-7",
            "rfc9293-figure-8",
            "rfc9293-figure-9",
            "rfc9293-figure-10",
            "rfc9293-figure-11",
            "rfc9293-figure-12",
            "rfc9293-figure-13",
            "third-message-missing",
            "stale-syn",
            "refused",
            "no-reply",
            "backlog-full-half-open",
            "syn-flood",
            "syn-flood-cookies",
            "reset-unread-data",
            "reset-linger-zero",
            "half-close",
            "time-wait",
            "port-reuse",
            "keep-alive",
            "zero-window",
            "lost-syn",
            "reordering",
            "lost-data",
            "duplicate-acks-sack",
            "sequence-wrap",
            "fast-open",
            "ecn",
            "window-scaling",
            "http-1.0-three-connections",
            "http-1.1-keep-alive",
            "http-2-three-streams");

    private static final Pattern CHINESE = Pattern.compile("[\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uff60]");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @Test
    void everything_that_is_to_be_taught_is_there() {
        assertThat(Scenarios.names()).containsAll(NEEDED).doesNotHaveDuplicates();
    }

    @Test
    void there_is_no_scenario_of_another_name() {
        assertThat(Scenarios.of("half-close"))
                .hasValueSatisfying(scenario -> assertThat(scenario.name()).isEqualTo("half-close"));
        assertThat(Scenarios.of("no-such-scenario")).isEmpty();
        assertThat(Scenarios.of("../captures/catalogue")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void each_has_its_capture_whose_verdict_is_written_down(Scenario scenario) {
        assertThat(Captures.names()).contains(scenario.capture());
        assertThat(Captures.expected(scenario.capture())).isPresent();
        assertThat(scenario.commands()).isNotEmpty().allMatch(command -> command.endsWith(" FILE"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void each_says_in_both_languages_what_it_teaches_and_what_to_look_at(Scenario scenario) {
        Words english = scenario.english();
        Words chinese = scenario.chinese();

        assertThat(texts(english))
                .isNotEmpty()
                .allMatch(text -> !text.isBlank())
                .noneMatch(text -> CHINESE.matcher(text).find());
        assertThat(texts(chinese)).isNotEmpty().allMatch(text -> CHINESE.matcher(text)
                .find());
        assertThat(english.lesson()).isNotEmpty();
        assertThat(chinese.lesson()).hasSameSizeAs(english.lesson());
        assertThat(english.lookAt()).hasSizeBetween(2, 5);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void both_languages_point_at_the_same_frames_and_quote_the_same(Scenario scenario) {
        assertThat(pointed(scenario.chinese())).isEqualTo(pointed(scenario.english()));
    }

    private static List<String> pointed(Words words) {
        return words.lookAt().stream()
                .map(point -> point.frames() + " " + quotes(point.text()))
                .toList();
    }

    /** In alphabetical order: languages put things in another one. */
    private static List<String> quotes(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> texts(Words words) {
        var texts = new ArrayList<>(words.lesson());
        texts.add(words.title());
        texts.addAll(words.lookAt().stream().map(Point::text).toList());
        return texts;
    }

    @Test
    void a_page_is_read_paragraph_by_paragraph() {
        Scenario scenario = ScenarioPage.parse("x", """
                capture: y
                go on: verify FILE

                # Title

                One
                lesson.

                And another.

                - 1-3, 7: a point
                  in two lines
                - 9: another

                # 标题

                一课，
                没有空格 and
                一词。

                - 1-3, 7：一点
                - 9: 另一点
                """);

        assertThat(scenario.capture()).isEqualTo("y");
        assertThat(scenario.commands()).containsExactly("verify FILE");
        assertThat(scenario.english())
                .isEqualTo(new Words(
                        "Title",
                        List.of("One lesson.", "And another."),
                        List.of(new Point("1-3, 7", "a point in two lines"), new Point("9", "another"))));
        assertThat(scenario.chinese().lesson()).containsExactly("一课，没有空格 and 一词。");
        assertThat(scenario.chinese().lookAt().get(0).frameNumbers()).containsExactly(1, 2, 3, 7);
    }

    static Stream<String> wrongPages() {
        return Stream.of(
                "# Only one\n\ntext",
                "captur: y\n\n# A\n\n# B",
                "# A\n\n- x: a point\n\n# B",
                "# A\n\n- 1: p\n\nl\n\n# B");
    }

    @ParameterizedTest
    @MethodSource("wrongPages")
    void a_wrong_page_is_refused(String page) {
        assertThatThrownBy(() -> ScenarioPage.parse("x", page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("scenarios/x.md: ");
    }
}
