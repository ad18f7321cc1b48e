package io.loopshark.junit;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.PacketView;
import io.loopshark.filter.DisplayFilter;
import io.loopshark.filter.FilterException;
import io.loopshark.live.Observation;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.JudgedFrames;
import io.loopshark.report.Judgements;
import io.loopshark.report.fields.FilterTable;
import io.loopshark.report.fields.MatchedConnections;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A display filter that tells of connections that were seen whether it matches one of their frames. */
final class Matched {

    private static final String JUDGED_FIELDS = "loopshark.";

    private final DisplayFilter<Dissection> filter;
    private final Dissectors dissectors;

    /**
     * @param plugins asked only where the filter has a name that Loopshark alone does not know
     * @throws IllegalArgumentException when it is no filter; the message shows the place
     */
    Matched(String text, Supplier<Dissectors> plugins) {
        DisplayFilter<Dissection> compiled;
        Dissectors needed = Dissectors.NONE;
        try {
            compiled = DisplayFilter.compile(text, FilterTable.FIELDS);
        } catch (FilterException e) {
            needed = plugins.get();
            compiled = compile(text, needed);
        }
        filter = compiled;
        dissectors = needed;
    }

    private static DisplayFilter<Dissection> compile(String text, Dissectors plugins) {
        try {
            return DisplayFilter.compile(text, FilterTable.with(plugins));
        } catch (FilterException e) {
            throw new IllegalArgumentException(
                    "filter, column " + e.column() + ": " + e.getMessage() + System.lineSeparator() + e.picture(), e);
        }
    }

    Predicate<JudgedConnection> in(Observation seen) throws IOException {
        Judgements judgements = filter.asksFor(JUDGED_FIELDS) ? judge(seen) : Judgements.NONE;
        Dissection dissection = new Dissection(new Dissection.Options(true, judgements), dissectors);
        MatchedConnections matched = new MatchedConnections(filter, dissection);
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
