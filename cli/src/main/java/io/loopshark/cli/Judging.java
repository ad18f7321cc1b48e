package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.report.JudgedFrames;
import java.io.IOException;

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
        judged = new JudgedFrames();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged, judged::advanced);
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
