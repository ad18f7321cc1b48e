package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/verdicts.md names every word and every key, in their order, and none that isn't there. */
class VerdictsPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"verdicts.md", "verdicts.zh-CN.md"})
    void names_every_word(String page) throws IOException {
        List<String> tables = tables(page);

        assertThat(words(tables.get(1))).containsExactlyElementsOf(names(Verdict.values()));
        assertThat(words(tables.get(2))).containsExactlyElementsOf(names(Handshake.values()));
        assertThat(words(tables.get(3))).containsExactlyElementsOf(names(Teardown.values()));
        assertThat(text(page))
                .contains(Arrays.stream(TcpState.values())
                        .map(state -> "`" + state.rfcName() + "`")
                        .toList())
                .contains(Arrays.stream(Closer.values())
                        .map(closer -> "`" + closer + "`")
                        .toList())
                .contains(Arrays.stream(Severity.values())
                        .map(severity -> "`" + severity + "`")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdicts.md", "verdicts.zh-CN.md"})
    void names_every_key(String page) throws IOException {
        List<String> tables = tables(page);

        assertThat(words(tables.get(4))).containsExactlyElementsOf(VerdictLine.KEYS);
        assertThat(words(tables.get(5))).containsExactly("evicted", "unlisted");
        assertThat(words(tables.get(6))).containsExactlyElementsOf(VerdictLine.FINDING_KEYS);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** What stands in the first column, without the heading. */
    private static List<String> words(String table) {
        return table.lines()
                .skip(2)
                .flatMap(row -> CODE.matcher(row.split("\\|")[1]).results().map(code -> code.group(1)))
                .toList();
    }

    private static List<String> tables(String page) throws IOException {
        return Pattern.compile("(?m)(^\\|.*\\n)+")
                .matcher(text(page))
                .results()
                .map(table -> table.group())
                .toList();
    }

    private static String text(String page) throws IOException {
        return Files.readString(Path.of("../docs").resolve(page));
    }
}
