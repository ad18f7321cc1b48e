package io.loopshark.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CapturesTest {

    private static final byte[] PCAPNG_MAGIC = {0x0a, 0x0d, 0x0d, 0x0a};

    static List<String> names() {
        return Captures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_capture_is_pcapng_and_has_its_expectation_and_provenance(String name) throws IOException {
        try (InputStream capture = Captures.open(name)) {
            assertThat(capture.readNBytes(PCAPNG_MAGIC.length)).isEqualTo(PCAPNG_MAGIC);
        }
        assertThat(Captures.expected(name))
                .hasValueSatisfying(json -> assertThat(json).contains("\"capture\": \"" + name + "\""));
        assertThat(Files.readString(Path.of("PROVENANCE.md"))).contains("| `" + name + "` |");
    }

    @Test
    void the_article_is_among_them() {
        assertThat(Captures.names()).contains(Captures.ARTICLE).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> Captures.open("no-such-capture"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no capture has the name no-such-capture");
    }
}
