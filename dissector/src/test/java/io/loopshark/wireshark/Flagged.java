package io.loopshark.wireshark;

import io.loopshark.testing.Trace;
import io.loopshark.testing.TraceSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A trace with what Wireshark is to say of it: lines of {@link Trace} notation, and behind {@code |} the flags expected of that
 * segment, by {@link AnalysisFlag#names}.
 */
record Flagged(List<String> expected, List<String> found) {

    static final String OPENING = """
            > S 0:0(0) win 1000
            < S. 0:0(0) ack 1 win 1000
            > . 1:1(0) ack 1 win 1000
            """;

    static Flagged of(String text) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Trace trace = Trace.of(String.join(
                "\n", lines.stream().map(line -> line.split("\\|")[0].strip()).toList()));
        WiresharkStreams streams = new WiresharkStreams();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] halves = lines.get(i).split("\\|");
            TraceSegment segment = trace.segment(i);
            String segmentText = halves[0].strip() + " | ";
            expected.add(segmentText + (halves.length > 1 ? halves[1].strip() : ""));
            found.add(segmentText + AnalysisFlag.names(streams.observe(segment)));
        }
        return new Flagged(expected, found);
    }
}
