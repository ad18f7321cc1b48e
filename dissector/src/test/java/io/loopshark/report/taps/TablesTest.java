package io.loopshark.report.taps;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.testdata.Captures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TablesTest {

    private interface Each {
        void take(Dissection frame) throws IOException;
    }

    private static void frames(String capture, Each each) throws IOException {
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT);
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (CaptureFile file = CaptureFile.open(Captures.open(capture), capture)) {
            while (file.next(frame)) {
                decoder.decode(frame, packet);
                dissection.take(packet);
                each.take(dissection);
            }
        }
    }

    @Test
    void conversations_have_a_row_a_stream_with_the_end_heard_first_on_the_left() throws IOException {
        ConversationTable table = new ConversationTable();
        frames(Captures.ARTICLE, table::take);

        assertThat(table.text().lines().toList().get(5))
                .isEqualTo(
                        "127.0.0.1:52528            <-> 127.0.0.1:80                     5 418 bytes       6 439 bytes"
                                + "      11 857 bytes     0.000000000         0.2540");
    }

    @Test
    void conversations_beyond_the_bound_are_counted_only() throws IOException {
        ConversationTable table = new ConversationTable(2);
        frames("interleaved", table::take);

        assertThat(table.text().lines().toList())
                .hasSize(9)
                .contains("and 42 frames of conversations beyond the first 2");
    }

    @Test
    void findings_stand_by_severity_the_frequent_first() throws IOException {
        ExpertTable table = new ExpertTable();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, table);
        frames("forged-beyond-window", frame -> analysis.accept(frame.packet()));
        analysis.finish(FrameSource.Trust.FILE);

        assertThat(table.text()).isEqualTo("""

                        Errors (2)
                        =============
                           Frequency      Group           Protocol  Summary
                                   2   Sequence                TCP  BEYOND_WINDOW (RFC 9293 §3.8.6)

                        Warns (3)
                        =============
                           Frequency      Group           Protocol  Summary
                                   3   Sequence                TCP  RETRANSMISSION (RFC 9293 §3.10.8)

                        Notes (7)
                        =============
                           Frequency      Group           Protocol  Summary
                                   5   Sequence                TCP  ZERO_WINDOW (RFC 9293 §3.8.6)
                                   2   Sequence                TCP  WINDOW_UPDATE (RFC 9293 §3.10.7.4)
                        """);
    }

    @Test
    void a_stream_that_never_comes_is_silent() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FollowedStream stream = new FollowedStream(7, FollowedStream.Mode.ASCII, out);
        frames(Captures.ARTICLE, stream::take);
        stream.finish();

        assertThat(stream.met()).isFalse();
        assertThat(out.size()).isZero();
    }
}
