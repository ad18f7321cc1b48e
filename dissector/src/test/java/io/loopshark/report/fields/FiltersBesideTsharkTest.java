package io.loopshark.report.fields;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.filter.FilterException;
import io.loopshark.report.fields.FiltersOfTshark.Answers;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some hundred display filters ({@code filters.txt}) on real captures: the frames that match are those of tshark, but for the captures
 * that {@code filters-differ.tsv} lists with the reasons.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FiltersBesideTsharkTest {

    /** One run of tshark reads so many captures, one behind the other. */
    private static final int CAPTURES_A_RUN = 150;

    /** Frames of listed captures on which a filter may differ, of a million. */
    private static final double EXCUSED = 500;

    @TempDir
    private Path folder;

    private FiltersOfTshark both;
    private final Set<String> listed = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private long asked;
    private long matched;
    private long excused;

    @BeforeEach
    void find_tshark() throws IOException, FilterException {
        both = new FiltersOfTshark(Tshark.in(folder), FiltersOfTshark.read("filters.txt"), folder);
        FiltersOfTshark.read("filters-differ.tsv").forEach(line -> listed.add(line.substring(0, line.indexOf('\t'))));
    }

    @Test
    void filters_match_the_same_frames_of_all_shipped_captures() throws IOException {
        Path file = folder.resolve("shipped.pcapng");
        MergedCaptures merged = new MergedCaptures(file);
        try (merged) {
            for (String name : Captures.names()) {
                merged.add(name, Captures.open(name));
            }
        }
        compare(file, merged);
        assertThat(differences).isEmpty();
        assertThat(matched).isGreaterThan(100_000);
    }

    @Test
    @Tag("slow")
    void filters_match_the_same_frames_of_the_corpus() throws IOException {
        Corpus.assumeExists();
        List<Map<String, String>> captures = Corpus.manifest();
        for (int from = 0; from < captures.size(); from += CAPTURES_A_RUN) {
            compare(captures.subList(from, Math.min(captures.size(), from + CAPTURES_A_RUN)));
        }
        assertThat(differences).isEmpty();
        assertThat(matched).isGreaterThan(1_000_000);
        assertThat(excused * 1e6 / asked)
                .as("frames in a million that are excused")
                .isLessThan(EXCUSED);
    }

    private void compare(List<Map<String, String>> captures) throws IOException {
        Path file = folder.resolve("some.pcapng");
        MergedCaptures merged = new MergedCaptures(file);
        try (merged) {
            for (Map<String, String> row : captures) {
                String name = Objects.requireNonNull(row.get("file"));
                try (InputStream in = Files.newInputStream(Corpus.capture(name))) {
                    merged.add(name, in);
                }
            }
        }
        compare(file, merged);
    }

    private void compare(Path file, MergedCaptures merged) throws IOException {
        Map<String, Answers> answers = both.ask(file);
        assertThat(answers).as("what tshark says").isNotEmpty();
        answers.forEach((filter, answer) -> {
            asked += merged.frames();
            Set<String> theirs = numbers(answer.theirs());
            Set<String> ours = numbers(answer.ours());
            matched += ours.size();
            Stream.concat(theirs.stream(), ours.stream())
                    .distinct()
                    .filter(frame -> theirs.contains(frame) != ours.contains(frame))
                    .forEach(frame ->
                            differ(filter, merged, Long.parseLong(frame), ours.contains(frame) ? "ours" : "tshark's"));
        });
    }

    private static Set<String> numbers(String frames) {
        return frames.isEmpty() ? Set.of() : Stream.of(frames.split(" ")).collect(toSet());
    }

    private void differ(String filter, MergedCaptures merged, long frame, String whose) {
        if (listed.contains(merged.capture(frame))) {
            excused++;
        } else if (differences.size() < 50) {
            differences.add(filter + " matches " + merged.origin(frame) + ", " + whose + " alone");
        }
    }
}
