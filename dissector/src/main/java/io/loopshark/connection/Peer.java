package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.inClosedRange;
import static io.loopshark.segment.SequenceNumber.later;

import io.loopshark.segment.Endpoint;
import io.loopshark.segment.Flags;
import io.loopshark.segment.IpAddress;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: its side of the sequence space in the variables of RFC 9293 §3.3.1, as far as the capture tells. Both
 * ends are of this one class; nothing in it knows which of them is the client.
 *
 * <p>Each {@code knows…} method says whether the number beside it means anything yet. Numbers are raw (see {@link SequenceNumber}).
 */
public final class Peer {

    private static final int ISS = 1;
    private static final int SENT = 2;
    private static final int UNA = 4;
    private static final int RECEIVED = 8;
    private static final int FIN = 16;
    private static final int FIN_ACKNOWLEDGED = 32;
    private static final int OBSERVED = 64;
    private static final int SHIFT = 128;
    private static final int ACKED = 256;
    private static final int EDGE = 512;

    private final boolean ipv6;
    private final long addressHigh;
    private final long addressLow;
    private final int port;

    private int known;
    private @Nullable TcpState state;

    private int iss;
    private int sndNxt;
    private int lowest;
    private int sndUna;
    private int rcvNxt;
    private int fin;
    private long finFrame;

    private int timestamp;
    private int finTimestamp;
    private boolean finTimestampIsNew;

    private long window;
    private int shift;
    private int rightEdge;
    private int maxWindow;
    private int windowSequence;
    private int windowAck;
    private int lastAckSent;
    private int ackSentBefore;
    private int rcvNxtSaidAt;

    private int synFlags;
    private int synAcknowledgement;
    private int optionsInSomeSyn;
    private int optionsInEverySyn;
    private int synPayload;
    private int synShift;
    private int maximumSegmentSize;
    private long bytes;
    private long packets;
    private long expectedNanos;
    private long expectedDataNanos;
    private @Nullable Holes holes;
    private long rememberedAt;

    Peer(boolean ipv6, long addressHigh, long addressLow, int port) {
        this.ipv6 = ipv6;
        this.addressHigh = addressHigh;
        this.addressLow = addressLow;
        this.port = port;
    }

    boolean sent(SegmentView segment) {
        return segment.sourcePort() == port
                && segment.sourceLow() == addressLow
                && segment.sourceHigh() == addressHigh
                && segment.ipv6() == ipv6;
    }

    boolean receives(SegmentView segment) {
        return segment.destinationPort() == port
                && segment.destinationLow() == addressLow
                && segment.destinationHigh() == addressHigh
                && segment.ipv6() == ipv6;
    }

    /** Address and port. Allocates. */
    public Endpoint endpoint() {
        return new Endpoint(new IpAddress(addressHigh, addressLow, ipv6), port);
    }

    /** The port, 0 to 65535. */
    public int port() {
        return port;
    }

    /** The state, null where the capture does not tell. */
    public @Nullable TcpState state() {
        return state;
    }

    /** Whether the capture proves the state; else it is inferred from what was sent to this peer. */
    public boolean stateObserved() {
        return (known & OBSERVED) != 0;
    }

    /** Whether a SYN of this peer was captured. */
    public boolean knowsIss() {
        return (known & ISS) != 0;
    }

    /** ISS, the initial send sequence number. */
    public int iss() {
        return iss;
    }

    /** Whether any segment of this peer was captured. */
    public boolean hasSent() {
        return (known & SENT) != 0;
    }

    /** SND.NXT: the number after the highest that this peer ever sent. */
    public int sndNxt() {
        return sndNxt;
    }

    /** Whether what was seen of this peer begins with this number: that of the octet behind a SYN, for one that is captured late. */
    boolean beginsAt(int sequence) {
        return hasSent() && !knowsIss() && lowest == sequence;
    }

    /** Whether the SYN-ACK that this peer opened with answers this SYN of the other side. */
    boolean openedInAnswerTo(SegmentView syn) {
        return knowsIss()
                && Flags.isSynAck(synFlags)
                && inClosedRange(synAcknowledgement, syn.sequence() + 1, syn.nextSequence());
    }

