package io.loopshark.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.SegmentView;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Small traces, and {@code conn_state} and {@code history} of one as Zeek's log has them, a space between. */
final class ZeekWords {

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

    static final String MID_STREAM = """
            > P. 101:201(100) ack 501
            < P. 501:601(100) ack 201
            """;

    private ZeekWords() {}

    static String logged(String text) {
        return logged(Trace.of(text).only());
    }

    private static String logged(JudgedConnection connection) {
        return connection.connState() + " " + connection.history();
    }

    static String logged(String text, UnaryOperator<SegmentView> change) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        Trace.of(text).segments().forEach(segment -> analysis.accept(change.apply(segment)));
        analysis.finish(Trust.FILE);
        assertThat(ended).hasSize(1);
        return logged(ended.get(0));
    }
}
