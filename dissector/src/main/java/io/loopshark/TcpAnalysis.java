package io.loopshark;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Frames in, judged connections out: the facade that most callers need.
 *
 * <pre>{@code
 * var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, connection -> System.out.println(connection.verdict()));
 * while (source.next(frame)) {
 *     analysis.accept(frame);
 * }
 * analysis.finish(source.trust());
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class TcpAnalysis {

    /**
     * @param options how to work
     * @param ended is given each connection when it ends
     */
    public TcpAnalysis(AnalysisOptions options, Consumer<JudgedConnection> ended) {
        throw new UnsupportedOperationException();
    }

    /** Takes the next frame; frames without a TCP segment are passed over. The frame may be reused afterwards. */
    public void accept(Frame frame) {
        throw new UnsupportedOperationException();
    }

    /**
     * Every connection that has not been given to {@code ended} yet, as it stands now, by number. The analysis goes on unchanged;
     * a connection given here comes again when it ends.
     */
    public List<JudgedConnection> snapshot(FrameSource.Trust trust) {
        throw new UnsupportedOperationException();
    }

    /** The input is at its end: gives the closed connections that are still held, then those still open. */
    public void finish(FrameSource.Trust trust) {
        throw new UnsupportedOperationException();
    }
}
