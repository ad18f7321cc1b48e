package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.report.fields.FilterTable;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code read} gives other tools: documents, tables, captures. */
class ReadOutputsTest {

    @TempDir
    Path folder;

    private String article = "";
    private String forged = "";

    @BeforeEach
    void captures() throws IOException {
        article = TestCaptures.file(folder, Captures.ARTICLE);
        forged = TestCaptures.file(folder, "forged-third-segment-ack");
    }

    /** As docs/filters.md says. */
    private static final Set<String> SHOWN_ONLY = Set.of("frame.encap_type", "frame.time", "tcp.analysis");

    private static final Pattern FIELD_OF_HEADER =
            Pattern.compile("<field name=\"((?:frame|eth|sll|null|llc|vlan|ip|ipv6|tcp)\\.[^\"]+)\"");

    @Nested
    class Documents {

        @Test
        void several_captures_make_one_array() throws IOException {
            assertThat(elements(Run.of("read", "-T", "json", "-c", "2", article, forged)
                            .out()))
                    .isEqualTo(4);
        }

        @Test
        void a_capture_that_breaks_off_still_makes_a_whole_document() throws IOException {
            byte[] whole = TestCaptures.bytes(Captures.ARTICLE);
            Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length - 150));

            Run json = Run.of("read", "-T", "json", cut.toString());
            Run pdml = Run.of("read", "-T", "pdml", cut.toString());

