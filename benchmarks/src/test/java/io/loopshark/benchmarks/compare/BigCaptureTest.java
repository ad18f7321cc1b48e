package io.loopshark.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigCaptureTest {

    private static final int CONNECTIONS = 500;
    private static final int OPEN = 50;

    @TempDir
    Path folder;

    @Test
    void every_connection_is_complete_and_right() throws IOException {
        BigCapture.Written written = BigCapture.connections(folder, CONNECTIONS, OPEN, 1);

        List<JudgedConnection> judged = judge(written.file());

        assertThat(judged).hasSize(CONNECTIONS).allSatisfy(connection -> {
            assertThat(connection.handshake()).isEqualTo(Handshake.COMPLETE);
            assertThat(connection.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(connection.findings()).isEmpty();
        });
        assertThat(judged)
                .extracting(JudgedConnection::teardown)
                .containsOnly(Teardown.FOUR_SEGMENT, Teardown.THREE_SEGMENT, Teardown.RESET);
        assertThat(judged.stream().mapToLong(JudgedConnection::packets).sum()).isEqualTo(written.packets());
        assertThat(Files.size(written.file())).isEqualTo(written.bytes());
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_does_not() throws IOException {
        byte[] once = Files.readAllBytes(
                BigCapture.connections(folder, CONNECTIONS, OPEN, 1).file());
        byte[] again = Files.readAllBytes(
                BigCapture.connections(folder, CONNECTIONS, OPEN, 1).file());
        byte[] other = Files.readAllBytes(
                BigCapture.connections(folder, CONNECTIONS, OPEN, 2).file());

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void a_syn_flood_has_as_many_unanswered_connections_as_syns() throws IOException {
        BigCapture.Written written = BigCapture.synFlood(folder, CONNECTIONS, 1);

        List<JudgedConnection> judged = judge(written.file());

        assertThat(judged).hasSize(CONNECTIONS).allSatisfy(connection -> assertThat(connection.handshake())
                .isEqualTo(Handshake.NO_REPLY));
        assertThat(judged)
                .extracting(connection -> connection.client().address())
                .doesNotHaveDuplicates();
    }

    private static List<JudgedConnection> judge(Path file) throws IOException {
        var judged = new ArrayList<JudgedConnection>();
        var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        try (CaptureFile capture = CaptureFile.open(file)) {
            var frame = new Frame();
            while (capture.next(frame)) {
                analysis.accept(frame);
            }
            analysis.finish(capture.trust());
        }
        return judged;
    }
}
