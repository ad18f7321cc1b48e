package io.loopshark.report.fields;

import io.loopshark.capture.Frame;
import io.loopshark.connection.Connection;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.filter.DisplayFilter;
import io.loopshark.report.Dissection;
import io.loopshark.segment.SegmentView;
import java.util.BitSet;

/**
 * The connections of one capture of which a display filter matches a frame.
 *
 * <pre>{@code
 * var matched = new MatchedConnections(filter, new Dissection(Dissection.Options.DEFAULT));
 * var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended, matched::advanced);
 * while (source.next(frame)) {
 *     analysis.accept(matched.take(frame));
 * }
 * }</pre>
 */
public final class MatchedConnections {

    private final DisplayFilter<Dissection> filter;
    private final Dissection dissection;
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private final BitSet frames = new BitSet();
    private final BitSet connections = new BitSet();

    /**
     * @param dissection where the filter asks for fields that begin with {@code loopshark.}, with what the judge said of the frames;
     *     where it asks for fields of plug-ins, with these
     */
    public MatchedConnections(DisplayFilter<Dissection> filter, Dissection dissection) {
        this.filter = filter;
        this.dissection = dissection;
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