    /** Whether this number, of a segment or of the answer to one, lies among those seen of this peer or at most so far from them. */
    boolean mayOwn(int number, int room) {
        return !hasSent() || inClosedRange(number, lowest - room, sndNxt + room);
    }

    /** Whether the other side has acknowledged anything. */
    public boolean knowsUna() {
        return (known & UNA) != 0;
    }

    /** SND.UNA: the highest acknowledgement number that the other side sent, as far as it lies between ISS and SND.NXT. */
    public int sndUna() {
        return sndUna;
    }

    /** Whether this peer has acknowledged anything. */
    public boolean knowsRcvNxt() {
        return (known & RECEIVED) != 0;
    }

    /** RCV.NXT as this peer's acknowledgements tell: the highest that it sent. */
    public int rcvNxt() {
        return rcvNxt;
    }

    /** The acknowledgement number of this peer's latest segment that had one. */
    public int lastAckSent() {
        return lastAckSent;
    }

    /** Whether this is an acknowledgement number that this peer sent, as far as it is remembered: the latest two and the highest. */
    public boolean hasAcknowledged(int number) {
        return (known & ACKED) != 0
                && (number == lastAckSent || number == ackSentBefore || (known & RECEIVED) != 0 && number == rcvNxt);
    }

    /** Whether an empty ACK with these numbers says only what this peer has said before: it may be an old duplicate. */
    public boolean hasSentAlready(int acknowledgement, int sequence) {
        return knowsRcvNxt() && acknowledgement == rcvNxt && sequence == rcvNxtSaidAt;
    }

    /** RCV.WND in octets as this peer has offered it last, scaled: what is SND.WND to the other side. */
    public long window() {
        return window;
    }

    /** The largest window in octets that this peer ever offered: MAX.SND.WND of the other side (RFC 5961 §5.2). */
    public int maxWindow() {
        return maxWindow;
    }

    /** Where the window ends that counts now, SND.WL2 + SND.WND of the other side; {@link #rightEdge()} may be beyond it. */
    public int windowEnd() {
        return windowAck + (int) window;
    }

    /**
     * Whether this segment of this peer tells {@code other} its window anew, and is not an old one: SND.UNA =&lt; SEG.ACK =&lt; SND.NXT,
     * and either SND.WL1 &lt; SEG.SEQ, or SND.WL1 = SEG.SEQ and SND.WL2 =&lt; SEG.ACK (RFC 9293 §3.10.7.4).
     */
    public boolean updatesWindow(SegmentView segment, Peer other) {
        if (!segment.has(Flags.ACK)) {
            return false;
        }
        if ((known & EDGE) == 0) {
            return true;
        }
        int acknowledgement = segment.acknowledgement();
        int sequence = segment.sequence();
        return ((known & RECEIVED) == 0 || atOrAfter(acknowledgement, rcvNxt))
                && (!other.hasSent() || !after(acknowledgement, other.sndNxt))
                && (after(sequence, windowSequence)
                        || sequence == windowSequence && atOrAfter(acknowledgement, windowAck));
    }

    /** Whether this peer has offered room relative to an acknowledgement. */
    public boolean knowsRightEdge() {
        return (known & EDGE) != 0;
    }

    /** The highest sequence number, plus one, that this peer's offers ever permitted the other side. */
    public int rightEdge() {
        return rightEdge;
    }

    /** How far this peer's window field is to be shifted, 0 to 14. */
    public int shift() {
        return shift;
    }

    /** Whether this peer has sent a FIN. */
    public boolean finSent() {
        return (known & FIN) != 0;
    }

    /** The sequence number of the FIN itself; an acknowledgement that counts it is one higher. */
    public int fin() {
        return fin;
    }

    /** The frame of the FIN's first copy; 0 without one. */
    public long finFrame() {
        return finFrame;
    }

    /** Whether the other side has acknowledged the FIN. */
    public boolean finAcknowledged() {
        return (known & FIN_ACKNOWLEDGED) != 0;
    }

