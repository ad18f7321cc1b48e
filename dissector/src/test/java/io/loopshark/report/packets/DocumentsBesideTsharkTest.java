package io.loopshark.report.packets;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.report.Dissected;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Agreement;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written for {@code -T json}, {@code ek} and {@code pdml} beside what the installed tshark writes: every field of {@code
 * frame}, Ethernet, IP and TCP that both write has the same values. {@code docs/oracles.md} lists what differs.
 */
class DocumentsBesideTsharkTest {

    private static final Set<String> LAYERS = Set.of("frame", "eth", "ip", "tcp", "vlan");

    /** Ours count the frame in, name other layers, or stop at the end of the options. */
    private static final Set<String> DIFFERENT =
            Set.of("tcp.completeness", "frame.protocols", "tcp.options.eol", "tcp.option_kind");

    /** Acknowledges a number half the sequence space away, where Wireshark's list of open segments goes astray. */
    private static final String HALF_THE_SPACE_APART = "forged-third-segment-ack-far";

    private static final List<String> SOME = List.of("keep-alive", "close-three-segments-ipv6", "fast-open");

    @TempDir
    private Path folder;

    private Tshark tshark;
    private final Agreement agreement = new Agreement();

    @BeforeEach
    void findTshark() throws IOException {
        tshark = Tshark.in(folder);
    }

    private Path file(String capture) throws IOException {
        return Captures.copyTo(folder, capture);
    }

    @Test
    void json_of_some_captures() throws IOException {
        for (String capture : SOME) {
            json(file(capture), List.of());
        }
        assertAgreed();
    }

    @Test
    void ek_of_some_captures() throws IOException {
        for (String capture : SOME) {
            compare(
                    Documents.frames(tshark(file(capture), "ek", List.of()), "frame_frame_number"),
                    Documents.frames(ours(file(capture), Documents::ek), "frame_frame_number"),
                    "_",
                    capture);
        }
        assertAgreed();
    }

    @Test
    void pdml_of_some_captures() throws IOException {
        for (String capture : SOME) {
            compare(
                    Documents.fields(tshark(file(capture), "pdml", List.of())),
                    Documents.fields(ours(file(capture), Documents::pdml)),
                    ".",
                    capture);
        }
        assertAgreed();
    }

    @Test
    @Tag("slow")
    void json_of_all_captures() throws IOException {
        for (String capture : Captures.names()) {
            if (!capture.equals(HALF_THE_SPACE_APART)) {
                json(file(capture), List.of());
            }
        }
        assertAgreed();
    }

    @Test
    @Tag("slow")
    void json_of_some_of_the_corpus() throws IOException {
        Corpus.assumeExists();
        List<Map<String, String>> rows = Corpus.manifest().stream()
                .filter(row -> "tcp".equals(row.get("class")))
                .filter(row -> !String.valueOf(row.get("features")).contains("fmt-bad"))
                .toList();
        for (int i = 0; i < rows.size(); i += 60) {
            json(Corpus.capture(Objects.requireNonNull(rows.get(i).get("file"))), List.of());
        }
        assertAgreed();
    }

    private void json(Path file, List<String> arguments) throws IOException {
        compare(
                Documents.frames(tshark(file, "json", arguments), "_index"),
                Documents.frames(ours(file, Documents::json), "_index"),
                ".",
                file.getFileName().toString());
    }

    private String tshark(Path file, String form, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("-T", form));
        arguments.addAll(more);
        return String.join("\n", tshark.lines(file, arguments));
    }

    private static String ours(Path file, Dissected.Opening<Documents.Whole> opening) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Documents.of(in, opening);
        }
    }

    private void compare(
            List<Map<String, List<String>>> theirs,
            List<Map<String, List<String>>> ours,
            String separator,
            String capture) {
        assertThat(ours).as("frames of %s", capture).hasSameSizeAs(theirs).isNotEmpty();
        for (int i = 0; i < ours.size(); i++) {
            for (Map.Entry<String, List<String>> field : ours.get(i).entrySet()) {
                List<String> expected = theirs.get(i).get(field.getKey());
                if (expected != null && isCompared(field.getKey(), separator)) {
                    agreement.compare(
                            field.getKey(), sorted(expected), sorted(field.getValue()), capture + " frame " + (i + 1));
                }
            }
        }
    }

    private static boolean isCompared(String name, String separator) {
        String layer = name.split(Pattern.quote(separator), 2)[0];
        if (!LAYERS.contains(layer)) {
            return false;
        }
        // In EK the layer's name stands before the field's: tcp_tcp_option_kind.
        String plain = separator.equals("_") ? name.substring(name.indexOf('_') + 1) : name;
        return DIFFERENT.stream()
                .noneMatch(field -> field.replace(".", separator).equals(plain));
    }

    private static String sorted(List<String> values) {
        return values.stream().sorted().toList().toString();
    }

    private void assertAgreed() {
        assertThat(agreement.names()).hasSizeGreaterThan(30);
        for (String name : agreement.names()) {
            assertThat(agreement.examples(name)).as(name).isEmpty();
        }
    }
}
