package io.loopshark.decode;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureException;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.testing.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every header field that tshark prints of every frame of the corpus is the one that we read, and no frame has TCP for one of
 * the two alone. What differs is listed with its reason in {@code tshark-differences.tsv}, which holds nothing else.
 */
class CorpusHeadersTest {

    /** A difference as the list has it; {@code *} as the frame stands for all frames of the file. */
    private record Difference(String file, String frame, String column) {}

    private final Set<Difference> listed = differences();
    private final Set<Difference> met = new HashSet<>();
    private final List<String> unexpected = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private int compared;

    @BeforeAll
    static void skipWithoutTheCorpus() {
        Corpus.assumeExists();
    }

    @Test
    void someCapturesOfEveryOriginAreDecodedAsTsharkDoes() throws IOException {
        int number = 0;
        for (Map<String, String> capture : captures()) {
            if (number++ % 12 == 0) {
                compare(capture);
            }
        }
        assertThat(unexpected).isEmpty();
        assertThat(compared).isGreaterThan(2_000);
    }

    @Test
    @Tag("slow")
    void allCapturesAreDecodedAsTsharkDoes() throws IOException {
        for (Map<String, String> capture : captures()) {
            compare(capture);
        }
        assertThat(unexpected).isEmpty();
        assertThat(compared).isGreaterThan(78_000);
        assertThat(listed).as("differences that there are no more").isEqualTo(met);
    }

    private static List<Map<String, String>> captures() {
        return Corpus.manifest().stream()
                .filter(row -> !Objects.equals(row.get("class"), "corrupt"))
                .toList();
    }

    private void compare(Map<String, String> capture) throws IOException {
        String file = Objects.requireNonNull(capture.get("file"));
        Map<String, Map<String, String>> rows = Corpus.oracle("tshark", file, "hdr").stream()
                .collect(toMap(row -> Objects.requireNonNull(row.get("frame.number")), row -> row));
        try (CaptureFile frames = CaptureFile.open(Corpus.capture(file))) {
            Frame frame = new Frame();
            while (frames.next(frame)) {
                decoder.decode(frame, packet);
                compare(file, frame, rows.remove(Long.toString(frame.number())));
            }
        } catch (CaptureException e) {
            // What a reader makes of a damaged file is the readers' own test; here the frames before the damage count.
        }
        rows.forEach((number, row) -> differ(file, number, "frame", "not read", "there"));
    }

    private void compare(String file, Frame frame, @Nullable Map<String, String> row) {
        String number = Long.toString(frame.number());
        if (row == null || !Objects.equals(row.get("class"), "tcp")) {
            if (packet.hasSegment()) {
                differ(file, number, "segment", "a segment", row == null ? "none" : row.get("class"));
            }
            return;
        }
        if (packet.tcpCaptured() == 0) {
            differ(file, number, "segment", "none", row.get("frame.protocols"));
            return;
        }
        compared++;
        HeaderFields.of(packet).forEach((column, ours) -> {
            if (!ours.equals(row.get(column))) {
                differ(file, number, column, ours, row.get(column));
            }
        });
    }

    private void differ(String file, String frame, String column, String ours, @Nullable String theirs) {
        for (String listedFrame : List.of(frame, "*")) {
            Difference difference = new Difference(file, listedFrame, column);
            if (listed.contains(difference)) {
                met.add(difference);
                return;
            }
        }
        if (unexpected.size() < 500) {
            unexpected.add(file + " " + frame + " " + column + ": ours <" + ours + ">, tshark's <" + theirs + ">");
        }
    }

    private static Set<Difference> differences() {
        Map<Difference, String> reasons = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CorpusHeadersTest.class.getResourceAsStream("tshark-differences.tsv")),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t", -1);
                reasons.put(new Difference(cells[0], cells[1], cells[2]), cells[3]);
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return reasons.keySet();
    }
}
