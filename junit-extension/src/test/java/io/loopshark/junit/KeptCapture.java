package io.loopshark.junit;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a capture that a failed test left behind, as its user would. */
public final class KeptCapture {

    private KeptCapture() {}

    /** Its connections. */
    public static List<JudgedConnection> judge(Path file) throws IOException {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        Frame frame = new Frame();
        try (FrameSource source = CaptureFile.open(file)) {
            while (source.next(frame)) {
                analysis.accept(frame);
            }
            analysis.finish(source.trust());
        }
        return judged;
    }
}
