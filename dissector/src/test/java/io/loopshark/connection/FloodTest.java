package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testing.Packets;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** SYNs of many addresses that nobody answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FloodTest {

    private static final int FLOOD = 40_000;
    private static final int KEPT = 16_384;

    /** Where Ethernet and IPv4 have the last two octets of the source address. */
    private static final int SOURCE = 14 + 14;

    private final List<JudgedConnection> ended = new ArrayList<>();
    private final TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
    private long frames;

    @Test
    void costs_no_more_memory_than_the_latest_of_them_need() {
        flood(0, FLOOD);
        assertThat(analysis.tracker().all()).hasSize(KEPT);
        assertThat(ended).hasSize(FLOOD - KEPT).allMatch(JudgedConnection::evicted);
        assertThat(ended).extracting(JudgedConnection::number).isSorted();
    }

    @Test
    void does_not_push_out_a_connection_that_is_really_there() {
        accept("> S 1000:1000(0) win 65535");
        accept("< S. 5000:5000(0) ack 1001 win 65535");
        flood(0, FLOOD);
        accept("> . 1001:1001(0) ack 5001 win 65535");
        accept("> P. 1001:1011(10) ack 5001 win 65535");
        analysis.finish(Trust.FILE);
        JudgedConnection first = connection(0);
        assertThat(first.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(first.evicted()).isFalse();
        assertThat(first.packets()).isEqualTo(4);
    }

    @Test
    void does_not_push_out_a_client_that_keeps_asking() {
        accept("> S 1000:1000(0) win 65535");
        for (int i = 0; i < 5; i++) {
            flood(10_000 * i, 10_000);
            accept("> S 1000:1000(0) win 65535");
        }
        accept("< S. 5000:5000(0) ack 1001 win 65535");
        accept("> . 1001:1001(0) ack 5001 win 65535");
        analysis.finish(Trust.FILE);
        assertThat(connection(0).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(connection(0).packets()).isEqualTo(8);
    }

    private JudgedConnection connection(int number) {
        return ended.stream()
                .filter(connection -> connection.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private void flood(int from, int count) {
        for (int i = from; i < from + count; i++) {
            Frame syn = Packets.segment("> S 7000:7000(0) win 65535");
            Packets.put2(syn.bytes(), syn.offset() + SOURCE, 0x1000 + i);
            accept(syn);
        }
    }

    private void accept(String line) {
        accept(Packets.segment(line));
    }

    private void accept(Frame frame) {
        frames++;
        frame.set(
                frames,
                1_000_000L * frames,
                frame.bytes(),
                frame.offset(),
                frame.capturedLength(),
                frame.originalLength(),
                frame.linkType(),
                frame.interfaceId());
        analysis.accept(frame);
    }
}