    /** The latest TSval that this peer sent, raw; 0 before any. */
    public int timestamp() {
        return timestamp;
    }

    /**
     * Whether this segment of the other side proves that the FIN of this peer had arrived: its TSecr is not before the FIN's TSval,
     * and no segment before the FIN had that one. What comes behind a FIN that is missing is not echoed (RFC 7323 §4.3).
     */
    public boolean finEchoedBy(SegmentView segment) {
        return finTimestampIsNew
                && segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && atOrAfter(segment.timestampEcho(), finTimestamp);
    }

    /** The flags of this peer's SYN ({@link Flags}); 0 where no SYN was captured. */
    public int synFlags() {
        return synFlags;
    }

    /**
     * Whether this segment of the other side was sent before the FIN of this peer arrived: its TSecr is older than the FIN's TSval.
     */
    public boolean finUnknownTo(SegmentView segment) {
        return segment.hasOption(TcpOption.Bit.TIMESTAMPS) && before(segment.timestampEcho(), finTimestamp);
    }

    /**
     * Whether each SYN of this peer carried this option ({@link TcpOption.Bit}). Some peers leave options out when a SYN has to be
     * sent again; which copy arrived the capture does not tell.
     */
    public boolean offered(int option) {
        return (optionsInEverySyn & option) != 0;
    }

    /** Whether a SYN of this peer carried this option, or may have, since its options can not all be read. */
    public boolean mayHaveOffered(int option) {
        return (optionsInSomeSyn & (option | TcpOption.Bit.MALFORMED | TcpOption.Bit.CUT)) != 0;
    }

    /** The window scale that this peer's SYN offered, 0 to 14; 0 where it offered none. */
    public int offeredShift() {
        return synShift;
    }

    /** Octets of data that this peer's SYN carried (Fast Open), else 0. */
    public int synPayload() {
        return synPayload;
    }

    /** The MSS that this peer announced in octets; 0 when it did not. */
    public int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    /** Unique octets of data that this peer sent and the capture holds. */
    public long bytes() {
        return bytes;
    }

    /** Segments that this peer sent. */
    public long packets() {
        return packets;
    }

    /** When this peer's latest segment came of those that took the short way, nanoseconds since 1970; 0 before any. */
    public long expectedNanos() {
        return expectedNanos;
    }

    /** When the latest of those came that carried data, nanoseconds since 1970; 0 before any. */
    public long expectedDataNanos() {
        return expectedDataNanos;
    }

    /** Whether some of this peer's sequence numbers were never captured. */
    public boolean hasHoles() {
        return holes != null && !holes.isEmpty();
    }

    /** The ranges never captured, in their order; null when there never was one. */
    public @Nullable Holes holes() {
        return holes;
    }

    /** Where the judge remembers the latest data of this peer, in its own terms; 0 for nowhere. */
    public long rememberedAt() {
        return rememberedAt;
    }

    /** Notes where the judge remembers the latest data of this peer. */
    public void rememberAt(long place) {
        rememberedAt = place;
    }

    // ---- advancing
    // -------------------------------------------------------------------------------------------------------

    void enter(@Nullable TcpState next, boolean observed) {
        state = next;
        known = observed ? known | OBSERVED : known & ~OBSERVED;
    }

    /** Takes a SYN or SYN-ACK of this peer as the beginning of its sequence space. */
    void open(SegmentView syn) {
        iss = syn.sequence();
        // A FIN beside the SYN is not to be processed (RFC 9293 §3.10.7.4, eighth), so it takes no number.
        int next = syn.sequence() + 1 + syn.payloadLength();
        // A SYN that was captured late takes nothing back of what was seen of its peer before.
        sndNxt = beginsAt(next) ? sndNxt : next;
        lowest = syn.sequence();
        synFlags = syn.flags();
        synAcknowledgement = syn.acknowledgement();
        optionsInSomeSyn |= syn.optionBits(); // missSyn may have come first, where the capture is out of order
        optionsInEverySyn = syn.optionBits();
        synPayload = syn.payloadLength();
        synShift = Math.min(syn.windowShift(), 14);
        maximumSegmentSize = syn.maximumSegmentSize();
        timestamp = syn.timestampValue();
        bytes += syn.payloadLength();
        known |= ISS | SENT;
    }

