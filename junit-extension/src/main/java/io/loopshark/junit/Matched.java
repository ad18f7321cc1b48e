package io.loopshark.junit;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.PacketView;
import io.loopshark.filter.DisplayFilter;
import io.loopshark.live.Observation;
import io.loopshark.report.Dissection;
import io.loopshark.report.JudgedFrames;
import io.loopshark.report.Judgements;
import io.loopshark.report.fields.MatchedConnections;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.function.Predicate;

/** Which of the connections that were seen a display filter matches. */
final class Matched {

    private static final String JUDGED_FIELDS = "loopshark.";

    private Matched() {}

    static Predicate<JudgedConnection> in(Observation seen, DisplayFilter<Dissection> filter) throws IOException {
        Judgements judgements = filter.asksFor(JUDGED_FIELDS) ? judge(seen) : Judgements.NONE;
        MatchedConnections matched = new MatchedConnections(filter, new Dissection.Options(true, judgements));
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended -> {}, matched::advanced);
        Frame frame = new Frame();
        try (FrameSource source = seen.frames()) {
            while (source.next(frame)) {
                PacketView packet = matched.take(frame);
                if (packet.hasSegment()) {
                    analysis.accept(packet);
                }
            }
        }
        // Those that wait for what decides to whom their segments belong are decided now.
        analysis.finish(seen.trust());
        return connection -> matched.has(connection.number());
    }

    private static Judgements judge(Observation seen) throws IOException {
        JudgedFrames judged = new JudgedFrames();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged, judged::advanced);
        Frame frame = new Frame();
        try (FrameSource source = seen.frames()) {
            while (source.next(frame)) {
                analysis.accept(frame);
            }
        }
        analysis.finish(seen.trust());
        return judged;
    }
}
