package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its two peers, advanced segment by segment. It follows what the segments say and judges nothing: rules look
 * at it before it advances.
 */
public final class Connection {

    // What was seen of the opening, by side.
    private static final int CLIENT_SYN = 1;
    private static final int SERVER_SYN = 2;
    private static final int CLIENT_SYN_ACK = 4;
    private static final int SERVER_SYN_ACK = 8;
    private static final int CLIENT_ACK = 16;
    private static final int SERVER_ACK = 32;
    private static final int RESET_BY_CLIENT = 64;
    private static final int RESET_BY_SERVER = 128;

    private static final int MOST_OTHER_SYNS = 8;

    /** How many octets of one direction a capture may miss in a row before what follows is of another connection. */
    private static final int MOST_MISSED = 1 << 27;

    private final int number;
    private final Peer client;
    private final Peer server;
    private final int network;
    private final boolean ipv6;
    private final long clientLow;
    private final long serverLow;
    private final int portsFromClient;
    private final int portsFromServer;
    private final @Nullable Predecessor predecessor;
    final int hash;

    private final long firstFrame;
    private final long startNanos;
    private long lastFrame;
    private long lastNanos;
    private long packets;

    private boolean expectedData;
    private boolean expectedAcknowledgement;
    private int opening;
    private boolean predictable;
    private @Nullable Teardown closed;
    private @Nullable Closer closedFirst;
    private boolean firstFinAcknowledgedAlone;
    private boolean evicted;
    private @Nullable List<Segment> otherSyns;
    private @Nullable Object attachment;
    private @Nullable Object companion;
    private int marks;
    private @Nullable Object observations;

    // Which of the tracker's lists holds this connection, and where.
    @Nullable
    Connection previous;

    @Nullable
    Connection next;

    @Nullable
    ConnectionList list;

    long frameWhenListed;

    /** Segments whose connection is not decided yet: a SYN with another ISN and what followed it. */
    @Nullable
    Limbo limbo;

    /** A segment none of whose numbers belong to this connection, until the next one tells whether another has begun. */
    @Nullable
    Segment stray;

    Connection(int number, Peer client, Peer server, int hash, SegmentView first, @Nullable Predecessor predecessor) {
        this.number = number;
        this.client = client;
        this.server = server;
        this.hash = hash;
        this.predecessor = predecessor;
        network = first.network();
        ipv6 = first.ipv6();
        boolean byClient = client.sent(first);
        clientLow = byClient ? first.sourceLow() : first.destinationLow();
        serverLow = byClient ? first.destinationLow() : first.sourceLow();
        portsFromClient = client.port() << 16 | server.port();
        portsFromServer = server.port() << 16 | client.port();
        firstFrame = first.frameNumber();
        startNanos = first.timestampNanos();
        lastFrame = firstFrame;
        lastNanos = startNanos;
    }

    /** 0, 1, 2 … in the order in which connections began. */
    public int number() {
        return number;
    }

    /** Who opened the connection, as best known. */
    public Peer client() {
        return client;
    }

    /** The other peer. On a socket connected to itself it is the same. */
    public Peer server() {
        return server;
    }

