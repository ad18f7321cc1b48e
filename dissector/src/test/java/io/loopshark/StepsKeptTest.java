package io.loopshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.testdata.Captures;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsKeptTest {

    private static List<JudgedConnection> judged(AnalysisOptions options) throws IOException {
        List<JudgedConnection> connections = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(options, connections::add);
        try (FrameSource source = CaptureFile.open(Captures.open("http-1.0-three-connections"), "three")) {
            Frame frame = new Frame();
            while (source.next(frame)) {
                analysis.accept(frame);
            }
            analysis.finish(source.trust());
        }
        connections.sort(Comparator.comparingInt(JudgedConnection::number));
        return connections;
    }

    @Test
    void keeping_the_segments_of_one_connection_keeps_them_all_and_no_others() throws IOException {
        List<JudgedConnection> one = judged(AnalysisOptions.DEFAULT.keepingStepsOf(1));
        List<JudgedConnection> all = judged(AnalysisOptions.DEFAULT.keepingSteps());
        List<JudgedConnection> none = judged(AnalysisOptions.DEFAULT);

        assertThat(one)
                .hasSize(3)
                .extracting(connection -> connection.steps().size())
                .containsExactly(0, all.get(1).steps().size(), 0);
        assertThat((long) all.get(1).steps().size()).isEqualTo(all.get(1).packets());
        assertThat(none).allSatisfy(connection -> assertThat(connection.steps()).isEmpty());
        assertThat(one)
                .extracting(JudgedConnection::verdict)
                .isEqualTo(none.stream().map(JudgedConnection::verdict).toList());
    }
}