    /**
     * Whether this SYN-ACK of the other side answers a SYN of this peer that the capture does not hold: it echoes a timestamp, and no
     * SYN that was captured had one. Some peers leave the options out when they send a SYN for the third time.
     */
    public boolean unseenSynAnsweredBy(SegmentView synAck) {
        return synAck.hasOption(TcpOption.Bit.TIMESTAMPS)
                && synAck.timestampEcho() != 0
                && !mayHaveOffered(TcpOption.Bit.TIMESTAMPS);
    }

    /** A SYN of this peer was not captured: it may have offered anything. */
    void missSyn() {
        optionsInSomeSyn |= TcpOption.Bit.CUT;
    }

    /** Takes a further copy of the SYN that this peer opened with. */
    void openAgain(SegmentView syn) {
        optionsInSomeSyn |= syn.optionBits();
        optionsInEverySyn &= syn.optionBits();
    }

    /** Forgets a sequence space whose SYN proved to be void, so that the next SYN begins anew. */
    void forgetSequenceSpace() {
        known &= ~(ISS | SENT | UNA | RECEIVED | FIN | FIN_ACKNOWLEDGED | SHIFT | ACKED | EDGE);
        optionsInSomeSyn = 0;
        holes = null;
        rememberedAt = 0;
        window = 0;
        maxWindow = 0;
        shift = 0;
    }

    /** Both SYNs are known: settles the window scale, which counts only when both offered it (RFC 7323 §2.2). */
    void settleShift(boolean bothOffered) {
        shift = bothOffered ? synShift : 0;
        known |= SHIFT;
    }

    /** Whether this peer's window scale is known. */
    public boolean knowsShift() {
        return (known & SHIFT) != 0;
    }

    /** Counts a segment of this peer and moves SND.NXT over what it carries. */
    void send(SegmentView segment, long frame) {
        int sequence = segment.sequence();
        int end = segment.endSequence();
        int length = segment.payloadLength() + segment.lostPayloadLength();
        boolean follows = (known & SENT) != 0 && sequence == sndNxt;
        if ((known & SENT) == 0) {
            known |= SENT;
            lowest = sequence;
            sndNxt = end;
            bytes += length;
        } else if (sequence == sndNxt) {
            sndNxt = end;
            bytes += length;
        } else if (after(sequence, sndNxt)) {
            holes = holes == null ? new Holes() : holes;
            holes.open(sndNxt, sequence, frame);
            sndNxt = end;
            bytes += length;
        } else {
            int dataStart = sequence + (segment.flags() >>> 1 & 1);
            int dataEnd = dataStart + length;
            if (after(dataEnd, sndNxt)) {
                bytes += SequenceNumber.distance(later(dataStart, sndNxt), dataEnd);
            }
            if (holes != null) {
                bytes += holes.fill(dataStart, dataEnd);
            }
            sndNxt = later(sndNxt, end);
            lowest = before(sequence, lowest) ? sequence : lowest;
        }
        if (segment.has(Flags.FIN) && (known & FIN) == 0) {
            known |= FIN;
            fin = end - 1;
            finFrame = frame;
            finTimestamp = segment.timestampValue();
            finTimestampIsNew = follows && finTimestamp != timestamp && segment.hasOption(TcpOption.Bit.TIMESTAMPS);
        }
        if (segment.hasOption(TcpOption.Bit.TIMESTAMPS)) {
            timestamp = segment.timestampValue();
        }
    }

