package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.capture.LinkType;
import io.loopshark.connection.Teardown;
import io.loopshark.testing.Packets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures whose frames were cut, and whose own lengths do not say so: the IP headers do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CutFramesTest {

    private static final List<String> CONNECTION = List.of(
            "> S 0:0(0) win 65535 <mss 1460>",
            "< S. 0:0(0) ack 1 win 65535 <mss 1460>",
            "> . 1:1(0) ack 1 win 65535",
            "> . 1:1461(1460) ack 1 win 65535",
            "< . 1:1(0) ack 1461 win 65535",
            "> FP. 1461:2001(540) ack 1 win 65535",
            "< . 1:1(0) ack 2002 win 65535",
            "< F. 1:1(0) ack 2002 win 65535",
            "> . 2002:2002(0) ack 2 win 65535");

    @ParameterizedTest
    @ValueSource(ints = {58, 59, 96, 120, 1000, 1513})
    void are_judged_by_what_their_senders_sent(int longest) {
        JudgedConnection judged = judged(CONNECTION, longest);

        assertThat(Found.byTheRfcs(judged)).isEmpty();
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.teardown()).isEqualTo(Teardown.FOUR_SEGMENT);
        assertThat(judged.clientBytes()).isEqualTo(2000);
    }

    @Test
    void excuse_no_data_behind_the_fin() {
        List<String> lines = new ArrayList<>(CONNECTION);
        lines.add("> P. 2002:2102(100) ack 2 win 65535");

        assertThat(judged(lines, 120).has(FindingKind.DATA_AFTER_FIN)).isTrue();
    }

    private static JudgedConnection judged(List<String> lines, int longest) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        for (int i = 0; i < lines.size(); i++) {
            byte[] whole = Packets.segment(lines.get(i)).bytes();
            byte[] cut = Arrays.copyOf(whole, Math.min(whole.length, longest));
            Frame frame = new Frame();
            frame.set(i + 1, 1_000_000L * i, cut, 0, cut.length, cut.length, LinkType.ETHERNET, 0);
            analysis.accept(frame);
        }
        analysis.finish(Trust.FILE);
        assertThat(ended).hasSize(1);
        return ended.get(0);
    }
}
