package io.loopshark.report;

import static io.loopshark.report.ConnectionScript.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.field.Language;
import io.loopshark.field.Words;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryOutlineTest {

    private static final JudgedConnection CONNECTION =
            opened().client("P.", 1, 1, 18).server(".", 1, 19, 0).build();

    private final StoryOutline story = StoryOutline.of(CONNECTION, Voice.PLAIN);

    @Test
    void its_parts_cover_every_segment_in_order() {
        int next = 0;
        for (StoryOutline.Part part : story.parts()) {
            assertThat(part.from()).isEqualTo(next);
            assertThat(part.to()).isGreaterThan(part.from());
            next = part.to();
        }
        assertThat(next).isEqualTo(CONNECTION.steps().size());
    }

    @Test
    void its_numbers_are_marked_raw_with_their_owner() {
        assertThat(story.clientBase()).isEqualTo(CONNECTION.clientIsn());
        assertThat(story.serverBase()).isEqualTo(CONNECTION.serverIsn());
        long first = CONNECTION.clientIsn().plus(1).unsigned();

        assertThat(english())
                .anyMatch(sentence -> sentence.contains(StoryOutline.MARK + "c" + first + StoryOutline.END_OF_MARK));
    }

    @Test
    void what_suits_relative_numbers_alone_can_be_left_out() {
        String either = String.join("\n", english());
        String relative = chosen(either, 1);
        String raw = chosen(either, 2);

        assertThat(relative).contains("on the wire", "tcp.seq)");
        assertThat(raw).doesNotContain("on the wire", "tcp.seq)").contains("The sequence numbers below are raw");
    }

    private static String chosen(String either, int group) {
        return either.replaceAll(
                StoryOutline.EITHER + "([^" + StoryOutline.OR + "]*)" + StoryOutline.OR + "([^"
                        + StoryOutline.END_OF_EITHER + "]*)" + StoryOutline.END_OF_EITHER,
                "$" + group);
    }

    @Test
    void everything_is_told_in_both_languages() {
        assertThat(all()).isNotEmpty().allSatisfy(words -> {
            assertThat(words.in(Language.ENGLISH)).isNotBlank().doesNotContainPattern("[\\u4e00-\\u9fff]");
            assertThat(words.in(Language.CHINESE)).isNotBlank();
        });
    }

    private List<String> english() {
        return all().stream().map(words -> words.in(Language.ENGLISH)).toList();
    }

    private List<Words> all() {
        List<Words> all = new ArrayList<>(story.introduction());
        for (StoryOutline.Part part : story.parts()) {
            all.add(part.chapter());
            all.addAll(part.sentences());
            all.addAll(part.changes());
        }
        all.addAll(story.conclusion());
        return all;
    }
}
