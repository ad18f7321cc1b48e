package io.loopshark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long input, which is read on a thread of its own, comes to the same as one that the caller reads frame by frame. */
class ReadAheadTest {

    private static final int LONG = 100_000;

    private static final List<Frame> FRAMES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (String name : Captures.names()) {
            Frame frame = new Frame();
            try (FrameSource source = CaptureFile.open(Captures.open(name), name)) {
                while (source.next(frame)) {
                    FRAMES.add(frame.copy());
                }
            }
        }
    }

    /** The frames of the test data again and again, an hour later each time, in one buffer that is used again for each. */
    private static final class Repeating implements FrameSource {
        private final int most;
        private final int padding;
        private byte[] buffer = {};
        private int given;
        private boolean closed;

        Repeating(int most, int padding) {
            this.most = most;
            this.padding = padding;
        }

        @Override
        public boolean next(Frame frame) throws IOException {
            assertThat(closed).isFalse();
            if (given == most) {
                throw new IOException("damaged behind frame " + given);
            }
            Frame next = FRAMES.get(given % FRAMES.size());
            long later = given / FRAMES.size() * 3_600_000_000_000L;
            given++;
            if (buffer.length < next.capturedLength() + padding) {
                buffer = new byte[next.capturedLength() + padding];
            }
            System.arraycopy(next.bytes(), next.offset(), buffer, 0, next.capturedLength());
            int length = given % 1000 == 0 ? next.capturedLength() + padding : next.capturedLength();
            frame.set(given, next.timestampNanos() + later, buffer, 0, length, length, next.linkType(), 0);
            return true;
        }

        @Override
        public String name() {
            return "again and again";
        }

        @Override
        public long position() {
            return given;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static List<String> frameByFrame(Repeating source) {
        List<String> judged = new ArrayList<>();
        TcpAnalysis analysis =
                new TcpAnalysis(AnalysisOptions.DEFAULT, connection -> judged.add(connection.toString()));
        Frame frame = new Frame();
        assertThatThrownBy(() -> {
                    while (source.next(frame)) {
                        analysis.accept(frame);
                    }
                })
                .hasMessageStartingWith("damaged");
        analysis.finish(Trust.FILE);
        return judged;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 300_000})
    void all_that_is_before_the_damage_is_judged_and_the_damage_told(int padding) {
        List<String> judged = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        TcpAnalysis analysis =
                new TcpAnalysis(AnalysisOptions.DEFAULT, connection -> judged.add(connection.toString()));
        assertThatThrownBy(() -> analysis.acceptAll(new Repeating(LONG, padding), positions::add))
                .hasMessage("damaged behind frame " + LONG);
        analysis.finish(Trust.FILE);
        assertThat(judged).hasSizeGreaterThan(1000).isEqualTo(frameByFrame(new Repeating(LONG, padding)));
        assertThat(positions).isSorted().hasSizeGreaterThan(10);
    }

    @Test
    void who_judges_may_give_up_and_nobody_reads_on() throws IOException {
        Repeating source = new Repeating(LONG, 0);
        int[] judged = {0};
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, connection -> {
            if (++judged[0] == 700) {
                throw new IllegalStateException("enough");
            }
        });
        assertThatThrownBy(() -> analysis.acceptAll(source, position -> {})).hasMessage("enough");
        int given = source.given;
        source.close();
        assertThat(given).isLessThan(LONG);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("loopshark reader");
    }
}
