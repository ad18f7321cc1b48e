package io.loopshark.report.taps;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.report.Dissected;
import io.loopshark.report.Dissection;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Tshark;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations and followed streams, line by line, beside those of the installed tshark. */
class TapsBesideTsharkTest {

    @TempDir
    private Path folder;

    private Tshark tshark;

    @BeforeEach
    void findTshark() throws IOException {
        tshark = Tshark.in(folder);
    }

    private Path file(String capture) throws IOException {
        return Captures.copyTo(folder, capture);
    }

    @Test
    void some_captures() throws IOException {
        for (String capture : List.of("interleaved", "close-three-segments-ipv6")) {
            compare(file(capture), FollowedStream.Mode.values());
        }
    }

    /** Captures whose frames were cut off show gaps that tshark passes over in silence. */
    @Test
    @Tag("slow")
    void all_captures_that_were_not_cut() throws IOException {
        int whole = 0;
        for (String capture : Captures.names()) {
            Path file = file(capture);
            List<String> cut = tshark.lines(file, List.of("-Y", "frame.cap_len < frame.len"));
            compare(
                    file,
                    cut.isEmpty() ? new FollowedStream.Mode[] {FollowedStream.Mode.RAW} : new FollowedStream.Mode[0]);
            whole += cut.isEmpty() ? 1 : 0;
        }
        assertThat(whole).isGreaterThan(30);
    }

    @Test
    @Tag("slow")
    void conversations_of_some_of_the_corpus() throws IOException {
        Corpus.assumeExists();
        List<Map<String, String>> rows = Corpus.manifest().stream()
                .filter(row -> "tcp".equals(row.get("class")))
                .filter(row -> !String.valueOf(row.get("features")).contains("fmt-bad"))
                .toList();
        for (int i = 0; i < rows.size(); i += 30) {
            compare(Corpus.capture(Objects.requireNonNull(rows.get(i).get("file"))));
        }
    }

    private void compare(Path file, FollowedStream.Mode... modes) throws IOException {
        assertThat(ours(file, Conversations::new))
                .as("conversations of %s", file)
                .containsExactlyInAnyOrderElementsOf(tshark.lines(file, List.of("-q", "-z", "conv,tcp")));
        for (FollowedStream.Mode mode : modes) {
            String word = mode.word();
            assertThat(ours(file, out -> new Followed(new FollowedStream(0, mode, out))))
                    .as("stream 0 of %s as %s", file, word)
                    .isEqualTo(tshark.lines(file, List.of("-q", "-z", "follow,tcp," + word + ",0")));
        }
    }

    private interface Tap extends Flushable {
        void take(Dissection frame) throws IOException;
    }

    private static List<String> ours(Path file, Dissected.Opening<Tap> opening) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Dissected.lines(in, "capture", Dissection.Options.DEFAULT, opening, Tap::take);
        }
    }

    private record Conversations(OutputStream out, ConversationTable table) implements Tap {
        Conversations(OutputStream out) {
            this(out, new ConversationTable());
        }

        @Override
        public void take(Dissection frame) {
            table.take(frame);
        }

        @Override
        public void flush() throws IOException {
            out.write(table.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Followed(FollowedStream stream) implements Tap {
        @Override
        public void take(Dissection frame) throws IOException {
            stream.take(frame);
        }

        @Override
        public void flush() throws IOException {
            stream.finish();
        }
    }
}
