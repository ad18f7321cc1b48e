package io.loopshark.report.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final List<String> NAMES =
            List.of("half-close", "half-open-data", "refused", "syn-flood", "lost-syn");

    @Test
    void names_that_have_the_word_in_them_come_first() {
        assertThat(Spelling.nearest("half", NAMES, 3)).containsExactly("half-close", "half-open-data");
        assertThat(Spelling.nearest("SYN", NAMES, 3)).containsExactly("lost-syn", "syn-flood");
        assertThat(Spelling.nearest("syn", NAMES, 1)).containsExactly("lost-syn");
    }

    @Test
    void then_come_those_that_resemble_it() {
        assertThat(Spelling.nearest("refsued", NAMES, 3)).containsExactly("refused");
        assertThat(Spelling.nearest("halfclose", NAMES, 3)).containsExactly("half-close");
        assertThat(Spelling.nearest("window-scaling", NAMES, 3)).isEmpty();
        assertThat(Spelling.nearest("", NAMES, 3)).isEmpty();
    }
}
