package io.loopshark;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Connection;
import io.loopshark.connection.ConnectionTracker;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.segment.SegmentView;
import io.loopshark.verdict.Judge;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private final Judge judge;
    private final ConnectionTracker tracker;
    private final @Nullable BiConsumer<Connection, SegmentView> advanced;
    private Trust trust = Trust.FILE;

    /**
     * @param options how to work
     * @param ended is given each connection when it ends
     */
    public TcpAnalysis(AnalysisOptions options, Consumer<JudgedConnection> ended) {
        this(options, ended, null);
    }

    /**
     * @param options how to work
     * @param ended is given each connection when it ends
     * @param advanced is shown each segment with its connection once that has advanced over it, and may keep neither
     */
    public TcpAnalysis(
            AnalysisOptions options,
            Consumer<JudgedConnection> ended,
            @Nullable BiConsumer<Connection, SegmentView> advanced) {
        this.advanced = advanced;
        judge = new Judge(options.steps());
        tracker = new ConnectionTracker(options.maxOpenConnections(), new ConnectionTracker.Listener() {
            @Override
            public void segment(Connection connection, SegmentView segment) {
                judge.judge(connection, segment);
                if (advanced != null) {
                    advanced.accept(connection, segment);
                }
            }

            @Override
            public void ended(Connection connection) {
                ended.accept(judge.conclude(connection, trust, true));
            }
        });
    }

    /** Takes the next frame; frames without a TCP segment are passed over. The frame may be reused afterwards. */
    public void accept(Frame frame) {
        if (decoder.decode(frame, packet)) {
            accept(packet);
        }
    }

    /**
     * Takes every frame of a source, and finishes; when reading fails, with what was read before.
     *
     * @throws IOException when reading fails
     */
    public void acceptAll(FrameSource source) throws IOException {
        Frame frame = new Frame();
        try {
            while (source.next(frame)) {
                accept(frame);
            }
        } finally {
            finish(source.trust());
        }
    }

    /** Takes the next segment, for those who decode themselves. The view may be reused afterwards. */
    public void accept(SegmentView segment) {
        if (tracker.expires(segment.timestampNanos())) {
            tracker.expire(segment.timestampNanos());
        }
        int hash = ConnectionTracker.hash(segment);
        Connection connection = tracker.find(segment, hash);
        if (connection == null || !judge.judgeExpected(connection, segment)) {
            tracker.take(segment, hash, connection);
        } else if (advanced != null) {
            advanced.accept(connection, segment);
        }
    }

    /**
     * What the source vouches for, from now on, where a connection ends before the input does; until this is called, no more than a
     * file does. For sources that know of their losses as they go.
     */
    public void trust(Trust now) {
        trust = now;
    }

    /** The connections that are kept in mind now, for those who want to look at each before it advances. */
    public ConnectionTracker tracker() {
        return tracker;
    }

    /**
     * Every connection that has not been given to {@code ended} yet, as it stands now, by number. The analysis goes on unchanged;
     * a connection given here comes again when it ends.
     *
     * @param now what the source vouches for at this moment
     */
    public List<JudgedConnection> snapshot(FrameSource.Trust now) {
        return tracker.all().stream()
                .map(connection -> judge.conclude(connection, now, false))
                .toList();
    }

    /**
     * The input is at its end: gives the closed connections that are still held, then those still open.
     *
     * @param atEnd what the source vouches for
     */
    public void finish(FrameSource.Trust atEnd) {
        trust = atEnd;
        tracker.finish();
    }
}
