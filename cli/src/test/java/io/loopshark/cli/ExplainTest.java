package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {

    @TempDir
    Path folder;

    @Test
    void tells_the_first_connection_in_english() throws IOException {
        Run run = Run.of("explain", TestCaptures.file(folder, Captures.ARTICLE));

        assertThat(run.out())
                .startsWith("── Connection 0 ──\n127.0.0.1:52528 is the client, 127.0.0.1:80 the server.")
                .contains("1. Frame 1, 0.000000 s, client → server: [SYN] Seq=0 Len=0")
                .contains("Its acknowledgement number Ack=1 is 0 (Seq of frame 1) + 1 for the SYN.")
                .contains("Verdict VERIFIED");
        assertThat(run.status()).isZero();
    }

    @Test
    void tells_another_one_in_chinese() throws IOException {
        Run run = Run.of(
                "explain", "--conn", "2", "--lang", "zh", TestCaptures.file(folder, "http-1.0-three-connections"));

        assertThat(run.out()).startsWith("── 连接 2 ──\n").contains("建立连接：握手", "结论 VERIFIED");
        assertThat(run.status()).isZero();
    }

    @Test
    void says_which_others_there_are_where_none_was_chosen() throws IOException {
        String three = TestCaptures.file(folder, "http-1.0-three-connections");

        assertThat(Run.of("explain", three).out())
                .startsWith("── Connection 0 ──\n")
                .endsWith("\n\nThis capture has 2 more connections: --conn 1 to 2.\n");
        assertThat(Run.of("explain", "--lang", "zh", three).out()).endsWith("\n\n这份抓包里还有 2 条连接：--conn 1 到 2。\n");
        assertThat(Run.of("explain", TestCaptures.file(folder, "fast-open")).out())
                .endsWith("\n\nThis capture has 1 more connection: --conn 1.\n");
        assertThat(Run.of("explain", "--conn", "0", three).out()).doesNotContain("more connections");
        assertThat(Run.of("explain", "--mermaid", three).out()).doesNotContain("more connections");
        assertThat(Run.of("explain", TestCaptures.file(folder, Captures.ARTICLE))
                        .out())
                .doesNotContain("more connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lang=en", "--conn=0", "--analogy", "--mermaid"})
    void a_capture_that_breaks_off_is_told_as_far_as_it_goes(String option) throws IOException {
        byte[] whole = TestCaptures.bytes(Captures.ARTICLE);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length - 150));

        Run run = Run.of("explain", option, cut.toString());
        assertThat(run.out()).contains("[SYN, ACK]");
        assertThat(run.err()).hasLineCount(1).startsWith("loopshark: " + cut + ": byte ");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void a_connection_that_is_not_there_is_wrong_usage() throws IOException {
        assertThat(Run.of("explain", "--conn", "7", TestCaptures.file(folder, Captures.ARTICLE)))
                .returns(2, Run::status)
                .returns("", Run::out)
                .satisfies(run -> assertThat(run.err()).hasLineCount(1).contains("there is no connection 7"));
    }

    @Test
    void tells_it_as_letters() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        assertThat(Run.of("explain", "--analogy", article).out())
                .contains("1. Frame 1, 0.000000 s, client → server: [SYN] Seq=0 Len=0")
                .contains("Clem writes a first letter to Sasha: “I like you.")
                .contains("Verdict VERIFIED");
        assertThat(Run.of("explain", "--analogy", "--lang", "zh", article).out())
                .contains("小柯给小傅写了第一封信：“我喜欢你，我们通信好吗？")
                .contains("结论 VERIFIED");
    }

    @Test
    void draws_the_ladder_into_a_file_or_on_standard_output() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);
        Path picture = folder.resolve("ladder.svg");

        assertThat(Run.of("explain", article, "--svg", picture.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Run.of("explain", article, "--svg", "-").out())
                .isEqualTo(Files.readString(picture))
                .startsWith("<svg xmlns=")
                .contains("client 127.0.0.1:52528")
                .endsWith("</svg>\n");
        assertThat(Run.of("explain", article, "--svg", "-", "--lang", "zh", "-o", "tcp.relative_sequence_numbers:FALSE")
                        .out())
                .contains("客户端 127.0.0.1:52528", "[SYN, ACK] Seq=1561668293 Ack=2175834479");
    }

    @Test
    void writes_the_ladder_for_mermaid() throws IOException {
        assertThat(Run.of("explain", "--mermaid", TestCaptures.file(folder, Captures.ARTICLE))
                        .out())
                .startsWith("sequenceDiagram\n")
                .contains("S->>C: 2 · 0.000012 s [SYN, ACK] Seq=0 Ack=1 Len=0\n");
    }

    @Test
    void draws_or_tells_but_not_both_and_spares_its_input() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        assertThat(Run.of("explain", article, "--mermaid", "--analogy"))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("only one can be had at a time"));
        assertThat(Run.of("explain", article, "--svg", article))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("would overwrite what is being read"));
        assertThat(Run.of("explain", article, "--svg", folder.toString()))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("cannot be written: it is a folder"));
        assertThat(Run.of("explain", article).status()).isZero();
    }

    @Test
    void the_answer_to_an_old_syn_tells_the_client_nothing() throws IOException {
        String file = TestCaptures.file(folder, "rfc9293-figure-8");

        assertThat(Run.of("explain", file).out())
                .containsOnlyOnce("and has no use for this answer.")
                .containsOnlyOnce("The client learns from it that the server is there");
        assertThat(Run.of("explain", file, "--analogy", "--lang", "zh").out())
                .containsOnlyOnce("这封对不上。")
                .containsOnlyOnce("这封信送到时");
    }

    static Iterable<String> captures() {
        return Captures.names();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_capture_has_a_whole_story_in_both_languages(String name) throws IOException {
        String file = TestCaptures.file(folder, name);
        Run english = Run.of("explain", file);
        Run chinese = Run.of("explain", "--lang", "zh", file);

        assertThat(english.err() + chinese.err()).isEmpty();
        assertThat(english.out()).contains("Verdict ").doesNotContainPattern("[\\u4e00-\\u9fff]|\\{\\d}");
        assertThat(chinese.out()).contains("结论 ").doesNotContainPattern("\\{\\d}");
    }
}
