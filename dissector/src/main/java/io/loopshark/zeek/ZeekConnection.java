package io.loopshark.zeek;

import static io.loopshark.segment.SequenceNumber.after;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.connection.Place;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/**
 * One connection as Zeek follows it. Each segment is shown to it before the connection advances.
 *
 * <p>A connection of which there is nothing but its SYN needs no object of this kind, so that a scan costs no memory for it.
 */
public final class ZeekConnection {

    private static final Place<ZeekConnection> PLACE = new Place<>(ZeekConnection.class);

    // Marks on the connection: what goes into the history once a side, whatever comes later.
    private static final int ACK = 1;
    private static final int DATA = 2;
    private static final int INCONSISTENT = 4;
    private static final int MULTI_FLAG = 8;
    private static final int MARKS_OF_A_SIDE = 4;
    // Some payload was cut off, so that acknowledgements have to be looked at.
    private static final int SNAPPED = 1 << 2 * MARKS_OF_A_SIDE;

    private static final int OPENING_AND_CLOSING = Flags.SYN | Flags.FIN | Flags.RST;

    private Side originator;
    private final ZeekEndpoint client = new ZeekEndpoint();
    private final ZeekEndpoint server = new ZeekEndpoint();
    private final History history = new History();

    private ZeekConnection(Side originator) {
        this.originator = originator;
    }

    private static @Nullable ZeekConnection of(Connection connection) {
        return connection.companion(PLACE);
    }

    /** Takes a segment; the connection must not have advanced over it yet. */
    public static void observe(Connection connection, SegmentView segment) {
        ZeekConnection zeek = of(connection);
        if (zeek == null) {
            if (isOnlySyn(connection, segment)) {
                return;
            }
            zeek = begin(connection, segment);
            connection.accompany(PLACE, zeek);
        }
        zeek.take(connection, segment);
    }

    /** The same for a segment that is exactly the next one expected on an open connection: mostly there is nothing to do. */
    public static void observeExpected(Connection connection, SegmentView segment, Side side) {
        int length = segment.payloadLength();
        if (!connection.marked(mark(length > 0 ? DATA : ACK, side))
                || connection.marked(SNAPPED)
                || segment.capturedPayloadLength() < length) {
            observe(connection, segment);
        }
    }

    /** Zeek's {@code conn_state} of the connection as it stands. */
    public static String connState(Connection connection) {
        ZeekConnection zeek = of(connection);
        if (zeek == null) {
            return ConnState.S0.name();
        }
        boolean data = connection.client().bytes() > 0 || connection.server().bytes() > 0;
        return ConnState.of(
                        zeek.endpoint(zeek.originator).state(),
                        zeek.endpoint(zeek.originator.other()).state(),
                        data)
                .name();
    }

    /** Zeek's {@code history} of the connection so far. */
    public static String history(Connection connection) {
        ZeekConnection zeek = of(connection);
        return zeek == null ? "S" : zeek.history.toString();
    }

    private static boolean isOnlySyn(Connection connection, SegmentView segment) {
        boolean plain = segment.payloadLength() == 0
                && (segment.flags() & (OPENING_AND_CLOSING | Flags.ACK)) == Flags.SYN
                && connection.sender(segment) == Side.CLIENT;
        return plain && (connection.packets() == 0 || connection.client().iss() == segment.sequence());
    }

    private static ZeekConnection begin(Connection connection, SegmentView segment) {
        if (connection.packets() > 0) {
            ZeekConnection zeek = new ZeekConnection(Side.CLIENT);
            zeek.noteSyn(Flags.SYN, connection.client().iss(), Side.CLIENT);
            zeek.client.send(Flags.SYN, zeek.server);
            return zeek;
        }
        Side sender = connection.sender(segment);
        boolean flips = !Flags.isSyn(segment.flags())
                && LikelyServerPorts.contains(segment.sourcePort())
                && !LikelyServerPorts.contains(segment.destinationPort());
        ZeekConnection zeek = new ZeekConnection(flips ? sender.other() : sender);
        if (flips) {
            zeek.history.add('^');
        }
        return zeek;
    }

