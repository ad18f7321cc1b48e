package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import io.loopshark.testdata.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {

    @TempDir
    Path folder;

    @Test
    void lists_name_and_title_in_the_order_of_the_catalogue() {
        Run english = Run.of("scenario");
        Run chinese = Run.of("scenario", "--lang", "zh");

        assertThat(english.lines()).hasSameSizeAs(Scenarios.names()).allMatch(line -> line.matches("[a-z0-9.-]+\t.+"));
        assertThat(english.lines()).extracting(line -> line.split("\t")[0]).isEqualTo(Scenarios.names());
        assertThat(english.out()).contains("half-close\tHalf-close: a FIN closes one direction only\n");
        assertThat(chinese.out()).contains("half-close\t半关闭：一个 FIN 只关闭一个方向\n");
        assertThat(english.status() + chinese.status()).isZero();
    }

    @Test
    void writes_the_capture_to_a_file_or_to_standard_output() throws IOException {
        Path file = folder.resolve("x.pcapng");

        assertThat(Run.of("scenario", "half-close", "-o", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readAllBytes(file)).isEqualTo(TestCaptures.bytes("half-close"));
        assertThat(Run.of("scenario", "half-close", "-o", "-").out().length())
                .isEqualTo(
                        new String(TestCaptures.bytes("half-close"), java.nio.charset.StandardCharsets.UTF_8).length());
    }

    @Test
    void tells_the_lesson_and_how_to_go_on() {
        assertThat(Run.of("scenario", Captures.ARTICLE, "--lang", "zh").out())
                .startsWith("原文里的那条连接：52528 → 80\n\n")
                .contains("\n看什么\n  • 帧 1-3：三次握手：[SYN]、[SYN, ACK]、[ACK]。")
                .contains("\n    loopshark scenario article-52528-80 -o article-52528-80.pcapng\n")
                .contains("\n    loopshark explain article-52528-80.pcapng --lang zh\n")
                .doesNotContain("`");
        assertThat(Run.of("scenario", Captures.ARTICLE).out())
                .contains("\nWhat to look at\n  • Frames 1-3: ")
                .contains("\n    loopshark layout --frame 2 article-52528-80.pcapng\n")
                .endsWith("\n    loopshark report article-52528-80.pcapng -o article-52528-80.html\n");
    }

    @Test
    void an_unknown_name_is_one_line_with_the_nearest_names() {
        assertThat(Run.of("scenario", "halfclose"))
                .isEqualTo(
                        new Run(2, "", "loopshark: there is no scenario 'halfclose'; perhaps you mean: half-close\n"));
        assertThat(Run.of("scenario", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq").err())
                .isEqualTo("loopshark: there is no scenario 'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'; "
                        + "'loopshark scenario' lists them\n");
    }

    @Test
    void what_cannot_be_written_is_wrong_usage() {
        String missing = folder.resolve("no").resolve("x.pcapng").toString();

        assertThat(Run.of("scenario", "-o", "x.pcapng")).returns(2, Run::status).satisfies(run -> assertThat(run.err())
                .startsWith("loopshark: -o wants to know which scenario: NAME is missing\n"));
        assertThat(Run.of("scenario", "half-close", "-o", missing))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err())
                        .startsWith("loopshark: -o " + missing + " cannot be written: there is no such folder\n"));
        assertThat(Run.of("scenario", "half-close", "-o", folder.toString()).err())
                .contains("cannot be written: it is a folder");
    }
}
