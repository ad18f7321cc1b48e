package io.loopshark.report.fields;

import io.loopshark.capture.Frame;
import io.loopshark.connection.Connection;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.segment.SegmentView;
import java.util.BitSet;

/**
 * The connections of one capture of which a display filter matches a frame.
 *
 * <pre>{@code
 * var matched = new MatchedConnections(filter, Dissection.Options.DEFAULT);
 * var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended, matched::advanced);
 * while (source.next(frame)) {
 *     analysis.accept(matched.take(frame));
 * }
 * }</pre>
 */
public final class MatchedConnections {

    private final FrameFilter filter;
    private final Dissection dissection;
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private final BitSet frames = new BitSet();
    private final BitSet connections = new BitSet();

    /** @param options where the filter asks the judge, with what he said of the frames */
    public MatchedConnections(FrameFilter filter, Dissection.Options options) {
        this.filter = filter;
        dissection = new Dissection(options, filter.dissectors());
    }

    /** Asks the filter of the next frame, and gives it decoded. */
    public PacketView take(Frame frame) {
        decoder.decode(frame, packet);
        dissection.take(packet);
        if (filter.matches(dissection)) {
            frames.set(Math.toIntExact(packet.frameNumber()));
        }
        return packet;
    }

    /** Takes a segment with the connection that it turned out to belong to, which may be later than it was taken. */
    public void advanced(Connection connection, SegmentView segment) {
        if (frames.get(Math.toIntExact(segment.frameNumber()))) {
            connections.set(connection.number());
        }
    }

    /** Whether the filter matched a frame of the connection of this number. */
    public boolean has(int connection) {
        return connections.get(connection);
    }
}
