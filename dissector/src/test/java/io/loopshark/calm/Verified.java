package io.loopshark.calm;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A connection that is right in every number.
 *
 * @param name its capture and number
 * @param recording its segments
 */
record Verified(String name, Recording recording) {

    /** Those of the captures that this project recorded; not those in which something was altered on purpose. */
    static List<Verified> ofTestdata() {
        List<Verified> found = new ArrayList<>();
        for (String name : Captures.names()) {
            if (name.startsWith("forged-")) {
                continue;
            }
            try {
                collect(name, CaptureFile.open(Captures.open(name), name), found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Those of every {@code step}th capture of the corpus. */
    static List<Verified> ofCorpus(int step) {
        List<Verified> found = new ArrayList<>();
        List<String> files = Corpus.manifest().stream()
                .filter(row -> "tcp".equals(row.get("class")))
                .map(row -> Objects.requireNonNull(row.get("file")))
                .toList();
        for (int i = 0; i < files.size(); i += step) {
            try {
                collect(files.get(i), CaptureFile.open(Corpus.capture(files.get(i))), found);
            } catch (IOException damaged) {
                // No capture at all: nothing to see here.
            }
        }
        return found;
    }

    private static void collect(String name, FrameSource opened, List<Verified> found) {
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), connection -> {
            if (connection.verdict() == Verdict.VERIFIED) {
                found.add(new Verified(name + " connection " + connection.number(), recording(connection)));
            }
        });
        Frame frame = new Frame();
        try (FrameSource source = opened) {
            while (source.next(frame)) {
                analysis.accept(frame);
            }
        } catch (IOException damaged) {
            // What was read before the damage counts all the same.
        }
        analysis.finish(FrameSource.Trust.FILE);
    }

    private static Recording recording(JudgedConnection connection) {
        return Recording.of(connection.steps().stream().map(Step::segment).toList());
    }
}
