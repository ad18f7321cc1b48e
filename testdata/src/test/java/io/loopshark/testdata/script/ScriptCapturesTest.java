package io.loopshark.testdata.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptCapturesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/loopshark/testdata/captures");

    private static final String HEAD = """
            # A story that
            # goes on.
            #
            # More of it.

            client 192.0.2.1:52528 isn 1000
            server 198.51.100.1:80 isn 4294967295
            """;

    @TempDir
    Path folder;

    static List<String> names() throws IOException {
        return BuildCapture.names(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_script_gives_the_capture_that_lies_beside_it(String name) throws IOException {
        Files.copy(FOLDER.resolve(name + ".pkt"), folder.resolve(name + ".pkt"));

        BuildCapture.main(new String[] {folder.toString(), name});

        assertThat(folder.resolve(name + ".pcapng")).hasSameBinaryContentAs(FOLDER.resolve(name + ".pcapng"));
        assertThat(Captures.names()).contains(name);
    }

    @Test
    void the_story_is_the_first_paragraph() {
        assertThat(Script.parse(HEAD + "> S 0:0(0) win 65535").story()).isEqualTo("A story that goes on.");
    }

    @Test
    void numbers_count_from_the_isns_and_wrap() {
        List<ScriptSegment> segments = Script.parse(
                        HEAD + "> S 0:0(0) win 65535\n+0.5 < S. 0:0(0) ack 1 win 100\n< P. 1:11(10) ack 1 win 100")
                .segments();

        assertThat(segments).extracting(ScriptSegment::sequence).containsExactly(1000, -1, 0);
        assertThat(segments).extracting(ScriptSegment::acknowledgement).containsExactly(0, 1001, 1001);
        assertThat(segments.get(1).nanos() - segments.get(0).nanos()).isEqualTo(500_000_000);
        assertThat(segments.get(2).nanos() - segments.get(1).nanos()).isEqualTo(10_000);
        assertThat(segments.get(2).flags()).isEqualTo(0x18);
        assertThat(segments.get(2).data()).asString().isEqualTo("oopshark w");
    }

    @Test
    void options_are_padded_to_words() {
        ByteBuffer octets = ByteBuffer.wrap(ScriptOptions.encode("mss 1460,sackOK,TS val 7 ecr 0,nop,wscale 10", 0));

        assertThat(octets.remaining()).isEqualTo(20);
        assertThat(ByteBuffer.wrap(ScriptOptions.encode("sack 1001:2001 3001:4001", 1000)))
                .isEqualTo(ByteBuffer.allocate(20)
                        .put(new byte[] {5, 18})
                        .putInt(2001)
                        .putInt(3001)
                        .putInt(4001)
                        .putInt(5001)
                        .putShort((short) 0)
                        .flip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "> S 0:1(0) win 1|numbers, length and flags disagree",
                "> S. 0:0(0) win 1|numbers, length and flags disagree",
                "> S 0:0(0) ack 1 win 1|numbers, length and flags disagree",
                "> P. 1:1462(1461) ack 1 win 1|more than fits in",
                "> . 1:1(0) ack 1 win 65536|more than fits in",
                "> X 0:0(0) win 1|not a segment",
                "> S 0:0(0) win 1 <mtu 9>|no option",
                "+1s > S 0:0(0) win 1|neither host nor segment",
                "client 192.0.2.256:1 isn 0|256 is above 255",
                "client 192.0.2:1 isn 0|no IPv4 address"
            })
    void a_wrong_line_is_refused(String line, String reason) {
        assertThatThrownBy(() -> Script.parse(HEAD + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_script_has_a_story_and_segments() {
        assertThatThrownBy(() -> Script.parse(HEAD)).hasMessageContaining("a script has a story");
        assertThatThrownBy(() -> Script.parse("> S 0:0(0) win 1")).hasMessageContaining("neither host nor segment");
    }
}