    /** The short way: the segment is exactly the next one expected. */
    void sendExpected(int length, int acknowledgement, long newWindow, int newTimestamp, long nanos) {
        timestamp = newTimestamp;
        windowSequence = sndNxt;
        windowAck = acknowledgement;
        expectedNanos = nanos;
        if (acknowledgement != rcvNxt) {
            rcvNxt = acknowledgement;
            rcvNxtSaidAt = sndNxt;
        }
        if (length > 0) {
            sndNxt += length;
            bytes += length;
            expectedDataNanos = nanos;
        }
        noteAck(acknowledgement);
        window = newWindow;
        maxWindow = Math.max(maxWindow, (int) newWindow);
        rightEdge = later(rightEdge, acknowledgement + (int) newWindow);
        packets++;
    }

    void count() {
        packets++;
    }

    private void noteAck(int acknowledgement) {
        if (acknowledgement != lastAckSent || (known & ACKED) == 0) {
            ackSentBefore = (known & ACKED) != 0 ? lastAckSent : acknowledgement;
            lastAckSent = acknowledgement;
            known |= ACKED;
        }
    }

    /** This peer acknowledges; {@code possible} tells whether the other side is known to have sent that much. */
    void acknowledge(int acknowledgement, int sequence, boolean possible) {
        noteAck(acknowledgement);
        if (possible && ((known & RECEIVED) == 0 || after(acknowledgement, rcvNxt))) {
            rcvNxt = acknowledgement;
            rcvNxtSaidAt = sequence;
            known |= RECEIVED;
        }
    }

    /** The window that this segment of this peer offers, in octets: in a SYN it is not scaled (RFC 7323 §2.2). */
    public int offeredBy(SegmentView segment) {
        return segment.has(Flags.SYN) ? segment.window() : segment.window() << shift;
    }

    /** This peer offers {@code other} room up to {@code acknowledgement + window}. */
    void offer(SegmentView segment, Peer other) {
        int offered = offeredBy(segment);
        maxWindow = Math.max(maxWindow, offered);
        if ((known & EDGE) == 0) {
            window = offered;
        }
        if (updatesWindow(segment, other)) {
            window = offered;
            windowSequence = segment.sequence();
            windowAck = segment.acknowledgement();
        }
        if (segment.has(Flags.ACK)) {
            int edge = segment.acknowledgement() + offered;
            rightEdge = (known & EDGE) == 0 ? edge : later(rightEdge, edge);
            known |= EDGE;
        }
    }

    /** The other side acknowledged this peer's numbers up to {@code acknowledgement}; above SND.NXT that means nothing. */
    void acknowledged(int acknowledgement) {
        if ((known & SENT) != 0 && after(acknowledgement, sndNxt)
                || (known & ISS) != 0 && !after(acknowledgement, iss)) {
            return;
        }
        if ((known & UNA) == 0 || before(sndUna, acknowledgement)) {
            sndUna = acknowledgement;
            known |= UNA;
        }
        if ((known & FIN) != 0 && after(acknowledgement, fin)) {
            known |= FIN_ACKNOWLEDGED;
        }
    }

    /** This peer as a value, with what the other side has offered it. */
    PeerSnapshot snapshot(Peer other) {
        return new PeerSnapshot(
                state,
                stateObserved(),
                knowsIss() ? new SequenceNumber(iss) : null,
                unacknowledged(),
                hasSent() ? new SequenceNumber(sndNxt) : null,
                other.knownWindow(),
                knowsRcvNxt() ? new SequenceNumber(rcvNxt) : null,
                knownWindow());
    }

    /** "SND.UNA to ISS" when the SYN is sent (RFC 9293 §3.10.1). */
    private @Nullable SequenceNumber unacknowledged() {
        if (knowsUna()) {
            return new SequenceNumber(sndUna);
        }
        return knowsIss() ? new SequenceNumber(iss) : null;
    }

    /** The window; null where it may be scaled by a shift that no captured SYN tells. */
    private @Nullable Long knownWindow() {
        boolean certain = window == 0
                || knowsShift()
                || knowsIss() && !mayHaveOffered(TcpOption.Bit.WINDOW_SCALE)
                || state == TcpState.SYN_SENT
                || state == TcpState.SYN_RECEIVED;
        return hasSent() && certain ? (Long) window : null;
    }
}
