package io.loopshark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopshark.testing.Corpus;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the readers against tshark's answers to the captures of the shared corpus. */
@Tag("slow")
class CorpusReadingTest {

    private static final String FUZZED =
            "seladb__PcapPlusPlus/Tests/Fuzzers/RegressionTests/regression_samples/clusterfuzz-testcase-minimized-FuzzTarget-";

    /**
     * Captures in which this reader sees another number of frames than tshark or the manifest, with that number and the reason.
     * Both are damaged by a fuzzer. tshark 4.0 calls the first one cut short.
     */
    private static final Map<String, Integer> OTHER_NUMBER = Map.of(
            // One whole record of version 2.3, its lengths in the old order; tshark guesses a vendor's format from its
            // odd times.
            FUZZED + "5766899836387328", 1,
            // The manifest's program does not know the old order of the lengths; tshark sees this frame too.
            FUZZED + "6604968558198784", 1);

    private record Reading(
            int frames, Map<Long, Frame> heads, @Nullable CaptureException damage) {}

    @BeforeAll
    static void needsTheCorpus() {
        assumeThat(Corpus.exists())
                .as("the corpus of real captures is not beside this checkout (../shared/corpus)")
                .isTrue();
    }

    @Test
    void everyFrameIsThereWithItsTimeAndItsLengths() {
        SoftAssertions softly = new SoftAssertions();
        int compared = 0;
        for (Map<String, String> row : Corpus.manifest()) {
            String file = cell(row, "file");
            if (isOtherFormat(row)) {
                continue;
            }
            Reading reading = read(file);
            int expected = OTHER_NUMBER.getOrDefault(file, Integer.parseInt(cell(row, "packets")));
            if (reading.damage() == null) {
                softly.assertThat(reading.frames()).as("frames of %s", file).isEqualTo(expected);
            }
            for (Map<String, String> segment : Corpus.oracle("tshark", file, "hdr")) {
                compare(softly, file, segment, reading.heads().get(Long.parseLong(cell(segment, "frame.number"))));
                compared++;
            }
        }
        softly.assertAll();
        assertThat(compared).as("frames compared").isGreaterThan(78_000);
    }

    private static void compare(
            SoftAssertions softly, String file, Map<String, String> expected, @Nullable Frame frame) {
        String which = "frame " + cell(expected, "frame.number") + " of " + file;
        if (frame == null) {
            softly.fail(which + " is missing");
            return;
        }
        softly.assertThat(frame.capturedLength() + " of " + frame.originalLength())
                .as(which)
                .isEqualTo(cell(expected, "frame.cap_len") + " of " + cell(expected, "frame.len"));
        String time = cell(expected, "frame.time_epoch");
        softly.assertThat(seconds(frame).equals(time) || overflows(time, frame.timestampNanos()))
                .as("%s: %s here, %s in tshark", which, seconds(frame), time)
                .isTrue();
    }

    /**
     * tshark 4.0 counts the fraction of a second in nanoseconds modulo 2<sup>32</sup>, with a sign; where a damaged capture has a
     * fraction beyond a second, that overflows. Here it is carried into the seconds.
     */
    private static boolean overflows(String time, long nanos) {
        boolean negative = time.startsWith("-");
        String[] parts = time.substring(negative ? 1 : 0).split("\\.", 2);
        long fraction = nanos - Long.parseLong(parts[0]) * 1_000_000_000;
        long shown = Long.parseLong(parts[1]);
        return fraction >= 1_000_000_000 && (int) fraction == (int) (negative ? -shown : shown);
    }

    private static boolean isOtherFormat(Map<String, String> row) {
        return cell(row, "format").startsWith("other:");
    }

    @Test
    void damageIsFoundWhereTsharkFindsIt() {
        Map<String, String> errors = new HashMap<>();
        for (Map<String, String> row : Corpus.errors()) {
            if (!cell(row, "rc").equals("0")) {
                errors.put(cell(row, "file"), cell(row, "message"));
            }
        }
        SoftAssertions softly = new SoftAssertions();
        for (Map<String, String> row : Corpus.manifest()) {
            String file = cell(row, "file");
            String complaint = errors.get(file);
            CaptureException damage = read(file).damage();
            boolean expected = complaint != null
                    && !complaint.matches(".*network type \\d+ unknown or unsupported.*")
                    && !OTHER_NUMBER.containsKey(file);
            softly.assertThat(damage != null)
                    .as("%s: %s here, %s in tshark", file, damage, complaint)
                    .isEqualTo(expected || isOtherFormat(row));
        }
        softly.assertAll();
        assertThat(errors).hasSizeGreaterThan(25);
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static String seconds(Frame frame) {
        return frame.timestampNanos() / 1_000_000_000 + "."
                + String.format("%09d", frame.timestampNanos() % 1_000_000_000);
    }

    private static Reading read(String file) {
        Map<Long, Frame> heads = new HashMap<>();
        try (CaptureFile capture = CaptureFile.open(Corpus.capture(file))) {
            Frame frame = new Frame();
            while (capture.next(frame)) {
                heads.put(frame.number(), frame.copy());
            }
            return new Reading(heads.size(), heads, null);
        } catch (CaptureException e) {
            return new Reading(heads.size(), heads, e);
        } catch (IOException e) {
            throw new AssertionError("only a CaptureException may tell of bad bytes: " + file, e);
        }
    }
}
