package io.loopshark.junit;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.PacketView;
import io.loopshark.filter.FilterException;
import io.loopshark.live.Observation;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.JudgedFrames;
import io.loopshark.report.Judgements;
import io.loopshark.report.fields.FrameFilter;
import io.loopshark.report.fields.MatchedConnections;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A display filter that tells of connections that were seen whether it matches one of their frames. */
final class Matched {

    private final FrameFilter filter;

    /**
     * @param plugins as {@link FrameFilter#compile} has it
     * @throws IllegalArgumentException when it is no filter; the message shows the place
     */
    Matched(String text, Supplier<Dissectors> plugins) {
        try {
            filter = FrameFilter.compile(text, plugins);
        } catch (FilterException e) {
            throw new IllegalArgumentException(
                    "filter, column " + e.column() + ": " + e.getMessage() + System.lineSeparator() + e.picture(), e);
        }
    }

    Predicate<JudgedConnection> in(Observation seen) throws IOException {
        Judgements judgements = filter.asksJudge() ? judge(seen) : Judgements.NONE;
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
        try (FrameSource source = seen.frames()) {
            new TcpAnalysis(AnalysisOptions.DEFAULT, judged, judged::advanced).acceptAll(source);
        }
        return judged;
    }
}
