package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.loopshark.testdata.Captures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    private static final String FORGED = "forged-third-segment-ack";

    @TempDir
    Path folder;

    private String capture(String name) throws IOException {
        return TestCaptures.file(folder, name);
    }

    @Test
    void one_line_a_connection() throws IOException {
        Run run = Run.of("verify", capture(Captures.ARTICLE));

        assertThat(run.out())
                .isEqualTo(
                        "    0  127.0.0.1:52528       → 127.0.0.1:80           COMPLETE           FOUR_SEGMENT   VERIFIED "
                                + "           11           35           80\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void a_terminal_gets_a_heading_and_colours() throws IOException {
        Run run = Run.on(new Terminals(true, true, true), "verify", capture(FORGED));

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).contains("handshake", "verdict");
        assertThat(run.lines().get(1)).contains("\u001b[31mVIOLATED");
    }

    @Test
    void the_json_has_the_keys_of_the_contract_in_their_order() throws IOException {
        String file = capture(FORGED);
        Run run = Run.of("verify", "--json", file);

        assertThat(run.lines()).hasSize(1);
        VerdictLine.parse(run.lines().get(0)).assertWithinContract(file);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_violation_is_one_and_explained_on_request() throws IOException {
        Run run = Run.of("verify", "--explain", capture(FORGED));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().get(0)).contains("VIOLATED");
        assertThat(run.out()).containsPattern("(?m)^✗ +3 .*\\[ACK\\]").contains("RFC 9293 §", "expected ");
    }

    @Test
    void only_the_connection_asked_for() throws IOException {
        String file = capture("http-1.0-three-connections");

        assertThat(Run.of("verify", file).lines()).hasSize(3);
        assertThat(Run.of("verify", "--conn", "1", file).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("    1  "));
        assertThat(Run.of("verify", "--conn", "3", file))
                .returns(2, Run::status)
                .returns("", Run::out)
                .returns("loopshark: there is no connection 3\n", Run::err);
    }

    @Nested
    class Inputs {

        @Test
        void several_files_and_folders_are_named_in_front() throws IOException {
            capture(Captures.ARTICLE);
            capture("refused");
            Path other = Files.createDirectory(folder.resolve("other"));
            TestCaptures.file(other, "half-close");

            List<String> lines = Run.of("verify", folder.toString()).lines();

            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).startsWith(folder.resolve("article-52528-80.pcapng") + ":     0  ");
            assertThat(lines.get(1)).startsWith(other.resolve("half-close.pcapng") + ": ");
            assertThat(lines.get(2)).startsWith(folder.resolve("refused.pcapng") + ": ");
        }

        @Test
        void standard_input_gzip_and_zstd_give_the_same() throws IOException {
            byte[] capture = TestCaptures.bytes(FORGED);
            ByteArrayOutputStream gzip = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
                out.write(capture);
            }
            Path zipped = Files.write(folder.resolve("a.pcapng.gz"), gzip.toByteArray());
            Path zstd = Files.write(folder.resolve("a.pcapng.zst"), Zstd.compress(capture));
            String expected = Run.of("verify", capture(FORGED)).out();

            assertThat(Run.fed(capture, "verify", "-"))
                    .returns(expected, Run::out)
                    .returns(1, Run::status);
            assertThat(Run.fed(gzip.toByteArray(), "verify", "-").out()).isEqualTo(expected);
            assertThat(Run.of("verify", zipped.toString()).out()).isEqualTo(expected);
            assertThat(Run.of("verify", zstd.toString()).out()).isEqualTo(expected);
        }

        @Test
        void a_capture_without_packets_is_fine() throws IOException {
            byte[] head =
                    Arrays.copyOf(new byte[] {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2, 0, 4, 0}, 24);
            head[16] = 96;
            head[20] = 1;

            assertThat(Run.fed(head, "verify", "-"))
                    .returns(0, Run::status)
                    .returns("", Run::out)
                    .returns("", Run::err);
        }
    }

    @Nested
    class Faults {

        @Test
        void a_truncated_file_gives_what_was_before_and_one_line() throws IOException {
            byte[] capture = TestCaptures.bytes(Captures.ARTICLE);
            Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(capture, capture.length - 3));

            Run run = Run.of("verify", cut.toString());

            assertThat(run.lines()).hasSize(1);
            assertThat(run.err()).hasLineCount(1).startsWith("loopshark: " + cut + ": byte ");
            assertThat(run.status()).isEqualTo(2);
        }

        @Test
        void a_fault_wins_over_a_violation_and_the_rest_is_read_all_the_same() throws IOException {
            String missing = folder.resolve("missing.pcap").toString();

            Run run = Run.of("verify", capture(FORGED), missing, capture(Captures.ARTICLE));

            assertThat(run.lines()).hasSize(2);
            assertThat(run.err()).isEqualTo("loopshark: " + missing + ": no such file or folder\n");
            assertThat(run.status()).isEqualTo(2);
        }

        @Test
        void no_capture_an_empty_file_and_a_folder_without_captures() throws IOException {
            Path text = Files.writeString(folder.resolve("text.pcap"), "hello, world\n");
            Path empty = Files.createFile(folder.resolve("empty.pcap"));
            Path bare = Files.createDirectory(folder.resolve("bare"));

            assertThat(Run.of("verify", text.toString()))
                    .returns(2, Run::status)
                    .satisfies(run -> assertThat(run.err())
                            .hasLineCount(1)
                            .startsWith("loopshark: " + text + ": byte 0: not a capture file"));
            assertThat(Run.of("verify", empty.toString()))
                    .returns(2, Run::status)
                    .returns("loopshark: " + empty + ": byte 0: the file is empty\n", Run::err);
            assertThat(Run.of("verify", bare.toString()))
                    .returns(2, Run::status)
                    .returns("loopshark: " + bare + ": no captures in this folder\n", Run::err);
        }

        @Test
        void wrong_usage() throws IOException {
            assertThat(Run.of("verify", "--json", "--explain", capture(Captures.ARTICLE)))
                    .returns(2, Run::status)
                    .satisfies(run -> assertThat(run.err()).contains("--json and --explain exclude each other"));
            assertThat(Run.of("verify", "--conn", "-1", capture(Captures.ARTICLE))
                            .status())
                    .isEqualTo(2);
        }
    }

    @Test
    void nothing_in_json_sets_apart_text_from_text() throws IOException {
        Path strange = folder.resolve("a \"b\" \u0007 抓包.pcapng");
        Files.write(strange, TestCaptures.bytes(Captures.ARTICLE));

        String line = Run.of("verify", "--json", strange.toString()).out();

        assertThat(VerdictLine.parse(line).get("file")).isEqualTo(strange.toString());
        assertThat(line.getBytes(US_ASCII)).hasSizeGreaterThan(100);
    }
}
