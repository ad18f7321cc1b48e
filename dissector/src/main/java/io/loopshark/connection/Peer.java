package io.loopshark.connection;

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
public final class Peer extends ReceiveSequence {

    private final boolean ipv6;
    private final long addressHigh;
    private final long addressLow;
    private final int port;

    private final SynOffer syn = new SynOffer();

    private @Nullable TcpState state;
    private boolean stateObserved;

    private long packets;
    private long expectedNanos;
    private long expectedDataNanos;
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
        return stateObserved;
    }

    /** Whether the SYN-ACK that this peer opened with answers this SYN of the other side. */
    boolean openedInAnswerTo(SegmentView syn) {
        return knowsIss() && this.syn.answers(syn);
    }

    /** The flags of this peer's SYN ({@link Flags}); 0 where no SYN was captured. */
    public int synFlags() {
        return syn.flags();
    }

    /**
     * Whether each SYN of this peer carried this option ({@link TcpOption.Bit}). Some peers leave options out when a SYN has to be
     * sent again; which copy arrived the capture does not tell.
     */
    public boolean offered(int option) {
        return (optionsOffered() & option) != 0;
    }

    /** The options that {@link #offered} tells, an OR of {@link TcpOption.Bit}. */
    int optionsOffered() {
        return syn.optionsInEvery();
    }

    /** Whether a SYN of this peer carried this option, or may have, since its options can not all be read. */
    public boolean mayHaveOffered(int option) {
        return syn.mayHave(option);
    }

    /** The window scale that this peer's SYN offered, 0 to 14; 0 where it offered none. */
    public int offeredShift() {
        return syn.shift();
    }

    /** Octets of data that this peer's SYN carried (Fast Open), else 0. */
    public int synPayload() {
        return syn.payload();
    }

    /** The MSS that this peer announced in octets; 0 when it did not. */
    public int maximumSegmentSize() {
        return syn.maximumSegmentSize();
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
        stateObserved = observed;
    }

    /** Goes where this event leads from the state of this peer; out of an unknown state only a SYN leads. */
    void undergo(Event event, boolean observed) {
        TcpState next = Transitions.next(state == null ? TcpState.CLOSED : state, event);
        if (next != null) {
            enter(next, observed);
        }
    }

    @Override
    void open(SegmentView segment) {
        super.open(segment);
        syn.take(segment);
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

    /**
     * Whether this segment of the other side, which sent its SYN more than once, echoes none of the TSvals that this peer's SYN-ACKs
     * were captured with, nor one between them.
     */
    boolean unseenSynAckAnsweredBy(SegmentView segment) {
        return segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && segment.timestampEcho() != 0
                && mayHaveOffered(TcpOption.Bit.TIMESTAMPS)
                && !SequenceNumber.inClosedRange(segment.timestampEcho(), syn.firstTimestamp(), timestamp());
    }

    /** Whether this peer was seen to send its SYN more than once. */
    boolean sentSynAgain() {
        return syn.again();
    }

    /** A SYN of this peer was not captured: it may have offered anything. */
    void missSyn() {
        syn.missCopy();
    }

    /** Takes a further copy of the SYN that this peer opened with. */
    void openAgain(SegmentView copy) {
        syn.takeCopy(copy);
    }

    @Override
    void forgetSequenceSpace() {
        super.forgetSequenceSpace();
        syn.forget();
        rememberedAt = 0;
    }

    /** Both SYNs are known: settles the window scale, which counts only when both offered it (RFC 7323 §2.2). */
    void settleShift(boolean bothOffered) {
        shiftWindowBy(bothOffered ? syn.shift() : 0);
    }

    /** The short way: the segment is exactly the next one expected. */
    void sendExpected(int length, int acknowledgement, long newWindow, int newTimestamp, long nanos) {
        acknowledgeExpected(acknowledgement, newWindow);
        expectedNanos = nanos;
        if (length > 0) {
            expectedDataNanos = nanos;
            ask(nanos, acknowledgement);
        }
        moveExpected(length, newTimestamp);
        packets++;
    }

    void count() {
        packets++;
    }
}
