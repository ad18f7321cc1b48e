package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource;
import io.loopshark.report.JudgedFrames;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.function.Consumer;

/** The first of two readings of a capture: what the judge says of its frames, for fields that tell of it. */
final class Judging {

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
        new TcpAnalysis(AnalysisOptions.DEFAULT, judged.andThen(ended), judged::advanced).acceptAll(source);
    }
}
