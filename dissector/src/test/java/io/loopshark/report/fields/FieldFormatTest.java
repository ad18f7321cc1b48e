package io.loopshark.report.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldFormatTest {

    @Test
    void settings_add_up() {
        FieldFormat format = FieldFormat.DEFAULT;
        for (String setting : List.of("header=y", "separator=,", "aggregator=/s", "quote=d", "occurrence=f")) {
            format = format.with(setting).orElseThrow();
        }
        assertThat(format).isEqualTo(new FieldFormat(true, ',', ' ', '"', FieldFormat.Occurrence.FIRST, false));
    }

    @Test
    void a_setting_can_be_taken_back() {
        assertThat(FieldFormat.DEFAULT
                        .with("header=y")
                        .flatMap(format -> format.with("header=n"))
                        .flatMap(format -> format.with("separator=;"))
                        .flatMap(format -> format.with("separator=/t")))
                .contains(FieldFormat.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header",
                "header=yes",
                "separator=",
                "separator=ab",
                "quote=x",
                "occurrence=2",
                "colour=red",
                "="
            })
    void anything_else_is_refused(String setting) {
        assertThat(FieldFormat.DEFAULT.with(setting)).isEmpty();
    }
}
