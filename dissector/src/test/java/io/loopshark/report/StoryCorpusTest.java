package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.field.Language;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Every connection of the shared corpus can be told and drawn, in both languages, with relative and raw numbers. */
@Tag("slow")
class StoryCorpusTest {

    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");
    private static final Pattern UNFILLED = Pattern.compile("\\{\\d}");

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.assumeExists();
    }

    @Test
    void every_connection_has_its_story() {
        long told = forEachConnection(connection -> {
            String english = Story.ENGLISH.of(connection)
                    + Story.ENGLISH.withRawNumbers().of(connection)
                    + Story.ENGLISH.in(Voice.LETTERS).of(connection);
            String chinese = Story.CHINESE.of(connection)
                    + Story.CHINESE.in(Voice.LETTERS).of(connection);
            assertThat(CHINESE.matcher(english).find()).as(english).isFalse();
            assertThat(UNFILLED.matcher(english + chinese).find()).as(english).isFalse();
            assertThat(english).contains("Verdict " + connection.verdict());
            assertThat(chinese).contains("结论 " + connection.verdict());
        });
        assertThat(told).isGreaterThan(4_000);
    }

    @Test
    void every_connection_has_its_ladder_and_the_short_one_stays_short() {
        long drawn = forEachConnection(connection -> {
            String full = Ladder.FULL.of(connection);
            assertThat(full.lines().filter(line -> line.contains("▶│") || line.contains("│◀")))
                    .hasSize(connection.steps().size());
            String brief = Ladder.SHORT.in(Language.CHINESE).of(connection);
            long arrows = brief.lines()
                    .filter(line -> line.contains("▶│") || line.contains("│◀"))
                    .count();
            assertThat(arrows).as(brief).isLessThanOrEqualTo(200);
            assertThat(arrowsOf(Ladder.SHORT.svg(connection))).isEqualTo(arrows);
            assertThat(Ladder.SHORT.mermaid(connection).lines().filter(line -> line.contains("->>")))
                    .hasSize((int) arrows);
        });
        assertThat(drawn).isGreaterThan(4_000);
    }

    private static long arrowsOf(String svg) {
        try {
            return Drawn.svg(svg).elements("polygon").size();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(svg, e);
        }
    }

    private static long forEachConnection(Consumer<JudgedConnection> look) {
        long[] count = {0};
        for (Map<String, String> row : Corpus.manifest()) {
            TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), connection -> {
                count[0]++;
                look.accept(connection);
            });
            try (FrameSource source = CaptureFile.open(Corpus.capture(row.get("file")))) {
                Frame frame = new Frame();
                while (source.next(frame)) {
                    analysis.accept(frame);
                }
            } catch (IOException e) {
                // Damaged on purpose; what came before it counts.
            }
            analysis.finish(FrameSource.Trust.FILE);
        }
        return count[0];
    }
}
