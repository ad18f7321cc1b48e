package io.loopshark.report;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;

/** Traces told as letters, for tests. */
final class Letter {

    static final Story ENGLISH = Story.ENGLISH.in(Voice.LETTERS);
    static final Story CHINESE = Story.CHINESE.in(Voice.LETTERS);

    static final String OPENING = """
            > S 0:0(0)
            < S. 0:0(0) ack 1
            > . 1:1(0) ack 1
            """;
    static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;

    static List<JudgedConnection> judged(String trace) {
        return Trace.of(trace).judged(Trust.FILE, AnalysisOptions.DEFAULT.keepingSteps());
    }

    /** The story of the first connection in a trace, its lines joined, so that no wrapping stands between words. */
    static String told(String trace) {
        return ENGLISH.of(judged(trace).get(0)).replaceAll("\\s+", " ");
    }

    static String toldInChinese(String trace) {
        return CHINESE.of(judged(trace).get(0)).replaceAll("\\n\\s*", "");
    }

    private Letter() {}
}
