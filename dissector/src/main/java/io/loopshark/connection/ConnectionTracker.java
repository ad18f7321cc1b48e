package io.loopshark.connection;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells to which connection a segment belongs, and when a connection is at its end. It keeps at most a given number of
 * connections in mind.
 *
 * <p>A SYN with another ISN on the same two endpoints begins a new connection only when the old one is over, or when a SYN-ACK
 * acknowledges the new SYN; until that is decided the segments wait in limbo.
 */
public final class ConnectionTracker {

    /** How long a closed connection still takes late segments: twice the MSL of RFC 9293 §3.4.2, in nanoseconds. */
    private static final long LINGER_NANOS = 240_000_000_000L;

    /** How many closed connections are kept for late segments at most; far more only burden the memory caches. */
    private static final int MOST_CLOSED = 1 << 14;

    /**
     * How many connections are kept at most of which there is nothing but a SYN. Far more are a flood or a scan, which must not cost
     * the memory that real connections need.
     */
    private static final int MOST_ASKED_FOR = 1 << 14;

    /** What happens with what the tracker found out. */
    public interface Listener {
        /** A segment of this connection, to be judged and then taken by {@link Connection#advance}. */
        void segment(Connection connection, SegmentView segment);

        /** The connection is at its end; nothing of it will come any more. */
        void ended(Connection connection);
    }

    private final ConnectionTable table = new ConnectionTable();
    private final Listener listener;
    private final int mostConnections;
    private final ConnectionList askedFor = new ConnectionList();
    private final ConnectionList open = new ConnectionList();
    private final ConnectionList closed = new ConnectionList();
    private int numbered;
    private long nextExpiry = Long.MAX_VALUE;

    /**
     * @param mostConnections how many connections to keep in mind at most, at least 1
     * @param listener is told of each segment and each end, in order
     */
    public ConnectionTracker(int mostConnections, Listener listener) {
        this.mostConnections = mostConnections;
        this.listener = listener;
    }

    /** The connection that a segment between these two endpoints belongs to at present; null when there is none. */
    public @Nullable Connection find(SegmentView segment, int hash) {
        return table.find(segment, hash);
    }

    /** Takes the next segment of the capture. */
    public void take(SegmentView segment) {
        int hash = ConnectionTable.hash(segment);
        take(segment, hash, table.find(segment, hash));
    }

    /** Takes the next segment, of which {@link #find} has just told the connection. */
    public void take(SegmentView segment, int hash, @Nullable Connection connection) {
        if (connection == null) {
            begin(segment, hash, null);
        } else if (connection.limbo != null) {
            decide(connection, segment, connection.limbo);
        } else if (connection.stray != null) {
            decide(connection, segment, hash, connection.stray);
        } else if (beginsAnother(connection, segment)) {
            if (connection.over()) {
                beginAfter(connection, segment, hash);
            } else {
                connection.suspend(segment);
            }
        } else if (!connection.concerns(segment)) {
            if (connection.over()) {
                beginAfter(connection, segment, hash);
            } else {
                connection.setAside(segment);
            }
        } else {
            pass(connection, segment);
        }
    }

    /** The hash of a segment's two endpoints, for {@link #take(SegmentView, int, Connection)}. */
    public static int hash(SegmentView segment) {
        return ConnectionTable.hash(segment);
    }

    /** Whether closed connections are due to be let go at this time (nanoseconds since 1970). */
    public boolean expires(long nanos) {
        return nanos > nextExpiry;
    }

    /** Lets closed connections go that were quiet for long enough. */
    public void expire(long nanos) {
        Connection oldest = closed.first();
        while (oldest != null && nanos - oldest.lastNanos() > LINGER_NANOS) {
            end(oldest);
            oldest = closed.first();
        }
        nextExpiry = oldest == null ? Long.MAX_VALUE : oldest.lastNanos() + LINGER_NANOS;
    }

    /** The end of the input: closed connections first, in the order in which they closed, then those still open, by number. */
    public void finish() {
        for (Connection connection : all()) {
            settle(connection);
        }
        for (Connection next = closed.first(); next != null; next = closed.first()) {
            end(next);
        }
        while (table.size() > 0) {
            all().forEach(this::end);
        }
    }

    /** Every connection that is kept in mind, by number. */
    public List<Connection> all() {
        List<Connection> all = table.all();
        all.sort(Comparator.comparingInt(Connection::number));
        return all;
    }

    private static boolean beginsAnother(Connection connection, SegmentView segment) {
        if (!segment.has(Flags.SYN) || segment.has(Flags.RST)) {
            return false;
        }
        if (segment.has(Flags.ACK)) {
            return connection.over() && answersUncaptured(connection, segment);
        }
        if (connection.selfConnected()) {
            return connection.over() && connection.client().iss() != segment.sequence();
        }
        Peer from = connection.peer(connection.sender(segment));
        Peer to = connection.peer(connection.sender(segment).other());
        if (from.knowsIss()) {
            return from.iss() != segment.sequence();
        }
        // Both SYNs crossing is one connection, and so is a SYN that was captured a little late; otherwise the SYN is
        // of another.
        boolean crossing = to.knowsIss() && !to.knowsRcvNxt() && !connection.over();
        return !crossing && !Opening.begins(segment, from, to);
    }

