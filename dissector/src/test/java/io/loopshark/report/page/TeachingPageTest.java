package io.loopshark.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.Language;
import io.loopshark.plugin.Dissectors;
import io.loopshark.testdata.Captures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class TeachingPageTest {

    /** The page of the article's connection, made from as many of its segments as there is room for. */
    private static TeachingPage article(long mostSegments) throws IOException {
        TeachingPage page = new TeachingPage(Dissectors.NONE, mostSegments);
        try (FrameSource source = CaptureFile.open(Captures.open(Captures.ARTICLE), "article")) {
            TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingHeaders(), page::take);
            FrameDecoder decoder = new FrameDecoder();
            PacketView packet = new PacketView();
            Frame frame = new Frame();
            while (source.next(frame)) {
                decoder.decode(frame, packet);
                if (!page.take(packet)) {
                    break;
                }
                analysis.accept(packet);
            }
            analysis.finish(source.trust());
        }
        return page;
    }

    private static String written(TeachingPage page, String title) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(
                out, new PageTitle(title, Map.of("Fact </script>", "value"), List.of("problem"), Language.ENGLISH));
        return out.toString(UTF_8);
    }

    private static byte[] unpacked(String html, String id) throws IOException {
        Matcher data =
                Pattern.compile("id=\"" + id + "\">([A-Za-z0-9+/=]*)</script>").matcher(html);
        assertThat(data.find()).as(id).isTrue();
        return new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1)))).readAllBytes();
    }

    @Test
    void has_all_segments_of_the_connections() throws IOException {
        TeachingPage page = article(11);
        String html = written(page, "t");

        assertThat(page.isFull()).as("eleven of eleven leave nothing out").isFalse();
        assertThat(page.connections()).isEqualTo(1);
        assertThat(new String(unpacked(html, "loopshark-words"), UTF_8))
                .contains("\"client\":\"127.0.0.1:52528\"", "\"verdict\":\"VERIFIED\"", "\"steps\":11", "\"more\":0");
    }

    @Test
    void the_stories_lie_one_behind_the_other() throws IOException {
        String html = written(article(11), "t");
        String story = new String(unpacked(html, "loopshark-stories"), UTF_8);

        assertThat(story)
                .startsWith("{\"PLAIN\":{\"introduction\":[[")
                .contains("\"from\":10,\"to\":11", "]]},\"LETTERS\":{\"introduction\":[[")
                .endsWith("]]}}");
        assertThat(new String(unpacked(html, "loopshark-words"), UTF_8))
                .contains("\"storyFrom\":0,\"storyTo\":" + story.getBytes(UTF_8).length);
    }

    @Test
    void says_so_where_there_were_more_than_it_has_room_for() throws IOException {
        TeachingPage page = article(5);
        String words = new String(unpacked(written(page, "t"), "loopshark-words"), UTF_8);

        assertThat(page.isFull()).isTrue();
        assertThat(words).contains("\"segments\":5", "\"more\":1", "\"steps\":5");
    }

    @Test
    void the_columns_lie_one_behind_the_other_and_the_headers_behind_them() throws IOException {
        String html = written(article(11), "t");
        String words = new String(unpacked(html, "loopshark-words"), UTF_8);
        byte[] numbers = unpacked(html, "loopshark-numbers");
        int octetsOfStep = 0;
        for (Map.Entry<String, Integer> type :
                Map.of("U8", 1, "U16", 2, "U32", 4, "F64", 8).entrySet()) {
            octetsOfStep += type.getValue() * (words.split("\",\"" + type.getKey() + "\"]", -1).length - 1);
        }
        int headers = 40 + 40 + 9 * 32;

        assertThat(words).contains("\"headerBytes\":" + headers);
        assertThat(numbers).hasSize(11 * octetsOfStep + headers);
    }

    @Test
    void nothing_that_it_is_called_ends_a_script_or_becomes_an_element() throws IOException {
        String html = written(article(11), "</script><img src=x onerror=alert(1)>\u2028]]>");

        assertThat(html).doesNotContain("<img src=x");
        assertThat(html.split("</script>", -1))
                .as("three pieces of data, four components, our own")
                .hasSize(8 + 1);
        assertThat(new String(unpacked(html, "loopshark-words"), UTF_8))
                .contains("</script><img src=x onerror=alert(1)>");
    }
}
