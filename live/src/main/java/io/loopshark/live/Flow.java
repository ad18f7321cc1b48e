package io.loopshark.live;

import io.loopshark.live.socket.Ownership;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * The segments between two endpoints, from a SYN to the next one: just enough to know whose they are and whether they must be kept.
 * What they mean is judged elsewhere.
 */
final class Flow {

    private final long firstOrdinal;
    private final Endpoint client;
    private final Endpoint server;
    private final boolean openingSeen;
    private Ownership ownership = Ownership.UNKNOWN;
    private long lastDataOrdinal = -1;
    private boolean clientClosed;
    private long clientClosedAt = Long.MAX_VALUE;
    private boolean serverClosed;
    private boolean reset;
    private boolean askedAfterTheEnd;
    private boolean forgotten;
    private boolean perhapsOthers;

    /** A flow that begins with this segment. */
    Flow(long ordinal, SegmentView first) {
        firstOrdinal = ordinal;
        openingSeen = Flags.isSyn(first.flags());
        boolean fromServer = Flags.isSynAck(first.flags());
        client = fromServer ? first.destination() : first.source();
        server = fromServer ? first.source() : first.destination();
    }

    void note(long ordinal, SegmentView segment) {
        if (segment.payloadLength() > 0) {
            lastDataOrdinal = ordinal;
        }
        reset |= segment.has(Flags.RST);
        if (segment.has(Flags.FIN)) {
            boolean fromClient = segment.sourcePort() == client.port()
                    && segment.sourceLow() == client.address().low()
                    && segment.sourceHigh() == client.address().high();
            if (fromClient && !clientClosed) {
                clientClosedAt = ordinal;
            }
            clientClosed |= fromClient;
            serverClosed |= !fromClient;
        }
    }

    Endpoint client() {
        return client;
    }

    Endpoint server() {
        return server;
    }

    Ownership ownership() {
        return ownership;
    }

    void ownership(Ownership known) {
        ownership = known;
    }

    /** Notes whether other processes were there that may have made this connection, of which nothing was left. */
    void perhapsOthers(boolean there) {
        perhapsOthers = there;
    }

    boolean perhapsOthers() {
        return perhapsOthers;
    }

    /** Whether a new SYN between the same endpoints begins another connection. Straggling segments of an old one do not count. */
    boolean giveWayToANewOne() {
        return over() || !openingSeen();
    }

    /** Once a connection has ended, its sockets do not come back: one more question is enough. */
    boolean worthAskingAgain() {
        boolean worth = !askedAfterTheEnd;
        askedAfterTheEnd = over();
        return worth;
    }

    /** Whether the connection is done as far as keeping its past goes: nobody will reuse it. */
    boolean over() {
        return reset || clientClosed && serverClosed;
    }

    boolean beganAt(long ordinal) {
        return firstOrdinal >= ordinal;
    }

    /** Whether its SYN was captured; else it is older than the capture, or what was kept of it was let go. */
    boolean openingSeen() {
        return openingSeen && !forgotten;
    }

    /** Its first frames are no longer kept. */
    void forget() {
        forgotten = true;
    }

    /**
     * Whether the connection began at {@code ordinal} or later, or carried data since. Once its client has closed nobody uses it again:
     * what its server still sends belongs to who used it before.
     */
    boolean activeSince(long ordinal) {
        return beganAt(ordinal) || lastDataOrdinal >= ordinal && clientClosedAt >= ordinal;
    }

    boolean hasPortOf(Scope scope) {
        // Who is the server is known from the SYN; a connection met in mid-stream may be either way round.
        return scope.hasPort(server.port()) || !openingSeen && scope.hasPort(client.port());
    }
}