    private void take(Connection connection, SegmentView segment) {
        int flags = segment.flags();
        Side side = connection.sender(segment);
        ZeekEndpoint from = endpoint(side);
        ZeekEndpoint to = endpoint(side.other());
        if (history.is('H') && !Flags.any(flags, OPENING_AND_CLOSING)) {
            flip();
        }
        noteFlags(connection, segment, side);
        noteZeroWindow(segment, side, from, to);
        noteRetransmission(connection, segment, side, from);
        from.send(flags, to);
        if (segment.capturedPayloadLength() < segment.payloadLength()) {
            from.snap(segment.sequence(), segment.nextSequence());
            connection.mark(SNAPPED);
        }
        noteGaps(connection, segment, side, from, to);
    }

    /** A connection that begins with a SYN-ACK may be a scan; with an ACK or data after it, it has lost its SYN. */
    private void flip() {
        originator = originator.other();
        history.clear();
        history.add('^');
        history.add('h');
    }

    private void noteFlags(Connection connection, SegmentView segment, Side side) {
        int flags = segment.flags();
        switch (flags & OPENING_AND_CLOSING) {
            case 0 -> noteOrdinary(connection, segment, side);
            case Flags.SYN -> noteSyn(flags, segment.sequence(), side);
            case Flags.FIN -> addIf(endpoint(side).newFin(segment.nextSequence()), 'f', side);
            case Flags.RST -> addIf(endpoint(side).newReset(segment.sequence()), 'r', side);
            default -> {
                boolean inconsistent = Flags.has(flags, Flags.FIN | Flags.RST);
                int mark = mark(inconsistent ? INCONSISTENT : MULTI_FLAG, side);
                addOnce(connection, mark, inconsistent ? 'i' : 'q', side);
            }
        }
    }

    private void noteOrdinary(Connection connection, SegmentView segment, Side side) {
        if (segment.payloadLength() > 0) {
            addOnce(connection, mark(DATA, side), 'd', side);
        } else if (segment.has(Flags.ACK)) {
            addOnce(connection, mark(ACK, side), 'a', side);
        }
    }

    private void noteSyn(int flags, int sequence, Side side) {
        addIf(endpoint(side).newSyn(sequence), Flags.isSynAck(flags) ? 'h' : 's', side);
    }

    private void noteZeroWindow(SegmentView segment, Side side, ZeekEndpoint from, ZeekEndpoint to) {
        boolean zero = segment.window() == 0 && !Flags.any(segment.flags(), Flags.SYN | Flags.RST);
        if (zero && from.windowMatters(to)) {
            addIf(from.tally().zeroWindow(), 'w', side);
        }
    }

    private void noteRetransmission(Connection connection, SegmentView segment, Side side, ZeekEndpoint from) {
        if (segment.payloadLength() == 0 || from.state() == EndpointState.RESET) {
            return;
        }
        Peer sender = connection.peer(side);
        Peer receiver = connection.peer(side.other());
        int end = segment.nextSequence();
        // Of a peer met in mid-stream the other side's acknowledgement tells where it had been.
        boolean known = sender.hasSent() || receiver.knowsRcvNxt();
        int highest = sender.hasSent() ? sender.sndNxt() : receiver.rcvNxt() - 1;
        if (known && !after(end, highest)) {
            addIf(from.tally().retransmission(), 't', side);
        }
    }

    private void noteGaps(Connection connection, SegmentView segment, Side side, ZeekEndpoint from, ZeekEndpoint to) {
        if (!segment.has(Flags.ACK)) {
            return;
        }
        Side sender = side.other();
        for (int gaps = to.gaps(connection.peer(sender), segment.acknowledgement(), from); gaps > 0; gaps--) {
            addIf(to.tally().gap(), 'g', sender);
        }
    }

    private ZeekEndpoint endpoint(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private void addIf(boolean due, char letter, Side side) {
        if (due) {
            add(letter, side);
        }
    }

    private void addOnce(Connection connection, int mark, char letter, Side side) {
        addIf(!connection.marked(mark), letter, side);
        connection.mark(mark);
    }

    private void add(char letter, Side side) {
        history.add(side == originator ? (char) (letter - 'a' + 'A') : letter);
    }

    private static int mark(int kind, Side side) {
        return side == Side.CLIENT ? kind : kind << MARKS_OF_A_SIDE;
    }
}
