package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTest {

    @TempDir
    Path folder;

    private String article = "";

    @BeforeEach
    void article() throws IOException {
        article = TestCaptures.file(folder, Captures.ARTICLE);
    }

    @Test
    void the_packet_list_has_a_line_a_frame_in_wiresharks_words() {
        Run run = Run.of("read", article);

        assertThat(run.lines()).hasSize(11);
        assertThat(run.lines().get(0))
                .startsWith(
                        "    1 0.000000000    127.0.0.1 → 127.0.0.1    TCP 74 52528 → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void raw_numbers_on_request() {
        assertThat(Run.of("read", "-o", "tcp.relative_sequence_numbers:FALSE", article)
                        .lines()
                        .get(1))
                .contains("[SYN, ACK] Seq=1561668293 Ack=2175834479");
        assertThat(Run.of("read", "-o", "tcp.relative_sequence_numbers:TRUE", article)
                        .out())
                .isEqualTo(Run.of("read", article).out());
    }

    @Test
    void the_tree_and_the_bytes() {
        String tree = Run.of("read", "-V", "-c", "1", article).out();
        String bytes = Run.of("read", "-x", "-c", "1", article).out();

        assertThat(tree)
                .startsWith("Frame 1: 74 bytes on wire")
                .contains("Transmission Control Protocol, Src Port: 52528, Dst Port: 80, Seq: 0, Len: 0\n")
                .contains("[Stream index: 0]")
                .endsWith("\n\n");
        assertThat(bytes)
                .startsWith("0000  00 00 00 00 00 00 00 00 00 00 00 00 08 00 45 00")
                .endsWith("\n\n");
        assertThat(Run.of("read", "-V", "-x", "-c", "1", article).out()).isEqualTo(tree + bytes);
        assertThat(Run.of("read", "-V", "-o", "tcp.relative_sequence_numbers:FALSE", "-c", "1", article)
                        .out())
                .contains("Dst Port: 80, Seq: 2175834478, Len: 0\n")
                .contains("\n    Sequence Number: 2175834478\n")
                .contains("\n    [Next Sequence Number: 2175834479]\n")
                .contains("\n    Acknowledgment Number: 0\n")
                .doesNotContain("(relative");
    }

    @Test
    void fields_as_tshark_prints_them() {
        assertThat(Run.of(
                                "read",
                                "-T",
                                "fields",
                                "-e",
                                "frame.number",
                                "-e",
                                "tcp.port",
                                "-e",
                                "tcp.ack_raw",
                                "-c",
                                "2",
                                article)
                        .out())
                .isEqualTo("1\t52528,80\t0\n2\t80,52528\t2175834479\n");
        assertThat(Run.of(
                                "read",
                                "-T",
                                "fields",
                                "-e",
                                "tcp.srcport",
                                "-e",
                                "tcp.len",
                                "-E",
                                "header=y",
                                "-E",
                                "separator=,",
                                "-c",
                                "1",
                                article)
                        .out())
                .isEqualTo("tcp.srcport,tcp.len\n52528,0\n");
    }

    @Test
    void json_lines_with_all_fields_or_those_named() {
        assertThat(Run.of("read", "-T", "jsonl", "-e", "tcp.port", "-e", "tcp.flags.syn", "-c", "1", article)
                        .out())
                .isEqualTo("{\"tcp.port\":[\"52528\",\"80\"],\"tcp.flags.syn\":[\"1\"]}\n");
        assertThat(Run.of("read", "-T", "jsonl", "-c", "1", article).out())
                .contains("\"frame.number\":[\"1\"]", "\"ip.src\":[\"127.0.0.1\"]", "\"tcp.seq_raw\":[\"2175834478\"]");
    }

    @Test
    void fields_of_the_judge_tell_what_became_of_the_connection_in_the_end() throws IOException {
        String[] arguments = {
            "read",
            "-T",
            "fields",
            "-e",
            "loopshark.verdict",
            "-e",
            "loopshark.finding",
            "-e",
            "loopshark.client_state",
            "-c",
            "3",
            "-"
        };
        String expected = "VIOLATED\t\tSYN-SENT\nVIOLATED\t\tSYN-SENT\nVIOLATED\tHANDSHAKE_ACK_NUMBER\tESTABLISHED\n";

        assertThat(Run.fed(TestCaptures.bytes("forged-third-segment-ack"), arguments)
                        .out())
                .isEqualTo(expected);
        arguments[arguments.length - 1] = TestCaptures.file(folder, "forged-third-segment-ack");
        assertThat(Run.of(arguments).out()).isEqualTo(expected);
    }

    @Test
    void frames_count_anew_in_each_file() throws IOException {
        TestCaptures.file(folder, "refused");

        assertThat(Run.of("read", "-T", "fields", "-e", "frame.number", "-c", "3", folder.toString())
                        .out())
                .isEqualTo("1\n2\n3\n1\n2\n");
    }

    @Test
    void a_truncated_file_shows_what_was_before() throws IOException {
        byte[] capture = TestCaptures.bytes(Captures.ARTICLE);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(capture, capture.length - 3));

        Run run = Run.of("read", cut.toString());

        assertThat(run.lines()).hasSizeBetween(10, 11);
        assertThat(run.err()).hasLineCount(1).startsWith("loopshark: " + cut + ": byte ");
        assertThat(run.status()).isEqualTo(2);
    }

    @Nested
    class WrongUsage {

        private void isWrong(String message, String... arguments) {
            String[] whole = Arrays.copyOf(arguments, arguments.length + 1);
            whole[arguments.length] = article;
            Run run = Run.of(whole);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("loopshark: ").contains(message);
        }

        @Test
        void of_fields() {
            isWrong("unknown field \"tcp.sec\" (did you mean \"tcp.seq\"?)", "read", "-T", "fields", "-e", "tcp.sec");
            isWrong("-T fields wants at least one -e FIELD", "read", "-T", "fields");
            isWrong("-e and -E go with -T fields", "read", "-e", "tcp.seq");
            isWrong("-E doesn't know 'colour=y'", "read", "-T", "fields", "-e", "tcp.seq", "-E", "colour=y");
        }

        @Test
        void of_formats_and_counts() {
            isWrong("-T is one of fields, csv, jsonl, json, ek, pdml, not 'text'", "read", "-T", "text");
            isWrong("-T and -V exclude each other", "read", "-T", "jsonl", "-V");
            isWrong("-c takes a number from 1, not 0", "read", "-c", "0");
            isWrong("unknown preference 'ip.defragment:TRUE'", "read", "-o", "ip.defragment:TRUE");
            isWrong("is TRUE or FALSE, not 'maybe'", "read", "-o", "tcp.relative_sequence_numbers:maybe");
        }
    }
}
