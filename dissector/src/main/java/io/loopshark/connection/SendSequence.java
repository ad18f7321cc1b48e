package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.inClosedRange;
import static io.loopshark.segment.SequenceNumber.later;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;
import org.jspecify.annotations.Nullable;

/**
 * The send sequence variables of one peer (RFC 9293 §3.3.1) as far as its segments and the answers to them tell: from its ISS over
 * what is acknowledged to what was sent last, with the ranges that were never captured, and its FIN. It is a part of {@link Peer}
 * rather than an object of its own, since every segment moves it.
 */
abstract class SendSequence {

    /**
     * What was sent so long before is no longer under way. A segment may wait on the loopback interface until its processor gets to
     * it, while what was sent later takes another processor: some milliseconds on a busy machine.
     */
    private static final long LONGEST_UNDER_WAY = 100_000_000;

    private boolean issKnown;
    private boolean anySent;
    private boolean unaKnown;
    private boolean aheadKnown;

    private int iss;
    private int sndNxt;
    private int lowest;
    private int sndUna;
    private int ahead;
    private int timestamp;
    private long bytes;
    private long askedNanos;
    private int askedAck;
    private @Nullable Fin fin;
    private @Nullable Holes holes;

    /** Whether a SYN of this peer was captured. */
    public boolean knowsIss() {
        return issKnown;
    }

    /** ISS, the initial send sequence number. */
    public int iss() {
        return iss;
    }

    /** Whether any segment of this peer was captured. */
    public boolean hasSent() {
        return anySent;
    }

    /** SND.NXT: the number after the highest that this peer ever sent. */
    public int sndNxt() {
        return sndNxt;
    }

    /** Whether what was seen of this peer begins with this number: that of the octet behind a SYN, for one that is captured late. */
    boolean beginsAt(int sequence) {
        return hasSent() && !knowsIss() && lowest == sequence;
    }

    /** Whether this number, of a segment or of the answer to one, lies among those seen of this peer or at most so far from them. */
    boolean mayOwn(int number, int room) {
        return !hasSent() || inClosedRange(number, lowest - room, sndNxt + room);
    }

    /** Whether the other side has acknowledged anything. */
    public boolean knowsUna() {
        return unaKnown;
    }

    /** SND.UNA: the highest acknowledgement number that the other side sent, as far as it lies between ISS and SND.NXT. */
    public int sndUna() {
        return sndUna;
    }

    /**
     * Whether the other side has acknowledged this octet while the capture had not shown it yet. What is sent under its number now was
     * sent before, or is a keep-alive's.
     */
    public boolean acknowledgedUnseen(int octet) {
        return aheadKnown && before(octet, ahead);
    }

    /** The latest TSval that this peer sent, raw; 0 before any. */
    public int timestamp() {
        return timestamp;
    }

    /** Whether this peer has sent a FIN. */
    public boolean finSent() {
        return fin != null;
    }

    /** The sequence number of the FIN itself; an acknowledgement that counts it is one higher. */
    public int fin() {
        return fin == null ? 0 : fin.number();
    }

    /** The frame of the FIN's first copy; 0 without one. */
    public long finFrame() {
        return fin == null ? 0 : fin.frame();
    }

    /** Whether the other side has acknowledged the FIN. */
    public boolean finAcknowledged() {
        return fin != null && fin.acknowledged();
    }

    /**
     * Whether this segment of the other side proves that the FIN of this peer had arrived: its TSecr is not before the FIN's TSval,
     * and no segment before the FIN, captured or not, can have had that one. What comes behind a FIN that is missing is not echoed
     * (RFC 7323 §4.3).
     */
    public boolean finEchoedBy(SegmentView segment) {
        return fin != null && fin.echoedBy(segment);
    }

    /**
     * Whether this segment of the other side may answer not the FIN of this peer but what it sent just before: the acknowledgement of
     * the other side's own FIN. Some peers answer that when they enter FIN-WAIT-2, and then do not count the FIN that has come meanwhile.
     *
     * @param other the other side, whose FIN was acknowledged
     */
    public boolean finSharesAnswer(SegmentView segment, SendSequence other) {
        Fin before = other.fin;
        return fin != null && before != null && fin.sharesAnswer(segment, before);
    }

    /**
     * Whether nothing else of this peer that is to be answered can still have been under way when it sent its FIN: all was acknowledged,
     * and since the latest of what is answered a tenth of a second had passed, or it had got something of the other side.
     *
     * <p>Even what carries no data is answered when it is overtaken: its number lies before the window then (RFC 9293 §3.10.7.4,
     * first).
     */
    public boolean finSentAlone() {
        return fin != null && fin.alone();
    }

    /**
     * Whether this segment of the other side was sent before the FIN of this peer arrived: its TSecr is older than the FIN's TSval.
     */
    public boolean finUnknownTo(SegmentView segment) {
        return fin != null && fin.unknownTo(segment);
    }

    /** Unique octets of data that this peer sent and the capture holds. */
    public long bytes() {
        return bytes;
    }

