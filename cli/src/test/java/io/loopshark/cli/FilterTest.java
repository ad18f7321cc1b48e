package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Y} of {@code read} and {@code verify}. */
class FilterTest {

    private static final String FORGED = "forged-third-segment-ack";

    @TempDir
    Path folder;

    private String article = "";

    @BeforeEach
    void article() throws IOException {
        article = TestCaptures.file(folder, Captures.ARTICLE);
    }

    private static List<String> numbers(String filter, String... files) {
        String[] arguments = {"read", "-Y", filter, "-T", "fields", "-e", "frame.number"};
        Run run = Run.of(Stream.of(arguments, files).flatMap(Stream::of).toArray(String[]::new));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        return run.lines();
    }

    @Test
    void only_frames_that_match_are_shown_in_every_form() {
        assertThat(numbers("tcp[13] & 2", article)).containsExactly("1", "2");
        assertThat(numbers("udp", article)).isEmpty();
        assertThat(Run.of("read", "-Y", "tcp.len > 0", article).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("[PSH, ACK]"));
        assertThat(Run.of("read", "-Y", "frame.number == 2", "-V", article).out())
                .startsWith("Frame 2:")
                .doesNotContain("Frame 3:");
        assertThat(Run.of("read", "-Y", "frame.number == 2", "-x", article).lines())
                .hasSize(6);
        assertThat(Run.of("read", "-Y", "frame.number == 2", "-T", "jsonl", "-e", "tcp.seq", article)
                        .out())
                .isEqualTo("{\"tcp.seq\":[\"0\"]}\n");
    }

    @Test
    void numbers_of_frames_and_streams_stay_what_they_are_without_the_filter() {
        assertThat(Run.of("read", "-Y", "tcp.flags.fin == 1", article).lines().get(0))
                .contains("[FIN, ACK] Seq=36 Ack=81");
    }

    @Test
    void a_count_counts_the_frames_that_are_read_as_in_tshark() {
        assertThat(Run.of("read", "-Y", "tcp.len > 0", "-c", "4", article).lines())
                .hasSize(1);
        assertThat(Run.of("read", "-Y", "tcp.len > 0", "-c", "1", article).lines())
                .isEmpty();
    }

    @Test
    void relative_numbers_are_compared_as_they_are_shown() {
        assertThat(numbers("tcp.seq == 0", article)).containsExactly("1", "2");
        assertThat(Run.of("read", "-o", "tcp.relative_sequence_numbers:FALSE", "-Y", "tcp.seq == 2175834478", article)
                        .lines())
                .hasSize(1);
    }

    @Test
    void what_the_judge_says_can_be_asked_for() throws IOException {
        String forged = TestCaptures.file(folder, FORGED);
        assertThat(numbers("loopshark.finding == \"HANDSHAKE_ACK_NUMBER\"", forged))
                .containsExactly("3");
        assertThat(numbers("loopshark.verdict == \"VIOLATED\"", article)).isEmpty();
    }

    @Test
    void connections_of_which_a_frame_matches_are_judged_as_a_whole() throws IOException {
        String forged = TestCaptures.file(folder, FORGED);

        Run all = Run.of("verify", forged);
        Run some = Run.of("verify", "-Y", "frame.number == 3", forged);
        Run none = Run.of("verify", "-Y", "udp", forged);
        Run judged = Run.of("verify", "--json", "-Y", "loopshark.finding matches \"handshake\"", forged, article);

        assertThat(some).isEqualTo(all);
        assertThat(some.status()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.status()).isZero();
        assertThat(judged.lines()).hasSize(1);
        assertThat(judged.status()).isEqualTo(1);
    }

    @Test
    void a_mistake_is_shown_with_its_place_and_what_may_have_been_meant() {
        for (String command : List.of("read", "verify")) {
            Run run = Run.of(command, "-Y", "tcp.port == 80 && tcp.flag.syn == 1", article);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .startsWith(
                            "loopshark: filter, column 19: \"tcp.flag.syn\" is no field or protocol; did you mean \"tcp.flags.syn\"?",
                            "  tcp.port == 80 && tcp.flag.syn == 1",
                            "                    ^~~~~~~~~~~~");
        }
    }
}
