package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.report.JudgedFrames;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.function.Consumer;

/** The first of two readings of a capture: what the judge says of its frames, for fields that tell of it. */
final class Judging {

    /** What the fields begin with that need it. */
    static final String FIELDS = "loopshark.";

    private JudgedFrames judged = new JudgedFrames();

    /** What was said of the capture read last. */
    JudgedFrames judged() {
        return judged;
    }

    void read(FrameSource source) throws IOException {
        read(source, connection -> {});
    }

    /** @param ended takes each connection at its end, too */
    void read(FrameSource source, Consumer<JudgedConnection> ended) throws IOException {
        judged = new JudgedFrames();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged.andThen(ended), judged::advanced);
        Frame frame = new Frame();
        try {
            while (source.next(frame)) {
                analysis.accept(frame);
            }
        } finally {
            analysis.finish(source.trust());
        }
    }
}