    /** Whether some of this peer's sequence numbers were never captured. */
    public boolean hasHoles() {
        return holes != null && !holes.isEmpty();
    }

    /** The ranges never captured, in their order; null when there never was one. */
    public @Nullable Holes holes() {
        return holes;
    }

    // ---- advancing
    // -------------------------------------------------------------------------------------------------------

    /** Takes a SYN or SYN-ACK of this peer as the beginning of its sequence space. */
    void open(SegmentView syn) {
        iss = syn.sequence();
        // A FIN beside the SYN is not to be processed (RFC 9293 §3.10.7.4, eighth), so it takes no number.
        int next = syn.sequence() + 1 + syn.payloadLength();
        // A SYN that was captured late takes nothing back of what was seen of its peer before.
        sndNxt = beginsAt(next) ? sndNxt : next;
        lowest = syn.sequence();
        timestamp = syn.timestampValue();
        bytes += syn.payloadLength();
        issKnown = true;
        anySent = true;
    }

    /** Forgets a sequence space whose SYN proved to be void, so that the next SYN begins anew. */
    void forgetSequenceSpace() {
        issKnown = false;
        anySent = false;
        unaKnown = false;
        aheadKnown = false;
        fin = null;
        holes = null;
    }

    /** Moves SND.NXT over what this segment of this peer carries, and notes its FIN. */
    void send(SegmentView segment) {
        boolean follows = hasSent() && segment.sequence() == sndNxt;
        boolean alone = unaKnown && sndUna == segment.sequence() && !askedInFlightOf(segment);
        sendNumbers(
                segment,
                segment.sequence(),
                segment.endSequence(),
                segment.payloadLength() + segment.lostPayloadLength());
        if (segment.has(Flags.FIN) && fin == null && !beforeSyn(segment.endSequence() - 1)) {
            fin = new Fin(
                    segment, follows && segment.timestampValue() != timestamp && !acknowledgesNews(segment), alone);
        }
        if (segment.payloadLength() > 0 || !follows) {
            ask(segment.timestampNanos(), segment.acknowledgement());
        }
        if (segment.hasOption(TcpOption.Bit.TIMESTAMPS)) {
            timestamp = segment.timestampValue();
        }
    }

    private boolean askedInFlightOf(SegmentView segment) {
        return askedAck == segment.acknowledgement() && segment.timestampNanos() - askedNanos < LONGEST_UNDER_WAY;
    }

    /** This peer sends what is to be answered. */
    final void ask(long nanos, int acknowledgement) {
        askedNanos = nanos;
        askedAck = acknowledgement;
    }

    /** Whether the number is none of this peer's on this connection: what has it is old, and its receiver drops it. */
    public boolean beforeSyn(int number) {
        return issKnown && !after(number, iss);
    }

    /** Whether it acknowledges what this peer was not seen to acknowledge before: a segment that did so first may have been missed. */
    abstract boolean acknowledgesNews(SegmentView segment);

    private void sendNumbers(SegmentView segment, int sequence, int end, int length) {
        if (!hasSent()) {
            anySent = true;
            lowest = sequence;
            sndNxt = end;
            bytes += length;
        } else if (sequence == sndNxt) {
            sndNxt = end;
            bytes += length;
        } else if (after(sequence, sndNxt)) {
            holes = holes == null ? new Holes() : holes;
            holes.open(sndNxt, sequence, segment.frameNumber());
            sndNxt = end;
            bytes += length;
        } else {
            int dataStart = segment.has(Flags.SYN) ? sequence + 1 : sequence;
            int dataEnd = dataStart + length;
            if (after(dataEnd, sndNxt)) {
                bytes += SequenceNumber.distance(later(dataStart, sndNxt), dataEnd);
            }
            if (holes != null) {
                bytes += holes.fill(dataStart, dataEnd);
                holes.fill(dataEnd, end); // a FIN's number is no octet
            }
            sndNxt = later(sndNxt, end);
            lowest = before(sequence, lowest) ? sequence : lowest;
        }
    }

    /** The short way: {@code length} octets from SND.NXT on. */
    void moveExpected(int length, int newTimestamp) {
        timestamp = newTimestamp;
        sndNxt += length;
        bytes += length;
    }

    /** The other side acknowledged this peer's numbers up to {@code acknowledgement}; above SND.NXT that means nothing. */
    void acknowledged(int acknowledgement, SegmentView by) {
        if (anySent && after(acknowledgement, sndNxt)) {
            ahead = aheadKnown ? later(ahead, acknowledgement) : acknowledgement;
            aheadKnown = true;
            return;
        }
        if (issKnown && !after(acknowledgement, iss)) {
            return;
        }
        if (aheadKnown && !before(acknowledgement, ahead)) {
            aheadKnown = false;
        }
        if (!unaKnown || before(sndUna, acknowledgement)) {
            sndUna = acknowledgement;
            unaKnown = true;
        }
        if (fin != null) {
            fin.acknowledge(acknowledgement, by);
        }
    }
}
