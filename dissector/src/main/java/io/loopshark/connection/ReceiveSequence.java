package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.later;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * The receive sequence variables of one peer (RFC 9293 §3.3.1) as far as its own segments tell: what it has acknowledged, and the
 * room that it offers. Its RCV.WND is SND.WND to the other side; SND.WL1 and SND.WL2, which tell the segment that the window was
 * taken from, are kept here too. As with {@link SendSequence}, every segment moves it, so it is a part of {@link Peer}.
 */
abstract class ReceiveSequence extends SendSequence {

    private static final int STEP = 0xffff;

    private boolean rcvNxtKnown;
    private boolean anyAckSent;
    private boolean shiftKnown;
    private boolean edgeKnown;

    private int rcvNxt;
    private int rcvNxtSaidAt;
    private int firstAckSent;
    private int lastAckSent;
    private int ackSentBefore;
    /**
     * By how much each of the latest acknowledgements went on or back, a short each, the last one lowest; 0 where it was more.
     * So eight numbers take no object of their own: every segment passes here.
     */
    private long ackSteps;

    private long olderAckSteps;

    private long window;
    private int maxWindow;
    private int shift;
    private int rightEdge;
    private int windowSequence;
    private int windowAck;

    /** Whether this peer has acknowledged anything. */
    public boolean knowsRcvNxt() {
        return rcvNxtKnown;
    }

    /** RCV.NXT as this peer's acknowledgements tell: the highest that it sent. */
    public int rcvNxt() {
        return rcvNxt;
    }

    /** The acknowledgement number of this peer's latest segment that had one. */
    public int lastAckSent() {
        return lastAckSent;
    }

    /**
     * Whether this is an acknowledgement number that this peer sent, as far as it is remembered: the first, the latest ones and the
     * highest.
     */
    public boolean hasAcknowledged(int number) {
        return anyAckSent
                && (number == firstAckSent
                        || number == lastAckSent
                        || rcvNxtKnown && number == rcvNxt
                        || acknowledgedBefore(number));
    }

    private boolean acknowledgedBefore(int number) {
        int at = lastAckSent;
        long steps = ackSteps;
        long older = olderAckSteps;
        while ((short) steps != 0 && at != number) {
            at -= (short) steps;
            steps = steps >>> Short.SIZE | older << Long.SIZE - Short.SIZE;
            older >>>= Short.SIZE;
        }
        return at == number || number == ackSentBefore;
    }

    /** Whether an empty ACK with these numbers says only what this peer has said before: it may be an old duplicate. */
    public boolean hasSentAlready(int acknowledgement, int sequence) {
        return knowsRcvNxt() && acknowledgement == rcvNxt && sequence == rcvNxtSaidAt;
    }

    @Override
    boolean acknowledgesNews(SegmentView segment) {
        return segment.has(Flags.ACK) && (!rcvNxtKnown || after(segment.acknowledgement(), rcvNxt));
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
        if (!edgeKnown) {
            return true;
        }
        int acknowledgement = segment.acknowledgement();
        return (!knowsRcvNxt() || atOrAfter(acknowledgement, rcvNxt))
                && (!other.hasSent() || !after(acknowledgement, other.sndNxt()))
                && isUpToDate(segment);
    }

    /** Whether this peer has offered room relative to an acknowledgement. */
    public boolean knowsRightEdge() {
        return edgeKnown;
    }

    /** The highest sequence number, plus one, that this peer's offers ever permitted the other side. */
    public int rightEdge() {
        return rightEdge;
    }

    /** How far this peer's window field is to be shifted, 0 to 14. */
    public int shift() {
        return shift;
    }

    /** Whether this peer's window scale is known. */
    public boolean knowsShift() {
        return shiftKnown;
    }

    /** The window that this segment of this peer offers, in octets: in a SYN it is not scaled (RFC 7323 §2.2). */
    public int offeredBy(SegmentView segment) {
        return segment.has(Flags.SYN) ? segment.window() : segment.window() << shift;
    }

    /** Whether this segment is not older than the one that the window was taken from: SND.WL1 and SND.WL2 do not go back. */
    private boolean isUpToDate(SegmentView segment) {
        return after(segment.sequence(), windowSequence)
                || segment.sequence() == windowSequence && atOrAfter(segment.acknowledgement(), windowAck);
    }

    // ---- advancing
    // -------------------------------------------------------------------------------------------------------

    /** From now on the window field is shifted by so many bits. */
    void shiftWindowBy(int bits) {
        shift = bits;
        shiftKnown = true;
    }

    private void noteAck(int acknowledgement) {
        if (!anyAckSent) {
            firstAckSent = acknowledgement;
            ackSentBefore = acknowledgement;
            lastAckSent = acknowledgement;
            anyAckSent = true;
        } else if (acknowledgement != lastAckSent) {
            int step = acknowledgement - lastAckSent;
            olderAckSteps = olderAckSteps << Short.SIZE | ackSteps >>> Long.SIZE - Short.SIZE;
            ackSteps = ackSteps << Short.SIZE | (step == (short) step ? step & STEP : 0);
            ackSentBefore = lastAckSent;
            lastAckSent = acknowledgement;
        }
    }

    /** This peer acknowledges; {@code possible} tells whether the other side is known to have sent that much. */
    void acknowledge(int acknowledgement, int sequence, boolean possible) {
        noteAck(acknowledgement);
        if (possible && (!rcvNxtKnown || after(acknowledgement, rcvNxt))) {
            rcvNxt = acknowledgement;
            rcvNxtSaidAt = sequence;
            rcvNxtKnown = true;
        }
    }

    /** This peer offers {@code other} room up to {@code acknowledgement + window}. */
    void offer(SegmentView segment, Peer other) {
        int offered = offeredBy(segment);
        maxWindow = Math.max(maxWindow, offered);
        if (!edgeKnown) {
            window = offered;
        }
        if (updatesWindow(segment, other)) {
            window = offered;
            windowSequence = segment.sequence();
            windowAck = segment.acknowledgement();
        }
        if (segment.has(Flags.ACK)) {
            int edge = segment.acknowledgement() + offered;
            rightEdge = edgeKnown ? later(rightEdge, edge) : edge;
            edgeKnown = true;
        }
    }

    /** The short way: a segment at SND.NXT acknowledges so much, and offers so many octets from there. */
    void acknowledgeExpected(int acknowledgement, long offered) {
        if (acknowledgement != rcvNxt) {
            rcvNxt = acknowledgement;
            rcvNxtSaidAt = sndNxt();
        }
        noteAck(acknowledgement);
        windowSequence = sndNxt();
        windowAck = acknowledgement;
        window = offered;
        maxWindow = Math.max(maxWindow, (int) offered);
        rightEdge = later(rightEdge, acknowledgement + (int) offered);
    }

    @Override
    void forgetSequenceSpace() {
        super.forgetSequenceSpace();
        rcvNxtKnown = false;
        anyAckSent = false;
        ackSteps = 0;
        shiftKnown = false;
        edgeKnown = false;
        window = 0;
        maxWindow = 0;
        shift = 0;
    }
}