            assertThat(elements(json.out())).isEqualTo(10);
            assertThat(pdml.out()).endsWith("</pdml>\n");
            assertThat(json.status()).isEqualTo(2);
            assertThat(json.err()).contains("cut short");
        }

        /** Who sees a field in a tree can filter by it, and print it. */
        @Test
        void every_field_of_a_tree_is_one_to_filter_by_and_to_print() throws IOException {
            Set<String> shown = new TreeSet<>();
            for (String capture : Captures.names()) {
                String pdml = Run.of("read", "-T", "pdml", TestCaptures.file(folder, capture))
                        .out();
                FIELD_OF_HEADER.matcher(pdml).results().forEach(match -> shown.add(match.group(1)));
            }

            assertThat(shown).hasSizeGreaterThan(100).containsAll(SHOWN_ONLY);
            shown.removeAll(SHOWN_ONLY);
            assertThat(shown)
                    .filteredOn(name -> FilterTable.FIELDS.find(name).isEmpty())
                    .isEmpty();
            assertThat(FieldTable.look(List.copyOf(shown))).isInstanceOf(FieldTable.Lookup.Found.class);
        }

        /** What is read twice has to be kept, for a pipe can be read but once. */
        @Test
        @EnabledOnOs(OS.LINUX)
        void a_pipe_is_read_as_a_file_is() throws Exception {
            Path pipe = folder.resolve("pipe");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> copy(Path.of(article), pipe));

            assertThat(Run.of("read", "-T", "fields", "-e", "loopshark.verdict", pipe.toString()))
                    .isEqualTo(Run.of("read", "-T", "fields", "-e", "loopshark.verdict", article));
            writing.join();
        }

        private void copy(Path from, Path to) {
            try (OutputStream out = Files.newOutputStream(to)) {
                Files.copy(from, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void nothing_to_read_makes_an_empty_document() throws IOException {
            Run run = Run.of("read", "-T", "json", folder.resolve("none").toString());

            assertThat(elements(run.out())).isZero();
            assertThat(run.status()).isEqualTo(2);
        }

        @Test
        void fields_of_the_judge_go_into_documents_too() {
            assertThat(Run.of("read", "-T", "ek", "-e", "loopshark.verdict", "-c", "1", forged)
                            .out())
                    .endsWith("\"layers\":{\"loopshark_verdict\":[\"VIOLATED\"]}}\n");
        }

        @Test
        void csv_has_a_heading_and_quotes_where_they_are_needed() {
            assertThat(Run.of("read", "-T", "csv", "-e", "frame.number", "-e", "tcp.port", "-c", "1", article)
                            .out())
                    .isEqualTo("frame.number,tcp.port\n1,\"52528,80\"\n");
            assertThat(Run.of(
                                    "read",
                                    "-T",
                                    "csv",
                                    "-E",
                                    "separator=;",
                                    "-e",
                                    "frame.number",
                                    "-e",
                                    "tcp.port",
                                    "-c",
                                    "1",
                                    article)
                            .out())
                    .isEqualTo("frame.number;tcp.port\n1;52528,80\n");
        }

        private int elements(String json) throws IOException {
            int count = 0;
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    count++;
                }
                assertThat(parser.nextToken()).isNull();
            }
            return count;
        }
    }

    @Nested
    class Taps {

        @Test
        void tell_at_the_end_of_every_frame() {
            Run run = Run.of("read", "-z", "conv,tcp", "-z", "expert", "-c", "3", forged);

            assertThat(run.lines().get(0)).startsWith("    1 0.000000000");
            assertThat(run.lines().get(3)).startsWith("=====");
            assertThat(run.out())
                    .contains("TCP Conversations", "Errors (1)", "HANDSHAKE_ACK_NUMBER (RFC 9293 §3.10.7.4)");
        }

        @Test
        void are_alone_on_request() {
            assertThat(Run.of("read", "-q", "-z", "follow,tcp,0", article).out())
                    .isEqualTo(Run.of("read", "-q", "-z", "follow,tcp,ascii,0", article)
                            .out())
                    .startsWith("\n=====")
                    .contains("Node 0: 127.0.0.1:52528\nNode 1: 127.0.0.1:80\n35\nGET / HTTP/1.0\r\n")
                    .contains("\n\t80\nHTTP/1.0 200 OK\r\n");
            assertThat(Run.of("read", "-q", article).out()).isEmpty();
        }

        @Test
        void say_of_which_capture_they_speak_when_there_are_several() {
            assertThat(Run.of("read", "-q", "-z", "expert", article, forged).lines())
                    .contains(article + ":", forged + ":");
        }

        @Test
        void complain_of_a_stream_that_is_not_there() {
            Run run = Run.of("read", "-q", "-z", "follow,tcp,3", article);

            assertThat(run.err()).isEqualTo("loopshark: " + article + ": there is no tcp.stream 3\n");
            assertThat(run.status()).isEqualTo(2);
        }

        @Test
        void refuse_what_they_do_not_know() {
            for (String what : new String[] {
                "io,stat,1",
                "follow,udp,0",
                "follow,tcp",
                "follow,tcp,rot13,0",
                "follow,tcp,ascii,-1",
                "follow,tcp,ascii,0,1"
            }) {
                Run run = Run.of("read", "-z", what, article);
                assertThat(run.err()).as(what).startsWith("loopshark: -z ").contains(what);
                assertThat(run.status()).as(what).isEqualTo(2);
            }
        }

        @Test
        void keep_more_than_fits_into_memory() throws IOException {
            String bulk = TestCaptures.file(folder, "bulk");
            Run run = Run.of("read", "-q", "-z", "follow,tcp,hex,0", bulk);

            assertThat(run.out()).startsWith("\n=====").endsWith("=====\n");
            assertThat(run.status()).isZero();
        }
    }

    @Nested
    class Copies {

        private Path copy() {
            return folder.resolve("copy.pcapng");
        }

        @Test
        void hold_the_frames_as_they_were() {
            Run written = Run.of("read", "-w", copy().toString(), article);

            assertThat(written.out()).isEmpty();
            assertThat(written.status()).isZero();
            assertThat(Run.of("read", copy().toString()).out())
                    .isEqualTo(Run.of("read", article).out());
        }

        @Test
        void hold_what_was_found_as_comments() throws IOException {
            Run.of("read", "-w", copy().toString(), forged);

            assertThat(new String(Files.readAllBytes(copy()), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("Loopshark: HANDSHAKE_ACK_NUMBER: The third segment of the handshake acknowledges"
                            + " 3031406310, but the SYN-ACK has sequence number 3031406310, so 3031406311 is due."
                            + " (RFC 9293 §3.10.7.4)");
        }

        @Test
        void never_overwrite_what_is_read_by_whatever_name() throws IOException {
            byte[] before = Files.readAllBytes(Path.of(article));
            Path link = Files.createSymbolicLink(folder.resolve("link.pcapng"), Path.of(article));

            for (String name : new String[] {article, link.toString()}) {
                Run run = Run.of("read", "-w", name, article);
                assertThat(run.err()).startsWith("loopshark: -w " + name + " would overwrite what is being read");
                assertThat(run.status()).isEqualTo(2);
            }
            assertThat(Run.of("read", "-w", article, folder.toString()).status())
                    .isEqualTo(2);
            assertThat(Files.readAllBytes(Path.of(article))).isEqualTo(before);
        }

        @Test
        void say_where_they_cannot_be_written() {
            String name = folder.resolve("no").resolve("copy.pcapng").toString();

            assertRefused(name, "there is no such folder");
            assertRefused(folder.toString(), "it is a folder");
        }

        private void assertRefused(String name, String reason) {
            Run run = Run.of("read", "-w", name, article);

            assertThat(run.err()).startsWith("loopshark: -w " + name + " cannot be written: " + reason + "\n");
            assertThat(run.status()).isEqualTo(2);
        }

        @Test
        void go_with_no_view() {
            for (String option : new String[] {"-V", "-x"}) {
                assertThat(Run.of("read", "-w", copy().toString(), option, article)
                                .status())
                        .isEqualTo(2);
            }
            assertThat(Files.exists(copy())).isFalse();
        }
    }
}
