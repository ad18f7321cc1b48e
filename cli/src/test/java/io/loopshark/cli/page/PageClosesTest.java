package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageClosesTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({
        "close-four-segments, Four segments, 4, '0.202990 s after its side'",
        "close-three-segments, Three segments, 3, '0.000082 s after the other side'"
    })
    void shows_both_closes_side_by_side_and_the_delay_between(String name, String happened, int arrows, String delay)
            throws IOException {
        OpenPage shown = browser.open(Pages.of(folder, name), "#conn=0&step=7");

        shown.waitFor(".closes");
        assertThat(shown.text(".close.happened figcaption")).contains(happened, "as it was here");
        assertThat(shown.run("return document.querySelectorAll('.close').length"))
                .isEqualTo(2L);
        assertThat(shown.run("return document.querySelectorAll('.close.happened g').length"))
                .isEqualTo((long) arrows);
        assertThat(shown.run("return document.querySelectorAll('.close g').length"))
                .isEqualTo(7L);
        assertThat(shown.text(".closes"))
                .contains("The application of the server closed " + delay, "Ack=102", "Ack=302");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close-simultaneous", "reset-linger-zero", "left-open"})
    void shows_none_where_the_close_was_of_another_kind(String name) throws IOException {
        OpenPage shown = browser.open(Pages.of(folder, name), "#conn=0&step=7");

        shown.waitFor(".story");
        assertThat(shown.run("return document.querySelectorAll('.closes').length"))
                .isEqualTo(0L);
    }
}
