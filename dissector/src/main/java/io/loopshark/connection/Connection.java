package io.loopshark.connection;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its two peers, advanced segment by segment. It follows what the segments say and judges nothing: rules look
 * at it before it advances.
 */
public final class Connection extends EndpointPair {

    /** How many octets of one direction a capture may miss in a row before what follows is of another connection. */
    private static final int MOST_MISSED = 1 << 27;

    private static final @Nullable Object[] NONE = {};

    private final int number;
    private final @Nullable Predecessor predecessor;
    final int hash;

    private final long firstFrame;
    private final long startNanos;
    private long lastFrame;
    private long lastNanos;
    private long packets;

    private boolean expectedData;
    private boolean expectedAcknowledgement;
    private boolean predictable;
    private boolean evicted;
    private int agreedOptions;
    private int marks;
    private @Nullable Object[] companions = NONE;

    private final Opening opening = new Opening(this);
    private final Ending ending = new Ending(this);

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
        super(client, server, first);
        this.number = number;
        this.hash = hash;
        this.predecessor = predecessor;
        firstFrame = first.frameNumber();
        startNanos = first.timestampNanos();
        lastFrame = firstFrame;
        lastNanos = startNanos;
    }

    /** 0, 1, 2 … in the order in which connections began. */
    public int number() {
        return number;
    }

    /** Whether the capture shows who is the client: a SYN of the client's was captured. Else it is inferred. */
    public boolean rolesObserved() {
        return opening.sawSyn(Side.CLIENT);
    }

    /** The connection that the same two endpoints had before, as far as it is still in mind; null without one. */
    public @Nullable Predecessor predecessor() {
        return predecessor;
    }

    /**
     * Whether this is an old duplicate: a SYN-ACK of the connection before, which means nothing to this one. Who waits for the answer to
     * another SYN replies with a RST (RFC 9293 §3.10.7.3, first).
     */
    public boolean isOldSynAck(SegmentView segment) {
        return predecessor != null
                && predecessor.had(segment)
                && !acknowledgesSomeSyn(peer(sender(segment).other()), segment.acknowledgement());
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

    /** Whether both SYNs were captured and nothing is missing: only then the numbers are known for certain. */
    public boolean known() {
        return bothSynsSeen() && !client().hasHoles() && !server().hasHoles();
    }

    /** Whether both SYNs, and each copy of them, carried this option ({@link TcpOption.Bit}), so that it counts on the connection. */
    public boolean agreed(int option) {
        return (agreedOptions & option) != 0;
    }

    /** Whether this option may count on the connection: no SYN that was captured, nor what was cut off from one, rules it out. */
    public boolean mayBeAgreed(int option) {
        return client().mayHaveOffered(option) && server().mayHaveOffered(option);
    }

    /** Whether it is known how both peers' window fields are to be shifted. */
    public boolean knowsShifts() {
        return bothSynsSeen() && agreed(TcpOption.Bit.WINDOW_SCALE) == mayBeAgreed(TcpOption.Bit.WINDOW_SCALE);
    }

    /** Whether a SYN-ACK of this peer follows a SYN of its own, as in a simultaneous opening. */
    public boolean opensActively(Side side) {
        return opening.sawSyn(side);
    }

    /** Whether the connection is over: reset, refused, or both FINs acknowledged. */
    public boolean over() {
        return ending.over();
    }

    /**
     * Whether at least one of the segment's two numbers can belong here. On an open connection the capture may have missed much; one
     * that is over has nothing further to number, but RSTs, whose numbers mean little then.
     */
    boolean concerns(SegmentView segment) {
        boolean over = over();
        if (!segment.has(Flags.ACK) || over && segment.has(Flags.RST)) {
            return true;
        }
        Side side = sender(segment);
        int room = over ? 1 : MOST_MISSED;
        return peer(side).mayOwn(segment.sequence(), room)
                || peer(side.other()).mayOwn(segment.acknowledgement(), room);
    }

    /** SYNs and SYN-ACKs whose ISN is not the one that counts, in their order. */
    public List<Segment> otherSyns() {
        return opening.otherSyns();
    }

    /** What a package above this one keeps with the connection; null before there is one. */
    public <T> @Nullable T companion(Place<T> place) {
        int number = place.number();
        return number < companions.length ? place.type().cast(companions[number]) : null;
    }

    /** Lets an object accompany this connection; this package does not look at it. */
    public <T> void accompany(Place<T> place, T companion) {
        if (place.number() >= companions.length) {
            companions = Arrays.copyOf(companions, Place.taken());
        }
        companions[place.number()] = companion;
    }

    /** Whether a companion has set this mark. Marks lie here so that an expected segment need not touch another object. */
    public boolean marked(int mark) {
        return (marks & mark) != 0;
    }

    /** Sets a mark of a companion's; there is only one so far that has some. */
    public void mark(int mark) {
        marks |= mark;
    }

    /** Whether the client's third segment is the next that the opening needs: SYN and SYN-ACK are there. */
    public boolean awaitsThirdSegment() {
        return opening.awaitsThirdSegment();
    }

    /** Whether this third segment answers a SYN-ACK with another ISN than the one that was captured. */
    public boolean answersUnseenSynAck(SegmentView third, Peer from, Peer to) {
        return from == client() && opening.answersUnseenSynAck(third, from, to);
    }

    void suspend(SegmentView syn) {
        limbo = new Limbo(this, syn);
        predictable = false;
    }

    /** Whether there is nothing but the client's SYN, maybe several times. */
    boolean onlyAskedFor() {
        return opening.sawOnlySyn();
    }

    void setAside(SegmentView segment) {
        stray = Segment.withPayload(segment);
        predictable = false;
    }

    void evict() {
        evicted = true;
    }

    // ---- what it came to
    // -------------------------------------------------------------------------------------------------

    /** How far the opening got. */
    public Handshake handshake() {
        return opening.handshake();
    }

    /** Whether the opening got to its end: each SYN has been answered with an ACK of the other side's. */
    public boolean opened() {
        return opening.completed();
    }

    /** How the connection ended. */
    public Teardown teardown() {
        return ending.teardown(opening);
    }

    /** Who sent the first FIN or the RST; null when nobody did. */
    public @Nullable Closer closedFirstBy() {
        return ending.closedFirstBy();
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
        to.acknowledged(segment.acknowledgement(), segment);
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
        if (isOldSynAck(segment)) {
            from.acknowledge(segment.acknowledgement(), segment.sequence(), false);
            return;
        }
        opening.note(segment, side);
        if (segment.has(Flags.RST)) {
            Resets.take(this, segment, side);
        } else if (segment.has(Flags.SYN)) {
            Advance.synchronize(this, segment, from, to);
        } else {
            Advance.proceed(this, segment, side, from, to);
        }
        predictable = from.state() == TcpState.ESTABLISHED && to.state() == TcpState.ESTABLISHED && known();
    }

    /** The options of the SYNs so far; once both are there, the shift of the windows is settled by them. */
    void settleOptions() {
        noteAgreedOptions();
        if (bothSynsSeen() && !(client().knowsShift() && server().knowsShift())) {
            settleShifts();
        }
    }

    /** The same after another SYN than the one before has come to count. */
    void settleOptionsAnew() {
        noteAgreedOptions();
        settleShifts();
    }

    private void noteAgreedOptions() {
        agreedOptions = client().optionsOffered() & server().optionsOffered();
    }

    private void settleShifts() {
        boolean both = agreed(TcpOption.Bit.WINDOW_SCALE);
        client().settleShift(both);
        server().settleShift(both);
    }

    Opening opening() {
        return opening;
    }

    Ending ending() {
        return ending;
    }

    /** Whether this RST is the one that ends the connection: it is not over yet, and the other side acts on the RST. */
    public boolean endsBy(SegmentView reset, Peer from, Peer to) {
        return Resets.ends(this, reset, from, to);
    }

    /**
     * Whether the RST answers a SYN-ACK that was for an old duplicate SYN: the server returns to LISTEN, and the client's own attempt
     * goes on (RFC 9293 §3.5, Figure 8).
     */
    public boolean voidsOldDuplicate(SegmentView reset, Peer from, Peer to) {
        return Resets.voidsOldDuplicate(opening, reset, from, to);
    }

    /** Whether this is a SYN without ACK that does not begin its sender's sequence space on this connection. */
    public boolean isOtherSyn(SegmentView segment, Peer from, Peer to) {
        return Opening.isOtherSyn(segment, from, to);
    }

    /** Whether {@code acknowledgement} is one that the SYN of {@code peer} or of its other attempts can have caused. */
    public boolean acknowledgesSomeSyn(Peer peer, int acknowledgement) {
        return opening.acknowledgesSomeSyn(peer, acknowledgement);
    }

    /** A value for each peer as it stands now. */
    public PeerSnapshot snapshot(Side side) {
        return PeerSnapshot.of(peer(side), peer(side.other()));
    }
}
