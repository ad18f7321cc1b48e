package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page made from each of 200 real captures opens, and shows every view, without a fault. */
@Tag("slow")
class CorpusPagesTest {

    private static final int CAPTURES = 200;
    private static final long SEED = 9293;

    @TempDir
    Path folder;

    @Test
    void every_view_of_every_page_is_shown_without_a_fault() throws IOException {
        List<Path> captures = spread(corpus());
        List<String> faults = new ArrayList<>();
        try (Browser browser = Browser.start(folder)) {
            for (Path capture : captures) {
                Path made = Pages.of(folder, capture);
                walk(browser.open(made));
                browser.complaints().forEach(complaint -> faults.add(capture + ": " + complaint));
                assertThat(browser.requests()).as("%s, seed %d", capture, SEED).hasSize(1);
                Files.delete(made);
            }
        }
        assertThat(faults).as("seed %d", SEED).isEmpty();
    }

    /** The last step is where most has come together. */
    private static void walk(OpenPage page) {
        if (page.all("#tab-story").isEmpty()) {
            assertThat(page.text("main")).isNotBlank();
            return;
        }
        page.run("document.querySelector('#toEnd').click()");
        for (String view : Pages.VIEWS) {
            page.run("document.querySelector('#tab-' + arguments[0]).click()", view);
            page.waitFor("#tab-" + view + "[aria-selected=true]");
            assertThat((String) page.run("return document.querySelector('.panel').textContent"))
                    .isNotBlank()
                    .doesNotContain("undefined", "NaN");
        }
    }

    /** One of each stretch of the corpus, so that every source of captures has its share. */
    private static List<Path> spread(List<Path> all) {
        Random random = new Random(SEED);
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < CAPTURES; i++) {
            int from = i * all.size() / CAPTURES;
            int to = (i + 1) * all.size() / CAPTURES;
            chosen.add(all.get(from + random.nextInt(to - from)));
        }
        return chosen;
    }

    private static List<Path> corpus() throws IOException {
        Path root = Optional.ofNullable(System.getenv("LOOPSHARK_CORPUS"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "corpus"));
        assumeThat(root.resolve("manifest.tsv"))
                .as("the corpus of real captures, in shared/corpus beside the checkout or where LOOPSHARK_CORPUS says")
                .isRegularFile();
        List<Path> captures = Files.readAllLines(root.resolve("manifest.tsv")).stream()
                .skip(1)
                .map(line -> root.resolve("files").resolve(line.substring(0, line.indexOf('\t'))))
                .toList();
        assertThat(captures).hasSizeGreaterThanOrEqualTo(CAPTURES);
        return captures;
    }
}
