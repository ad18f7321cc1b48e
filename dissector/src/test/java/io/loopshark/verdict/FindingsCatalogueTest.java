package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.field.Language;
import io.loopshark.verdict.FindingPage.Example;
import io.loopshark.verdict.FindingPage.Near;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code docs/findings.md} against the rules; with {@code -Ddocs.write} it writes the page anew. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingsCatalogueTest {

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void every_kind_is_told_in_both_languages(FindingKind kind) {
        FindingPage page = FindingPage.of(kind);
        assertThat(page.speaks(Language.ENGLISH)).as("%s in English", kind).isTrue();
        assertThat(page.speaks(Language.CHINESE)).as("%s in Chinese", kind).isTrue();
        assertThat(page.examples()).isNotEmpty();
        assertThat(page.near()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void every_example_gives_the_finding_and_no_verdict_but_its_own(FindingKind kind) {
        for (Example example : FindingPage.of(kind).examples()) {
            Finding finding = example.finding(kind);
            assertThat(finding.message()).doesNotContain("{").isNotEqualTo(finding.messageZh());
            boolean violated = FindingPage.trace(example.text()).judged().stream()
                    .anyMatch(connection -> connection.verdict() == Verdict.VIOLATED);
            assertThat(violated).as("%s: %s", kind, example.text()).isEqualTo(kind.severity() == Severity.VIOLATION);
        }
    }

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void no_near_miss_is_taken_for_it(FindingKind kind) {
        for (Near near : FindingPage.of(kind).near()) {
            String text = near.text();
            List<JudgedConnection> judged =
                    text == null ? List.of() : FindingPage.trace(text).judged();
            assertThat(judged)
                    .as("%s: %s\n%s", kind, near.words(), text)
                    .noneMatch(connection -> connection.has(kind) || connection.verdict() == Verdict.VIOLATED);
        }
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, findings.md", "CHINESE, findings.zh-CN.md"})
    void the_page_says_what_the_rules_do(Language language, String name) throws IOException {
        Path file = docs().resolve(name);
        String page = FindingsCatalogue.page(language);
        if (System.getProperty("docs.write") != null) {
            Files.writeString(file, page);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("docs/%s is out of date; write it anew with: %s", name, FindingsCatalogue.COMMAND)
                .isEqualTo(page);
    }

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }
}
