package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.SegmentView;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Right connections of which frames are missing, and what that must not be mistaken for. */
class MissedFramesTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static void assertOpen(String text) {
        Trace trace = Trace.of(text);
        assertThat(trace.only().verdict()).as("%s", trace.only().findings()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_was_said_while_data_was_missing_is_no_news_when_it_is_captured_again() {
        assertOpen(OPEN + """
                < . 1:1(0) ack 101
                > . 101:101(0) ack 51
                +0.5 < . 1:1(0) ack 101
                """);
    }

    @Test
    void a_keep_alive_whose_octet_is_missing_is_not_what_was_sent() {
        String missed = OPEN + """
                < . 1:1(0) ack 101
                +7200 > . 100:101(1) ack 1
                < . 1:1(0) ack 101
                """;
        assertThat(differences(missed + "> P. 1:101(100) ack 1\n")).isZero();
    }

    @Test
    void an_octet_that_was_not_acknowledged_yet_is() {
        String missed = OPEN + "+1 > . 100:101(1) ack 1\n> P. 1:101(100) ack 1\n";
        assertThat(differences(missed)).isOne();
    }

    /** How often an octet comes with another value, when the one-octet segments have garbage. */
    private static long differences(String text) {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        for (SegmentView segment : Trace.of(text).segments()) {
            EditableSegment edited = new EditableSegment(segment);
            analysis.accept(segment.payloadLength() == 1 ? edited.payload(new byte[] {0x55}) : edited);
        }
        analysis.finish(Trust.FILE);
        return judged.get(0).findings().stream()
                .filter(finding -> finding.kind() == FindingKind.RETRANSMISSION_DIFFERS)
                .count();
    }
}
