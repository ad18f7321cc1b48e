package io.loopshark.report.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.report.Dissected;
import io.loopshark.report.Dissection;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldLinesTest {

    private static List<FieldColumn> columns(String... names) {
        return List.of(names).stream()
                .map(name -> FieldTable.find(name).orElseThrow())
                .toList();
    }

    private static List<String> article(FieldFormat format, String... names) throws IOException {
        return Dissected.shipped(
                Captures.ARTICLE,
                Dissection.Options.DEFAULT,
                out -> new FieldLines(out, columns(names), format),
                FieldLines::add);
    }

    private static FieldFormat format(String... settings) {
        FieldFormat format = FieldFormat.DEFAULT;
        for (String setting : settings) {
            format = format.with(setting).orElseThrow();
        }
        return format;
    }

    @Test
    void a_line_a_frame_with_tabs_between_and_empty_cells_where_there_is_nothing() throws IOException {
        assertThat(article(FieldFormat.DEFAULT, "frame.number", "tcp.flags.str", "vlan.id", "tcp.port")
                        .subList(0, 2))
                .containsExactly("1\t··········S·\t\t52528,80", "2\t·······A··S·\t\t80,52528");
    }

    @Test
    void the_header_has_the_names_as_asked_for() throws IOException {
        assertThat(article(format("header=y", "separator=;"), "tcp.seq", "tcp.ack", "tcp.seq")
                        .subList(0, 2))
                .containsExactly("tcp.seq;tcp.ack;tcp.seq", "0;0;0");
    }

    @Test
    void values_are_quoted_and_joined_as_asked_for() throws IOException {
        assertThat(article(format("quote=d", "aggregator=/s"), "tcp.port", "vlan.id")
                        .get(0))
                .isEqualTo("\"52528 80\"\t");
        assertThat(article(format("occurrence=f"), "tcp.port").get(0)).isEqualTo("52528");
        assertThat(article(format("occurrence=l"), "tcp.port").get(0)).isEqualTo("80");
    }

    @Test
    void the_judge_s_words_come_from_the_hook() throws IOException {
        Dissection.Options options = new Dissection.Options(
                true,
                (frame, field) ->
                        frame == 2 && field.equals("loopshark.finding") ? List.of("SYN_ACK_NUMBER", "X") : List.of());
        assertThat(Dissected.shipped(
                                Captures.ARTICLE,
                                options,
                                out -> new FieldLines(out, columns("loopshark.finding"), FieldFormat.DEFAULT),
                                FieldLines::add)
                        .subList(0, 3))
                .containsExactly("", "SYN_ACK_NUMBER,X", "");
    }

    @Nested
    class AsJson {

        @Test
        void an_object_a_frame_without_the_fields_that_it_lacks() throws IOException {
            List<String> lines = Dissected.shipped(
                    Captures.ARTICLE,
                    Dissection.Options.DEFAULT,
                    out -> new JsonLines(out, columns("frame.number", "vlan.id", "tcp.port", "tcp.flags.str")),
                    JsonLines::add);
            assertThat(lines).hasSize(11);
            assertThat(lines.get(0))
                    .isEqualTo(
                            "{\"frame.number\":[\"1\"],\"tcp.port\":[\"52528\",\"80\"],\"tcp.flags.str\":[\"··········S·\"]}");
        }
    }
}
