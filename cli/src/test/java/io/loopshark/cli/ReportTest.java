package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} as a command; what its page does, the tests of the page tell. */
class ReportTest {

    @TempDir
    Path folder;

    private String article = "";
    private Path page = Path.of("");

    @BeforeEach
    void article() throws IOException {
        article = TestCaptures.file(folder, Captures.ARTICLE);
        page = folder.resolve("page.html");
    }

    /** What the page's scripts read. */
    private static String data(String html) throws IOException {
        Matcher words = Pattern.compile("id=\"loopshark-words\">([^<]*)<").matcher(html);
        assertThat(words.find()).isTrue();
        byte[] packed = Base64.getDecoder().decode(words.group(1));
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), UTF_8);
    }

    @Test
    void writes_a_page_of_every_connection() throws IOException {
        String three = TestCaptures.file(folder, "http-1.0-three-connections");

        assertThat(Run.of("report", three, "-o", page.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>http-1.0-three-connections.pcapng · Loopshark</title>", "Connection 2: ");
        assertThat(data(Files.readString(page)))
                .contains("\"number\":0", "\"number\":1", "\"number\":2", "\"asked\":\"GET /");
    }

    @Test
    void standard_input_and_standard_output_will_do() throws IOException {
        Run run = Run.fed(TestCaptures.bytes(Captures.ARTICLE), "report", "-", "-o", "-", "--lang", "zh");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">")
                .contains("<title>standard input ·");
        assertThat(data(run.out())).contains("\"client\":\"127.0.0.1:52528\"");
    }

    @Test
    void a_filter_chooses_whole_connections() throws IOException {
        String three = TestCaptures.file(folder, "http-1.0-three-connections");

        Run run = Run.of("report", three, "-o", page.toString(), "-Y", "tcp.stream == 1 && http.request");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(data(Files.readString(page)))
                .contains("\"number\":1")
                .doesNotContain("\"number\":0", "\"number\":2");
        assertThat(Run.of("report", three, "-o", page.toString(), "-Y", "tcp.nonsense")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void a_filter_may_ask_for_what_is_judged() throws IOException {
        String forged = TestCaptures.file(folder, "forged-fin-ack-low");

        assertThat(Run.of("report", forged, "-o", page.toString(), "-Y", "loopshark.verdict == \"VIOLATED\"")
                        .status())
                .isZero();
        assertThat(data(Files.readString(page))).contains("\"verdict\":\"VIOLATED\"");
        Run none = Run.of("report", forged, "-o", page.toString(), "-Y", "loopshark.verdict == \"VERIFIED\"");
        assertThat(none.status()).isZero();
        assertThat(data(Files.readString(page))).startsWith("{\"connections\":[]");
    }

    @Test
    void what_was_read_before_a_capture_breaks_off_has_a_page() throws IOException {
        byte[] whole = TestCaptures.bytes(Captures.ARTICLE);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length - 150));

        Run run = Run.of("report", cut.toString(), "-o", page.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("cut.pcapng", "cut short");
        assertThat(data(Files.readString(page))).contains("\"steps\":10");
    }

    @Test
    void a_capture_without_packets_has_a_page_that_says_so() throws IOException {
        byte[] whole = TestCaptures.bytes(Captures.ARTICLE);
        Path empty = Files.write(folder.resolve("empty.pcapng"), Arrays.copyOf(whole, lengthWithoutPackets(whole)));

        assertThat(Run.of("report", empty.toString(), "-o", page.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(page)).contains("<p>None was seen.</p>");
        assertThat(data(Files.readString(page)))
                .startsWith("{\"connections\":[]")
                .contains("\"frames\":0");
    }

    /** The section header and the description of the interface, each of which says how long it is. */
    private static int lengthWithoutPackets(byte[] pcapng) {
        int section = littleEndian(pcapng, 4);
        return section + littleEndian(pcapng, section + 4);
    }

    private static int littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    @Test
    void without_a_place_for_the_page_nothing_is_done() {
        assertThat(Run.of("report", article))
                .returns(2, Run::status)
                .returns("", Run::out)
                .satisfies(run -> assertThat(run.err()).contains("-o"));
        assertThat(Run.of("report", article, "-o", folder.toString()))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("cannot be written: it is a folder"));
        assertThat(Run.of(
                        "report",
                        article,
                        "-o",
                        folder.resolve("none/page.html").toString()))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("cannot be written: there is no such folder"));
    }

    @Test
    void the_capture_itself_is_never_written_over() throws IOException {
        assertThat(Run.of("report", article, "-o", article))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("would overwrite what is being read"));
        assertThat(Files.readAllBytes(Path.of(article))).isEqualTo(TestCaptures.bytes(Captures.ARTICLE));
    }

    @Test
    void what_is_no_capture_is_a_fault() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pcapng"), "not a capture");

        assertThat(Run.of("report", text.toString(), "-o", page.toString()))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).hasLineCount(1).startsWith("loopshark: " + text));
        assertThat(Run.of("report", folder.resolve("none.pcapng").toString(), "-o", page.toString())
                        .status())
                .isEqualTo(2);
    }
}