    /** Whether the SYN-ACK is of a new connection whose SYN is not in the capture. */
    private static boolean answersUncaptured(Connection connection, SegmentView synAck) {
        Peer from = connection.peer(connection.sender(synAck));
        Peer to = connection.peer(connection.sender(synAck).other());
        return (!from.knowsIss() || from.iss() != synAck.sequence())
                && !connection.acknowledgesSomeSyn(to, synAck.acknowledgement())
                && !connection.selfConnected();
    }

    private Connection begin(SegmentView segment, int hash, @Nullable Predecessor predecessor) {
        if (table.size() >= mostConnections) {
            evict();
        }
        Connection connection = newConnection(segment, hash, predecessor);
        table.add(connection);
        open.add(connection);
        pass(connection, segment);
        if (connection.onlyAskedFor()) {
            move(connection, askedFor);
            if (askedFor.size() > MOST_ASKED_FOR) {
                evictQuietest(askedFor);
            }
        }
        return connection;
    }

    private Connection newConnection(SegmentView segment, int hash, @Nullable Predecessor predecessor) {
        Peer source = new Peer(segment.ipv6(), segment.sourceHigh(), segment.sourceLow(), segment.sourcePort());
        if (source.receives(segment)) {
            return new Connection(numbered++, source, source, hash, segment, predecessor);
        }
        Peer destination = new Peer(
                segment.ipv6(), segment.destinationHigh(), segment.destinationLow(), segment.destinationPort());
        boolean syn = segment.has(Flags.SYN) && !segment.has(Flags.RST);
        boolean sourceIsClient = syn ? !segment.has(Flags.ACK) : segment.sourcePort() >= segment.destinationPort();
        return sourceIsClient
                ? new Connection(numbered++, source, destination, hash, segment, predecessor)
                : new Connection(numbered++, destination, source, hash, segment, predecessor);
    }

    private void pass(Connection connection, SegmentView segment) {
        listener.segment(connection, segment);
        if (connection.list == askedFor && !connection.onlyAskedFor()) {
            move(connection, open);
        }
        if (connection.list != closed && connection.over()) {
            move(connection, closed);
            if (nextExpiry == Long.MAX_VALUE) {
                nextExpiry = connection.lastNanos() + LINGER_NANOS;
            }
            Connection oldest = closed.first();
            if (closed.size() > MOST_CLOSED && oldest != null) {
                end(oldest);
            }
        }
    }

    /** A SYN with another ISN waits: does this segment tell whose it is? */
    private void decide(Connection connection, SegmentView segment, Limbo limbo) {
        switch (limbo.take(segment)) {
            case UNDECIDED -> {}
            case OLD -> {
                settle(connection);
                take(segment);
            }
            case NEW -> split(connection, segment, limbo);
        }
    }

    /** The SYN that waited begins a new connection; what waited with it goes to the one it is of. */
    private void split(Connection connection, SegmentView segment, Limbo limbo) {
        connection.limbo = null;
        List<SegmentView> all = new ArrayList<>(limbo.waiting());
        all.add(segment);
        all.stream().filter(waiting -> !limbo.ofNew(waiting)).forEach(waiting -> pass(connection, waiting));
        int hash = ConnectionTable.hash(limbo.syn());
        Connection next = beginAfter(connection, limbo.syn(), hash);
        all.stream().skip(1).filter(limbo::ofNew).forEach(waiting -> pass(next, waiting));
    }

    private Connection beginAfter(Connection old, SegmentView first, int hash) {
        Predecessor predecessor = Predecessor.of(old);
        end(old);
        return begin(first, hash, predecessor);
    }

    /** A segment waits none of whose numbers belong here; if the next one's do neither, the capture missed how another connection began. */
    private void decide(Connection connection, SegmentView segment, int hash, Segment stray) {
        connection.stray = null;
        if (connection.concerns(segment)) {
            pass(connection, stray);
        } else {
            beginAfter(connection, stray, hash);
        }
        take(segment);
    }

    private void settle(Connection connection) {
        Limbo limbo = connection.limbo;
        if (limbo != null) {
            connection.limbo = null;
            limbo.waiting().forEach(waiting -> pass(connection, waiting));
        }
    }

    private void end(Connection connection) {
        settle(connection);
        table.remove(connection);
        leave(connection);
        listener.ended(connection);
        Segment stray = connection.stray;
        if (stray != null) {
            // Nothing came that would have told whose it is; it is not to be held against this connection.
            connection.stray = null;
            begin(stray, connection.hash, null);
        }
    }

    private static void move(Connection connection, ConnectionList to) {
        leave(connection);
        to.add(connection);
    }

    private static void leave(Connection connection) {
        ConnectionList list = connection.list;
        if (list != null) {
            list.remove(connection);
        }
    }

    /** Makes room: a closed connection first, then one that was only asked for, then an open one. */
    private void evict() {
        Connection oldest = closed.first();
        if (oldest != null) {
            end(oldest);
        } else {
            evictQuietest(askedFor.size() > 0 ? askedFor : open);
        }
    }

    /** Lets the connection go that was quiet for longest, as far as a second chance tells. */
    private void evictQuietest(ConnectionList list) {
        for (Connection oldest = list.first(); oldest != null; oldest = list.first()) {
            if (oldest.lastFrame() == oldest.frameWhenListed) {
                oldest.evict();
                end(oldest);
                return;
            }
            move(oldest, list);
        }
    }
}
