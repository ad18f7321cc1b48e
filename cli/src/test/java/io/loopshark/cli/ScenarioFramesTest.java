package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import io.loopshark.testdata.Scenario;
import io.loopshark.testdata.Scenario.Point;
import io.loopshark.testdata.Scenario.Words;
import io.loopshark.testdata.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scenarios say, held against their captures. */
class ScenarioFramesTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** What no finished text has in it: places of arguments, Java's nothing. */
    private static final Pattern UNFINISHED = Pattern.compile("\\{\\d}|\\bnull\\b");

    private static final Pattern CHINESE = Pattern.compile("[\\u3000-\\u303f\\u4e00-\\u9fff]+");

    /** Three words of running English. */
    private static final Pattern ENGLISH = Pattern.compile("\\b[a-z']{2,} [a-z']{2,} [a-z']{2,}\\b");

    /** A sentence of an RFC, which is quoted as it is. */
    private static final Pattern QUOTED_SENTENCE = Pattern.compile("\"[^\"]+\"");

    @TempDir
    Path folder;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void what_a_point_quotes_stands_in_the_lines_of_its_frames(Scenario scenario) throws IOException {
        String file = TestCaptures.file(folder, scenario.capture());
        List<List<String>> lists = List.of(
                Run.of("read", file).lines(),
                Run.of("read", "-o", "tcp.relative_sequence_numbers:FALSE", file)
                        .lines(),
                Run.of("read", "--protocols", file).lines(),
                // The first lines of HTTP's messages.
                Run.of("read", "-T", "fields", "-e", "http.request.version", file)
                        .lines());

        for (Point point : scenario.english().lookAt()) {
            Matcher quoted = QUOTED.matcher(point.text());
            List<String> lines = new ArrayList<>();
            for (int number : point.frameNumbers()) {
                assertThat(number)
                        .as("%s: %s", scenario.name(), point)
                        .isLessThanOrEqualTo(lists.get(0).size());
                lists.forEach(list -> lines.add(list.get(number - 1)));
            }
            while (quoted.find()) {
                assertThat(lines)
                        .as("%s, frames %s", scenario.name(), point.frames())
                        .anyMatch(line -> line.contains(quoted.group(1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_commands_to_go_on_with_work(Scenario scenario) throws IOException {
        String file = TestCaptures.file(folder, scenario.capture());

        for (String command : scenario.commands()) {
            Run run = Run.of(Stream.of(command.split(" "))
                    .map(word -> word.equals("FILE") ? file : word)
                    .toArray(String[]::new));
            assertThat(run.err()).as(command).isEmpty();
            assertThat(run.out()).as(command).isNotBlank();
        }
        for (String language : List.of("en", "zh")) {
            Path page = folder.resolve(scenario.name() + "." + language + ".html");
            assertThat(Run.of("report", file, "-o", page.toString(), "--lang", language)
                            .err())
                    .isEmpty();
            assertThat(page).content().contains("lang=\"" + language);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_connection_is_told_in_both_languages_without_a_word_missing(Scenario scenario) throws IOException {
        String file = TestCaptures.file(folder, scenario.capture());
        int connections = Run.of("verify", "--json", file).lines().size();

        for (int number = 0; number < connections; number++) {
            for (String[] voice : new String[][] {{}, {"--analogy"}}) {
                String english = told(file, number, "en", voice);
                String chinese = told(file, number, "zh", voice);
                assertThat(found(UNFINISHED, english + chinese)).isEmpty();
                assertThat(found(CHINESE, english)).isEmpty();
                assertThat(found(ENGLISH, QUOTED_SENTENCE.matcher(chinese).replaceAll("")))
                        .isEmpty();
                assertThat(english.lines().filter(ScenarioFramesTest::heading))
                        .isNotEmpty()
                        .hasSameSizeAs(chinese.lines()
                                .filter(ScenarioFramesTest::heading)
                                .toList());
            }
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String told(String file, int number, String language, String... voice) {
        List<String> arguments = new ArrayList<>(List.of(voice));
        arguments.addAll(List.of("explain", file, "--conn", Integer.toString(number), "--lang", language));
        Collections.swap(arguments, 0, voice.length);
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    // A chapter, or a step.
    private static boolean heading(String line) {
        return line.startsWith("── ") || line.matches("\\d+\\. .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"third-message-missing", "syn-flood", "syn-flood-cookies"})
    void half_open_entries_are_counted_as_the_lesson_says(String name) throws IOException {
        Scenario scenario = Scenarios.of(name).orElseThrow();
        List<Integer> entries = halfOpenEntries(TestCaptures.file(folder, scenario.capture()));

        assertThat(counted(scenario.english(), "(?<count>\\d+) (?:after|at) frame (?<frame>\\d+)", entries))
                .isGreaterThanOrEqualTo(1);
        assertThat(counted(scenario.chinese(), "第 (?<frame>\\d+) 帧(?:后|还是) (?<count>\\d+) 个", entries))
                .isGreaterThanOrEqualTo(1);
    }

    /** Compares every count in the lesson; the result is how many there are. */
    private static int counted(Words words, String form, List<Integer> entries) {
        Matcher said = Pattern.compile(form).matcher(String.join(" ", words.lesson()));
        int counts = 0;
        while (said.find()) {
            int frame = Integer.parseInt(said.group("frame"));
            assertThat(entries.get(frame - 1)).as(said.group()).isEqualTo(Integer.parseInt(said.group("count")));
            counts++;
        }
        return counts;
    }

    /** After each frame, how many clients have got a SYN-ACK and neither acknowledged nor reset it. */
    private static List<Integer> halfOpenEntries(String file) {
        Set<String> waiting = new HashSet<>();
        List<Integer> entries = new ArrayList<>();
        for (String line : Run.of(
                        "read", "-T", "fields", "-e", "tcp.srcport", "-e", "tcp.dstport", "-e", "tcp.flags.str", file)
                .lines()) {
            String[] cells = line.split("\t");
            boolean byServer = cells[0].equals("80");
            if (byServer && cells[2].contains("S")) {
                waiting.add(cells[1]);
            } else if (!byServer && !cells[2].contains("S")) {
                waiting.remove(cells[0]);
            }
            entries.add(waiting.size());
        }
        return entries;
    }

    @Test
    void cookies_are_the_syn_acks_that_nobody_repeats() throws IOException {
        String file = TestCaptures.file(folder, "syn-flood-cookies");

        assertThat(synAcks(file, 40_001, 40_008)).hasSize(16);
        assertThat(synAcks(file, 40_009, 40_012)).hasSize(4);
    }

    private static List<String> synAcks(String file, int first, int last) {
        return Run.of("read", "-Y", "tcp.flags == 0x12 && tcp.dstport >= " + first + " && tcp.dstport <= " + last, file)
                .lines();
    }

    @Test
    void every_capture_from_a_script_is_a_scenario() {
        assertThat(scenarios().stream().map(Scenario::capture))
                .containsAll(Captures.names().stream()
                        .filter(name -> Captures.class.getResource("captures/" + name + ".pkt") != null)
                        .toList());
    }
}
