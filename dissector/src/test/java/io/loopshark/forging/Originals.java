package io.loopshark.forging;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.Flags;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The healthy connections that there are: every VERIFIED one of the test data and of the corpus. */
final class Originals {

    private Originals() {}

    /** Those of the test data. */
    static List<Original> ofTestdata() {
        List<Original> found = new ArrayList<>();
        for (String name : Captures.names()) {
            try {
                healthy(name, CaptureFile.open(Captures.open(name), name), found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Those of the captures in these rows of the corpus' manifest. */
    static void ofCorpus(List<Map<String, String>> rows, Consumer<Original> taker) {
        for (Map<String, String> row : rows) {
            String file = Objects.requireNonNull(row.get("file"));
            try {
                healthy(file, CaptureFile.open(Corpus.capture(file)), taker);
            } catch (IOException damaged) {
                // The corpus holds damaged captures on purpose; those that cannot even be opened have no connection.
            }
        }
    }

    private static void healthy(String name, FrameSource opened, Consumer<Original> taker) {
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), connection -> {
            if (connection.verdict() == Verdict.VERIFIED) {
                original(name, connection, taker);
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
        analysis.finish(Trust.FILE);
    }

    /** The connection alone, its frames counted from 1; left aside where it begins with no SYN of the client or has one end only. */
    private static void original(String name, JudgedConnection connection, Consumer<Original> taker) {
        List<Forged> segments = Edits.renumbered(
                connection.steps().stream().map(Step::segment).map(Forged::new).toList());
        boolean begins = Flags.isSyn(segments.get(0).flags);
        boolean twoEnds = !connection.client().equals(connection.server());
        if (begins && twoEnds && verifiedAlone(segments)) {
            taker.accept(new Original(name + " connection " + connection.number(), segments));
        }
    }

    private static boolean verifiedAlone(List<Forged> segments) {
        List<JudgedConnection> judged = Original.judge(segments, Trust.FILE);
        return judged.size() == 1 && judged.get(0).verdict() == Verdict.VERIFIED;
    }
}