    /** The peer on this side. */
    public Peer peer(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /** Who sent this segment of this connection. */
    public Side sender(SegmentView segment) {
        int ports = segment.sourcePort() << 16 | segment.destinationPort();
        boolean byClient = ports == portsFromClient && (portsFromClient != portsFromServer || client.sent(segment));
        return byClient ? Side.CLIENT : Side.SERVER;
    }

    /** Whether the capture shows who is the client: a SYN of the client's was captured. Else it is inferred. */
    public boolean rolesObserved() {
        return (opening & CLIENT_SYN) != 0;
    }

    /** The connection that the same two endpoints had before, as far as it is still in mind; null without one. */
    public @Nullable Predecessor predecessor() {
        return predecessor;
    }

    /** Whether a socket is connected to itself: one peer, one sequence space. */
    public boolean selfConnected() {
        return client == server;
    }

    /** The first frame's number. */
    public long firstFrame() {
        return firstFrame;
    }

    /** The latest frame's number. */
    public long lastFrame() {
        return lastFrame;
    }

    /** Time of the first frame, nanoseconds since 1970. */
    public long startNanos() {
        return startNanos;
    }

    /** Time of the latest frame, nanoseconds since 1970. */
    public long lastNanos() {
        return lastNanos;
    }

    /** How many segments there were. */
    public long packets() {
        return packets;
    }

    /** Whether a segment with data took the short way. */
    public boolean expectedData() {
        return expectedData;
    }

    /** Whether a segment without data took the short way. */
    public boolean expectedAcknowledgement() {
        return expectedAcknowledgement;
    }

    /** Whether this connection was let go before its end, to keep memory bounded. */
    public boolean evicted() {
        return evicted;
    }

    /** Whether a SYN of each peer was captured. */
    public boolean bothSynsSeen() {
        return client.knowsIss() && server.knowsIss();
    }

    /** Whether both SYNs were captured and nothing is missing: only then the numbers are known for certain. */
    public boolean known() {
        return bothSynsSeen() && !client.hasHoles() && !server.hasHoles();
    }

    /** Whether both SYNs, and each copy of them, carried this option ({@link TcpOption.Bit}), so that it counts on the connection. */
    public boolean agreed(int option) {
        return client.offered(option) && server.offered(option);
    }

    /** Whether this option may count on the connection: no SYN that was captured, nor what was cut off from one, rules it out. */
    public boolean mayBeAgreed(int option) {
        return client.mayHaveOffered(option) && server.mayHaveOffered(option);
    }

    /** Whether it is known how both peers' window fields are to be shifted. */
    public boolean knowsShifts() {
        return bothSynsSeen() && agreed(TcpOption.Bit.WINDOW_SCALE) == mayBeAgreed(TcpOption.Bit.WINDOW_SCALE);
    }

    /** Whether a SYN-ACK of this peer follows a SYN of its own, as in a simultaneous opening. */
    public boolean opensActively(Side side) {
        return (opening & synOf(side)) != 0;
    }

    /** Whether the connection is over: reset, refused, or both FINs acknowledged. */
    public boolean over() {
        return closed == Teardown.RESET || client.finAcknowledged() && server.finAcknowledged();
    }

    /**
     * Whether at least one of the segment's two numbers can belong here. On an open connection the capture may have missed much; one
     * that is over has nothing further to number. A RST is always taken, since its numbers mean little.
     */
    boolean concerns(SegmentView segment) {
        if (segment.has(Flags.RST) || !segment.has(Flags.ACK)) {
            return true;
        }
        Side side = sender(segment);
        int room = over() ? 1 : MOST_MISSED;
        return peer(side).mayOwn(segment.sequence(), room)
                || peer(side.other()).mayOwn(segment.acknowledgement(), room);
    }

    /** SYNs and SYN-ACKs whose ISN is not the one that counts, in their order. */
    public List<Segment> otherSyns() {
        return otherSyns == null ? List.of() : otherSyns;
    }

    /** What the judge keeps with this connection; this package does not look at it. */
    public @Nullable Object attachment() {
        return attachment;
    }

    /** Keeps something of the judge's with this connection. */
    public void attach(@Nullable Object value) {
        attachment = value;
    }

    /** What follows this connection beside it from its first segments on; this package does not look at it. */
    public @Nullable Object companion() {
        return companion;
    }

    /** Lets something follow this connection beside it. */
    public void accompany(Object follower) {
        companion = follower;
    }

    /** Whether the companion has set this mark. Marks lie here so that an expected segment need not touch another object. */
    public boolean marked(int mark) {
        return (marks & mark) != 0;
    }

    /** Sets a mark of the companion's. */
    public void mark(int mark) {
        marks |= mark;
    }

    /** What an observer of another school keeps with this connection; this package does not look at it. */
    public @Nullable Object observations() {
        return observations;
    }

    /** Keeps something of that observer's with this connection. */
    public void keepObservations(Object value) {
        observations = value;
    }

    /** Whether the client's third segment is the next that the opening needs: SYN and SYN-ACK are there. */
    public boolean awaitsThirdSegment() {
        int needed = CLIENT_SYN | SERVER_SYN_ACK;
        return (opening & (needed | CLIENT_ACK | SERVER_SYN)) == needed;
    }

    void suspend(SegmentView syn) {
        limbo = new Limbo(this, syn);
        predictable = false;
    }

    /** Whether there is nothing but the client's SYN, maybe several times. */
    boolean onlyAskedFor() {
        return opening == CLIENT_SYN;
    }

    void setAside(SegmentView segment) {
        stray = Segment.withPayload(segment);
        predictable = false;
    }

    void evict() {
        evicted = true;
    }

    /** Whether the segment goes between these two endpoints. Compares copies, so that finding a connection touches one object. */
    boolean matches(SegmentView segment) {
        long source = segment.sourceLow();
        long destination = segment.destinationLow();
        int ports = segment.sourcePort() << 16 | segment.destinationPort();
        boolean fromClient = ports == portsFromClient && source == clientLow && destination == serverLow;
        boolean fromServer = ports == portsFromServer && source == serverLow && destination == clientLow;
        return (fromClient || fromServer)
                && network == segment.network()
                && ipv6 == segment.ipv6()
                && (!ipv6 || sameHighWords(segment));
    }

    private boolean sameHighWords(SegmentView segment) {
        return client.sent(segment) && server.receives(segment) || server.sent(segment) && client.receives(segment);
    }

    // ---- what it came to
    // -------------------------------------------------------------------------------------------------

    /** How far the opening got. */
    public Handshake handshake() {
        if ((opening & (CLIENT_SYN | SERVER_SYN)) == (CLIENT_SYN | SERVER_SYN) || selfConnected() && bothSynsSeen()) {
            return Handshake.SIMULTANEOUS_OPEN;
        }
        if ((opening & CLIENT_SYN) == 0) {
            return Handshake.NOT_SEEN;
        }
        if ((opening & SERVER_SYN_ACK) != 0) {
            if ((opening & CLIENT_ACK) != 0) {
                return Handshake.COMPLETE;
            }
            return (opening & (RESET_BY_CLIENT | RESET_BY_SERVER)) != 0 ? Handshake.RESET : Handshake.NO_FINAL_ACK;
        }
        if ((opening & (CLIENT_ACK | SERVER_ACK)) != 0) {
            return Handshake.NOT_SEEN;
        }
        return (opening & RESET_BY_SERVER) != 0 ? Handshake.REFUSED : Handshake.NO_REPLY;
    }

    /** Whether the opening got to its end: each SYN has been answered with an ACK of the other side's. */
    public boolean opened() {
        boolean byClient = (opening & (CLIENT_SYN_ACK | CLIENT_ACK)) != 0;
        boolean byServer = selfConnected() || (opening & (SERVER_SYN_ACK | SERVER_ACK)) != 0;
        return switch (handshake()) {
            case COMPLETE -> true;
            case SIMULTANEOUS_OPEN -> byClient && byServer;
            case NO_FINAL_ACK, NO_REPLY, REFUSED, RESET, NOT_SEEN -> false;
        };
    }

    /** How the connection ended. */
    public Teardown teardown() {
        if (closed == Teardown.RESET) {
            return Teardown.RESET;
        }
        if (lacksDirection() && (opening & (CLIENT_ACK | SERVER_ACK | SERVER_SYN_ACK)) != 0) {
            return Teardown.NOT_SEEN;
        }
        if (!client.finSent() && !server.finSent()) {
            return Teardown.OPEN;
        }
        boolean bothAcknowledged = client.finAcknowledged() && server.finAcknowledged();
        return bothAcknowledged && closed != null ? closed : Teardown.HALF_CLOSED;
    }

    /** Who sent the first FIN or the RST; null when nobody did. */
    public @Nullable Closer closedFirstBy() {
        return closedFirst;
    }

    /** Whether one of the peers never sent anything in the capture. */
    public boolean lacksDirection() {
        return client.packets() == 0 || server.packets() == 0;
    }

    // ---- advancing
    // -------------------------------------------------------------------------------------------------------

    /** Whether the short way may be taken as far as the connection is concerned: open, known, nothing pending. */
    public boolean predictable() {
        return predictable;
    }

    /** Shuts the short way until the next segment has been taken in full. */
    public void keepToTheLongWay() {
        predictable = false;
    }

    /** The short way for a segment that is exactly the next one expected; the caller has made sure of that. */
    public void advanceExpected(SegmentView segment, Peer from, Peer to) {
        packets++;
        lastFrame = segment.frameNumber();
        lastNanos = segment.timestampNanos();
        int length = segment.payloadLength();
        if (length > 0) {
            expectedData = true;
        } else {
            expectedAcknowledgement = true;
        }
        long window = (long) segment.window() << from.shift();
        from.sendExpected(length, segment.acknowledgement(), window, segment.timestampValue(), lastNanos);
        to.acknowledged(segment.acknowledgement());
    }

    /** Counts a frame that shows a segment once more; what that one did is done. */
    public void countAgain(SegmentView segment) {
        packets++;
        lastFrame = segment.frameNumber();
        lastNanos = segment.timestampNanos();
        peer(sender(segment)).count();
    }

    /** Takes the next segment. */
    public void advance(SegmentView segment) {
        Side side = sender(segment);
        Peer from = peer(side);
        Peer to = peer(side.other());
        packets++;
        lastFrame = segment.frameNumber();
        lastNanos = segment.timestampNanos();
        from.count();
        note(segment, side);
        if (segment.has(Flags.RST)) {
            reset(segment, side, from, to);
        } else if (segment.has(Flags.SYN)) {
            synchronize(segment, from, to);
        } else {
            proceed(segment, side, from, to);
        }
        predictable = from.state() == TcpState.ESTABLISHED && to.state() == TcpState.ESTABLISHED && known();
    }

    private void note(SegmentView segment, Side side) {
        int flags = segment.flags();
        if (Flags.has(flags, Flags.RST)) {
            if ((opening & (CLIENT_ACK | SERVER_ACK)) == 0) {
                opening |= side == Side.CLIENT ? RESET_BY_CLIENT : RESET_BY_SERVER;
            }
            return;
        }
        boolean client = side == Side.CLIENT;
        if (Flags.isSyn(flags)) {
            opening |= client ? CLIENT_SYN : SERVER_SYN;
        } else if (Flags.isSynAck(flags)) {
            opening |= client ? CLIENT_SYN_ACK : SERVER_SYN_ACK;
        } else if (Flags.has(flags, Flags.ACK)) {
            opening |= client ? CLIENT_ACK : SERVER_ACK;
        }
    }

    private void reset(SegmentView segment, Side side, Peer from, Peer to) {
        if (!over() && voidsOldDuplicate(segment, from, to)) {
            to.forgetSequenceSpace();
            to.enter(null, false);
            return;
        }
        if (!endsBy(segment, from, to)) {
            return;
        }
        closed = Teardown.RESET;
        if (closedFirst == null) {
            closedFirst = Closer.of(side);
        }
        boolean passive = to.state() == TcpState.SYN_RECEIVED && (opening & synOf(side.other())) == 0;
        from.enter(TcpState.CLOSED, true);
        if (to.state() == null) {
            to.enter(TcpState.CLOSED, false);
        } else {
            fire(to, passive ? Event.RESET_OF_PASSIVE : Event.RESET, false);
        }
    }

    /** Whether this RST is the one that ends the connection: it is not over yet, and the other side acts on the RST. */
    public boolean endsBy(SegmentView reset, Peer from, Peer to) {
        return !over() && !voidsOldDuplicate(reset, from, to) && acceptable(reset, from, to);
    }

    private static int synOf(Side side) {
        return side == Side.CLIENT ? CLIENT_SYN : SERVER_SYN;
    }

    /**
     * Whether the RST answers a SYN-ACK that was for an old duplicate SYN: the server returns to LISTEN, and the client's own attempt
     * goes on (RFC 9293 §3.5, Figure 8).
     */
    public boolean voidsOldDuplicate(SegmentView reset, Peer from, Peer to) {
        if (!to.knowsIss() || to.lastAckSent() != reset.sequence() || from.iss() + 1 == reset.sequence()) {
            return false;
        }
        return otherSyns().stream().anyMatch(syn -> from.sent(syn) && syn.nextSequence() == reset.sequence());
    }

    /** Whether the other side will act on this RST (RFC 9293 §3.10.7.3 and §3.10.7.4, "second, check the RST bit"). */
    private boolean acceptable(SegmentView reset, Peer from, Peer to) {
        if (to.state() == TcpState.SYN_SENT && !from.hasSent()) {
            // In SYN-SENT the acknowledgement number alone counts.
            return reset.has(Flags.ACK)
                    && after(reset.acknowledgement(), to.iss())
                    && !after(reset.acknowledgement(), to.sndNxt());
        }
        if (!from.hasSent() || !to.hasSent()) {
            return true;
        }
        if (from.state() == TcpState.SYN_SENT
                && to.state() == TcpState.SYN_RECEIVED
                && !acknowledgesSomeSyn(from, reset.sequence())) {
            // It refuses a SYN-ACK that is for something else; its own attempt goes on (§3.10.7.3, "first, check the
            // ACK bit").
            return false;
        }
        // Between what the other side is known to have received and what its window admits. Its RCV.NXT may be anywhere
        // between
        // its last acknowledgement and what was sent, so both ends count.
        int low = from.knowsUna() ? from.sndUna() : from.knowsIss() ? from.iss() + 1 : reset.sequence();
        long room = Math.max(to.window(), 1);
        int high = from.sndNxt() + (int) Math.min(room, 1 << 30);
        return inClosedRange(reset.sequence(), low, high);
    }

    private void synchronize(SegmentView segment, Peer from, Peer to) {
        boolean answer = segment.has(Flags.ACK);
        if (isOtherSyn(segment, from, to) || answer && from.knowsIss() && from.iss() != segment.sequence()) {
            otherSyn(segment);
        } else if (!from.knowsIss()) {
            if (from.finSent() && !from.beginsAt(segment.nextSequence())) {
                // What came before its SYN was of no connection: a FIN is not processed in SYN-SENT (§3.10.7.4,
                // eighth).
                from.forgetSequenceSpace();
                closedFirst = closed == null ? null : closedFirst;
            }
            from.open(segment);
        } else {
            from.openAgain(segment);
            from.send(segment, segment.frameNumber());
        }
        if (answer) {
            if (to.unseenSynAnsweredBy(segment)) {
                to.missSyn();
            }
            acknowledge(segment, from, to);
        }
        if (from.iss() == segment.sequence()) {
            from.offer(segment, to);
        }
        if (answer
                && from.iss() == segment.sequence()
                && from.state() == TcpState.ESTABLISHED
                && !from.stateObserved()) {
            // The SYN-ACK comes again: the third segment never arrived.
            from.enter(TcpState.SYN_RECEIVED, true);
        }
        fire(from, answer ? Event.SENT_SYN_ACK : Event.SENT_SYN, true);
        boolean crossing = (opening & (CLIENT_SYN | SERVER_SYN)) == (CLIENT_SYN | SERVER_SYN);
        if (crossing && from.knowsUna()) {
            // In a simultaneous opening the other side's SYN-ACK may have acknowledged this SYN already (Figure 7, line
            // 6).
            fire(from, Event.SYN_ACKNOWLEDGED, false);
        }
        if (answer && after(segment.acknowledgement(), to.iss()) && to.knowsIss()) {
            fire(to, Event.SYN_ACKNOWLEDGED, false);
        }
        if (bothSynsSeen() && !client.knowsShift()) {
            boolean both = agreed(TcpOption.Bit.WINDOW_SCALE);
            client.settleShift(both);
            server.settleShift(both);
        }
    }

    /** Whether this is a SYN without ACK that does not begin its sender's sequence space on this connection. */
    public boolean isOtherSyn(SegmentView segment, Peer from, Peer to) {
        return Flags.isSyn(segment.flags())
                && (from.knowsIss() ? from.iss() != segment.sequence() : !opens(segment, from, to));
    }

    /** Whether this SYN begins what its sender has sent so far: no data yet, or the capture has the SYN a little late. */
    static boolean opens(SegmentView syn, Peer from, Peer to) {
        if (to.openedInAnswerTo(syn) || from.beginsAt(syn.nextSequence())) {
            return true;
        }
        if (to.knowsRcvNxt()) {
            return inClosedRange(to.rcvNxt(), syn.sequence() + 1, syn.nextSequence());
        }
        // A server that splits its SYN-ACK may acknowledge first and send its SYN then.
        return from.bytes() == 0 && !from.finSent();
    }

    /** A SYN or SYN-ACK with another ISN: remembered; as long as nobody acknowledged the former one, the newest counts. */
    private void otherSyn(SegmentView segment) {
        otherSyns = otherSyns == null ? new ArrayList<>(2) : otherSyns;
        if (otherSyns.size() < MOST_OTHER_SYNS) {
            otherSyns.add(Segment.of(segment));
        }
    }

    private void proceed(SegmentView segment, Side side, Peer from, Peer to) {
        if (segment.has(Flags.ACK) && !from.knowsRcvNxt() && otherSyns != null) {
            adoptAcknowledgedSyn(segment.acknowledgement(), to);
        }
        from.send(segment, segment.frameNumber());
        boolean finWasOpen = to.finSent() && !to.finAcknowledged();
        if (segment.has(Flags.ACK)) {
            int before = from.rcvNxt();
            boolean synAcknowledged = from.knowsRcvNxt();
            acknowledge(segment, from, to);
            if (synAcknowledged && from.rcvNxt() != before) {
                // It got more than the SYN, so the third segment came to it too, captured or not.
                fire(from, Event.SYN_ACKNOWLEDGED, true);
            }
        }
        from.offer(segment, to);
        opened(segment, from, to);
        if (segment.payloadLength() > 0 || segment.has(Flags.FIN)) {
            resolveMidStream(from, to);
        }
        if (finWasOpen && to.finAcknowledged()) {
            fire(from, Event.ACKNOWLEDGED_FIN, true);
            fire(to, Event.FIN_ACKNOWLEDGED, false);
            if (!segment.has(Flags.FIN) && !from.finSent()) {
                firstFinAcknowledgedAlone = true;
            }
        }
        if (segment.has(Flags.FIN)) {
            closing(segment, side, from, to);
            fire(from, Event.SENT_FIN, true);
            if (from.finAcknowledged() && segment.frameNumber() == from.finFrame()) {
                fire(to, Event.ACKNOWLEDGED_FIN, true);
                fire(from, Event.FIN_ACKNOWLEDGED, false);
            }
        }
    }

    /** The client acknowledges a SYN-ACK that was taken for void: that one counts, then. */
    private void adoptAcknowledgedSyn(int acknowledgement, Peer to) {
        for (Segment syn : otherSyns()) {
            if (to.sent(syn) && syn.nextSequence() == acknowledgement && to.sndNxt() != acknowledgement) {
                to.forgetSequenceSpace();
                to.open(syn);
                Peer from = client == to ? server : client;
                acknowledge(syn, to, from);
                to.offer(syn, from);
                boolean both = agreed(TcpOption.Bit.WINDOW_SCALE);
                client.settleShift(both);
                server.settleShift(both);
                return;
            }
        }
    }

    private static void acknowledge(SegmentView segment, Peer from, Peer to) {
        int acknowledgement = segment.acknowledgement();
        from.acknowledge(acknowledgement, segment.sequence(), !to.hasSent() || !after(acknowledgement, to.sndNxt()));
        to.acknowledged(acknowledgement);
    }

    private static void opened(SegmentView segment, Peer from, Peer to) {
        boolean acknowledgesSyn = segment.has(Flags.ACK) && to.knowsIss() && after(segment.acknowledgement(), to.iss());
        if (from.state() == null && to.state() == TcpState.SYN_RECEIVED && acknowledgesSyn) {
            // The capture begins with the SYN-ACK: whoever acknowledges it had sent a SYN.
            from.enter(TcpState.SYN_SENT, false);
        }
        fire(from, Event.ACKNOWLEDGED_SYN, true);
        if (acknowledgesSyn) {
            fire(to, Event.SYN_ACKNOWLEDGED, false);
        }
        if (from.state() == TcpState.ESTABLISHED && !from.stateObserved()) {
            from.enter(TcpState.ESTABLISHED, true);
        }
    }

    /** The first FIN of a side settles what kind of close it is going to be. */
    private void closing(SegmentView segment, Side side, Peer from, Peer to) {
        boolean again = from.finFrame() != segment.frameNumber();
        if (again) {
            return;
        }
        if (!to.finSent() || selfConnected()) {
            closedFirst = closedFirst == null ? Closer.of(side) : closedFirst;
            if (selfConnected()) {
                closed = Teardown.SIMULTANEOUS;
                closedFirst = Closer.BOTH;
            }
        } else if (!to.finAcknowledged() && !to.finEchoedBy(segment)) {
            closed = Teardown.SIMULTANEOUS;
            closedFirst = Closer.BOTH;
        } else {
            closed = firstFinAcknowledgedAlone ? Teardown.FOUR_SEGMENT : Teardown.THREE_SEGMENT;
        }
    }

    /**
     * In mid-stream: data or a FIN proves that its sender had not closed before. Both peers' together tell where both stand; without
     * the other's, either may have closed before the capture began.
     */
    private static void resolveMidStream(Peer from, Peer to) {
        if (!to.finSent() && to.bytes() == 0) {
            return;
        }
        if (to.state() == null) {
            to.enter(TcpState.ESTABLISHED, false);
            if (to.finSent()) {
                fire(to, Event.SENT_FIN, true);
            }
            if (to.finAcknowledged()) {
                fire(to, Event.FIN_ACKNOWLEDGED, false);
            }
        }
        if (from.state() == null) {
            from.enter(TcpState.ESTABLISHED, true);
            if (to.finAcknowledged()) {
                fire(from, Event.ACKNOWLEDGED_FIN, true);
            }
        }
    }

    private static void fire(Peer peer, Event event, boolean observed) {
        TcpState state = peer.state();
        if (state == null) {
            if (event == Event.SENT_SYN) {
                peer.enter(TcpState.SYN_SENT, true);
            } else if (event == Event.SENT_SYN_ACK) {
                peer.enter(TcpState.SYN_RECEIVED, true);
            }
            return;
        }
        TcpState next = Transitions.next(state, event);
        if (next != null) {
            peer.enter(next, observed);
        }
    }

    /** Whether {@code acknowledgement} is one that the SYN of {@code peer} or of its other attempts can have caused. */
    public boolean acknowledgesSomeSyn(Peer peer, int acknowledgement) {
        if (peer.knowsIss()
                && after(acknowledgement, peer.iss())
                && !after(acknowledgement, peer.iss() + 1 + peer.synPayload())) {
            return true;
        }
        for (Segment syn : otherSyns()) {
            if (peer.sent(syn)
                    && after(acknowledgement, syn.sequence())
                    && atOrAfter(syn.sequence() + 1 + syn.payloadLength(), acknowledgement)) {
                return true;
            }
        }
        return false;
    }

    /** A value for each peer as it stands now. */
    public PeerSnapshot snapshot(Side side) {
        return peer(side).snapshot(peer(side.other()));
    }
}
