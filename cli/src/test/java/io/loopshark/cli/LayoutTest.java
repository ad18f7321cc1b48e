package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

    @TempDir
    Path folder;

    @Test
    void draws_the_header_of_the_frame_in_either_language() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        Run english = Run.of("layout", article, "--frame", "2");
        Run chinese = Run.of("layout", article, "--frame", "2", "--lang", "zh");

        assertThat(english.status()).isZero();
        assertThat(english.out()).contains("TCP header of frame 2", "1561668293", "2175834479");
        assertThat(chinese.out()).contains("第 2 帧的 TCP 首部", "1561668293");
    }

    @Test
    void a_frame_that_is_not_there_or_has_no_tcp_is_a_fault() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        assertThat(Run.of("layout", article, "--frame", "12"))
                .isEqualTo(new Run(2, "", "loopshark: " + article + ": there is no frame 12; the last one is 11\n"));
        assertThat(Run.of("layout", article, "--frame", "0").status()).isEqualTo(2);
        assertThat(Run.of("layout", article).err()).contains("--frame");
    }
}
