package io.loopshark.live;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.segment.Endpoint;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was seen in a {@link TrafficWindow} up to a moment. Its frames are numbered from 1 as they would be in a capture file that
 * holds just them, and the connections refer to these numbers.
 */
public final class Observation {

    /** Beyond so many segments, a connection is not kept segment by segment: nobody reads such a ladder. */
    public static final long MOST_STEPS = 100_000;

    private final List<CapturedFrame> frames;
    private final long start;
    private final int linkType;
    private final List<JudgedConnection> connections;
    private final Set<Flow> presumed;
    private final Left left;
    private final FrameSource.Trust trust;

    Observation(
            List<CapturedFrame> frames,
            long start,
            int linkType,
            List<JudgedConnection> connections,
            Set<Flow> presumed,
            Left left,
            FrameSource.Trust trust) {
        this.frames = frames;
        this.start = start;
        this.linkType = linkType;
        this.connections = List.copyOf(connections);
        this.presumed = presumed;
        this.left = left;
        this.trust = trust;
    }

    /** All connections, {@link #opened()} and {@link #reused()}, by number. */
    public List<JudgedConnection> connections() {
        return connections;
    }

    /** The connections whose first segment lies in the window, by number. */
    public List<JudgedConnection> opened() {
        return connections.stream().filter(this::isOpened).toList();
    }

    /** The connections that were opened before the window and carried data in it, by number. */
    public List<JudgedConnection> reused() {
        return connections.stream().filter(connection -> !isOpened(connection)).toList();
    }

    private boolean isOpened(JudgedConnection connection) {
        return isInWindow(connection.firstFrame());
    }

    /** Whether the frame with this number lies in the window, and not in the past of a reused connection. */
    public boolean isInWindow(long frameNumber) {
        return frames.get((int) (frameNumber - 1)).ordinal() >= start;
    }

    /**
     * The number of the first frame captured after a mark; one more than the last frame's when none was.
     *
     * @param mark from {@link TrafficWindow#mark()} of the same capture
     */
    public long firstFrameSince(long mark) {
        // Frames lie in the order of their ordinals.
        int low = 0;
        int high = frames.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).ordinal() < mark) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + 1L;
    }

    /**
     * Whether the connection is only presumed to be this process's: it left no trace, as one that is refused does, and other processes
     * are there that might have made it, though none was seen to.
     *
     * @param connection one of {@link #connections()}
     */
    public boolean isPresumed(JudgedConnection connection) {
        return presumed.contains(flowAt(connection.firstFrame()));
    }

    /** What is in none of the lists though it may concern this process. */
    public Left left() {
        return left;
    }

    /**
     * Connections that were left out; none when the window looks at ports.
     *
     * @param unattributed the servers of those begun in the window of which nobody can tell whether they belong to this process, one
     *     for each connection
     * @param guests the servers, of other processes, of those begun in the window of which this process is not known to be a client
     * @param older how many of this process carried data in the window and are older than the capture, so that nothing of their
     *     beginning is known
     */
    public record Left(List<Endpoint> unattributed, List<Endpoint> guests, int older) {
        /** Nothing was left out. */
        public static final Left NOTHING = new Left(List.of(), List.of(), 0);

        /** Copies the lists. */
        public Left {
            unattributed = List.copyOf(unattributed);
            guests = List.copyOf(guests);
        }

        /** The same of those to this port of a server, except the older ones. */
        public Left toPort(int port) {
            return new Left(toPort(unattributed, port), toPort(guests, port), older);
        }

        private static List<Endpoint> toPort(List<Endpoint> servers, int port) {
            return servers.stream().filter(server -> server.port() == port).toList();
        }
    }

    /** What the capture vouches for: whether frames were lost. */
    public FrameSource.Trust trust() {
        return trust;
    }

    /** How many frames there are. */
    public int frameCount() {
        return frames.size();
    }

    /** The link type of every frame ({@link io.loopshark.capture.LinkType}). */
    public int linkType() {
        return linkType;
    }

    /** The frames, as if read from a file. */
    public FrameSource frames() {
        return new FrameList();
    }

    /**
     * The same connection with every segment kept, for ladders and stories; unchanged when it has more than 100,000 segments.
     *
     * @param connection one of {@link #connections()}
     */
    public JudgedConnection inFull(JudgedConnection connection) {
        if (connection.packets() > MOST_STEPS) {
            return connection;
        }
        Flow flow = flowAt(connection.firstFrame());
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), judged::add);
        analysis.trust(trust);
        Frame frame = new Frame();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).flow() == flow) {
                frames.get(i).showIn(frame, i + 1L, linkType);
                analysis.accept(frame);
            }
        }
        judged.addAll(analysis.snapshot(trust));
        return judged.stream()
                .filter(candidate -> candidate.firstFrame() == connection.firstFrame())
                .findFirst()
                // Alone, it was counted as the first.
                .map(full -> connection.withSteps(full.steps()))
                .orElse(connection);
    }

    private Flow flowAt(long frameNumber) {
        return frames.get((int) (frameNumber - 1)).flow();
    }

    private final class FrameList implements FrameSource {
        private int next;

        @Override
        public boolean next(Frame frame) {
            if (next == frames.size()) {
                return false;
            }
            frames.get(next).showIn(frame, next + 1L, linkType);
            next++;
            return true;
        }

        @Override
        public Trust trust() {
            return trust;
        }

        @Override
        public String name() {
            return "lo";
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
