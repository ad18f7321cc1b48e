package io.loopshark.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.field.Field;
import io.loopshark.field.Language;
import io.loopshark.field.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeaderFieldsTest {

    private static final String CHINESE = "[\\u4e00-\\u9fff]";

    @Test
    void the_figure_covers_every_bit_of_the_fixed_header_once() {
        long next = 0;
        for (Field field : HeaderFields.figure()) {
            assertThat(field.bits()).as(field.filter()).isNotNull();
            assertThat(field.bits().first()).as(field.filter()).isEqualTo(next);
            next += field.bits().width();
        }
        assertThat(next).isEqualTo(20 * Byte.SIZE);
    }

    @Test
    void knows_the_options_that_are_in_use_by_their_kinds() {
        assertThat(HeaderFields.options().keySet()).contains(1, 2, 3, 4, 5, 8, 28, 34);
        assertThat(HeaderFields.options().get(2).filter()).isEqualTo("tcp.options.mss");
        assertThat(HeaderFields.options().get(8).filter()).isEqualTo("tcp.options.timestamp");
    }

    @Test
    void each_has_a_term_and_a_meaning_in_both_languages_and_says_where_it_is_specified() {
        List<Field> fields = Stream.concat(
                        HeaderFields.figure().stream(),
                        HeaderFields.options().entrySet().stream().map(Map.Entry::getValue))
                .toList();

        assertThat(fields).hasSizeGreaterThanOrEqualTo(18 + 8).allSatisfy(field -> {
            both(field.term());
            assertThat(field.meaning()).as(field.filter()).isNotNull();
            both(field.meaning());
            assertThat(field.reference()).as(field.filter()).startsWith("RFC ");
        });
    }

    private static void both(Words words) {
        assertThat(words.in(Language.ENGLISH)).isNotBlank().doesNotContainPattern(CHINESE);
        assertThat(words.in(Language.CHINESE)).isNotBlank().containsPattern(CHINESE);
    }
}
