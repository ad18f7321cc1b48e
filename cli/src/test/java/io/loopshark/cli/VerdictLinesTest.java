package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code verify --json} writes is what the contract promises, key by key. */
class VerdictLinesTest {

    @TempDir
    Path folder;

    static List<String> captures() {
        return Captures.names();
    }

    private static List<VerdictLine> lines(String... arguments) {
        return Run.of(arguments).lines().stream().map(VerdictLine::parse).toList();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_key_holds_what_it_may_hold(String name) throws IOException {
        String file = TestCaptures.file(folder, name);

        List<VerdictLine> lines = lines("verify", "--json", file);

        lines.forEach(line -> line.assertWithinContract(file));
        assertThat(lines.stream()
                        .map(line -> (Long) line.get("connection"))
                        .sorted()
                        .toList())
                .as("0, 1, 2 …")
                .isEqualTo(LongStream.range(0, lines.size()).boxed().toList());
    }

    @Test
    void standard_input_is_called_as_it_was_given() throws IOException {
        Run run = Run.fed(TestCaptures.bytes(Captures.ARTICLE), "verify", "--json", "-");

        assertThat(run.lines()).hasSize(1);
        VerdictLine.parse(run.lines().get(0)).assertWithinContract("-");
    }

    @Test
    void connections_let_go_early_say_so() throws IOException {
        String file = TestCaptures.file(folder, "interleaved");

        List<VerdictLine> lines = lines("verify", "--json", "--max-open", "1", file);

        assertThat(lines).anySatisfy(line -> assertThat(line.get("evicted")).isEqualTo(true));
        lines.forEach(line -> line.assertWithinContract(file));
        assertThat(lines("verify", "--json", file))
                .allSatisfy(line -> assertThat(line.get("evicted")).isNull());
        assertThat(Run.of("verify", "--max-open", "0", file).status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "roles":"observed"            | "roles":"seen"
            "client_isn":2175834478       | "client_isn":4294967296
            "client_isn":2175834478       | "client_isn":"2175834478"
            "duration":"0.253996950"      | "duration":"0.253996"
            "teardown":"FOUR_SEGMENT"     | "teardown":"FOUR"
            "client_state":"TIME-WAIT"    | "client_state":"TIME_WAIT"
            "completeness":31             | "completeness":64
            "conn_state":"SF"             | "conn_state":null
            "findings":[]                 | "finding":[]
            "verdict":"VERIFIED"          | "verdict":"VIOLATED"
            """)
    void what_it_may_not_hold_is_noticed(String right, String wrong) throws IOException {
        String file = TestCaptures.file(folder, Captures.ARTICLE);
        String line = Run.of("verify", "--json", file).lines().get(0);

        assertThat(line).contains(right);
        assertThatThrownBy(() -> VerdictLine.parse(line.replace(right, wrong)).assertWithinContract(file))
                .isInstanceOf(AssertionError.class);
    }
}
