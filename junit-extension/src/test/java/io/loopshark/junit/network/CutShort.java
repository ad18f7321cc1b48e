package io.loopshark.junit.network;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.live.Observation;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Judges what was seen as if the capture had ended earlier: once for each segment of each connection. */
final class CutShort {

    /** Connections of bulk say nothing new behind that. */
    private static final int MOST_CUTS = 300;

    private final List<Frame> frames = new ArrayList<>();
    private final Trust trust;

    CutShort(Observation seen) throws IOException {
        trust = seen.trust();
        Frame frame = new Frame();
        try (FrameSource source = seen.frames()) {
            while (source.next(frame)) {
                frames.add(frame.copy());
            }
        }
    }

    /** Everything uncut, by a source that vouches for this. */
    List<JudgedConnection> whole(Trust vouched) {
        return judge(frames, vouched);
    }

    /** Gives the verdicts on what remains of the connection for each cut, before the source knew what came then. */
    void cutBehindEachSegment(JudgedConnection connection, Consumer<JudgedConnection> verdicts) {
        List<Step> steps = connection.steps();
        List<Frame> begin = new ArrayList<>();
        for (int i = 0; i < Math.min(steps.size(), MOST_CUTS); i++) {
            begin.add(frames.get((int) steps.get(i).segment().frameNumber() - 1));
            long until = i + 1 < steps.size() ? steps.get(i + 1).segment().timestampNanos() - 1 : trust.untilNanos();
            judge(begin, Trust.FILE).forEach(verdicts);
            judge(begin, new Trust(true, 0, true, until)).forEach(verdicts);
        }
    }

    private static List<JudgedConnection> judge(List<Frame> frames, Trust trust) {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), judged::add);
        analysis.trust(trust);
        frames.forEach(analysis::accept);
        analysis.finish(trust);
        return judged;
    }
}
