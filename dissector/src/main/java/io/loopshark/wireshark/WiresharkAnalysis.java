package io.loopshark.wireshark;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;

/**
 * One conversation as Wireshark 4.0 follows it, segment by segment. The accessors tell of the segment observed last.
 *
 * <p>A and B are the two ends; which is which is the caller's choice, as long as it stays so. Not safe for use by several
 * threads at once.
 */
public final class WiresharkAnalysis {

    /** From this on a number of octets in flight is a sign of numbers that don't belong together. */
    private static final int IMPLAUSIBLE = 2_000_000_000;

    private final Conversation conversation = new Conversation();
    private final Outstanding outstandingA = new Outstanding();
    private final Outstanding outstandingB = new Outstanding();
    private boolean started;
    private long firstTime;
    private long lastTime;

    // Of the last segment.
    private int flags;
    private Flow own = conversation.flow(true);
    private Flow other = conversation.flow(false);
    private int sequence;
    private int acknowledgement;
    private int payloadLength;
    private int control;
    private int window;
    private long timeRelative;
    private long timeDelta;
    private int duplicateAckNumber;
    private long duplicateAckFrame;
    private long acknowledgedFrame;
    private long ackRtt;
    private int bytesInFlight;
    private boolean countedInFlight;
    private boolean unseenAcknowledged;

    /** A conversation without segments yet. */
    public WiresharkAnalysis() {}

    /**
     * Takes the next segment of the conversation.
     *
     * @param segment the segment, in capture order; not kept
     * @param fromA whether A sent it
     * @return what Wireshark flags the segment with: an OR of {@link AnalysisFlag#mask()}, 0 for an ordinary one
     */
    public int observe(SegmentView segment, boolean fromA) {
        own = conversation.flow(fromA);
        other = conversation.flow(!fromA);
        keepNumbers(segment);
        takeTime(segment);
        unseenAcknowledged = RepetitionRules.ackLostSegment(segment, other);
        boolean acknowledgesAnew = acknowledgement != own.lastAck;
        flags = conversation.observe(segment, fromA);
        Outstanding sent = fromA ? outstandingA : outstandingB;
        Outstanding received = fromA ? outstandingB : outstandingA;
        if (acknowledgesAnew) {
            sent.lastNewAckFrame = segment.frameNumber();
        }
        if (AnalysisFlag.DUPLICATE_ACK.in(flags)) {
            duplicateAckNumber = own.duplicateAcks;
            duplicateAckFrame = sent.lastNewAckFrame;
        }
        measure(segment, sent, received);
        return flags;
    }

    /** What is under way: which frame this one acknowledges, and how many octets of its sender now lack an acknowledgement. */
    private void measure(SegmentView segment, Outstanding sent, Outstanding received) {
        if (Flags.any(control, Flags.ACK)) {
            received.countsInFlight = true;
        }
        if (AnalysisFlag.LOST_SEGMENT.in(flags)) {
            sent.countsInFlight = false;
        }
        boolean takesControl = Flags.any(control, Flags.SYN | Flags.FIN);
        if (payloadLength > 0 || takesControl) {
            sent.segments.add(sequence, Conversation.next(segment), segment.frameNumber(), segment.timestampNanos());
        }
        received.segments.acknowledge(acknowledgement);
        acknowledgedFrame = received.segments.acknowledgedFrame();
        ackRtt = acknowledgedFrame == 0 ? 0 : segment.timestampNanos() - received.segments.acknowledgedTime();
        countedInFlight = payloadLength > 0 && sent.countsInFlight;
        if (countedInFlight) {
            long inFlight = sent.segments.span(own.base) - (takesControl ? 1 : 0) - received.sackedCount();
            bytesInFlight = inFlight > 0 && inFlight < IMPLAUSIBLE ? (int) inFlight : 0;
        }
        sent.keepSackBlocks(segment);
    }

    /** Takes a TCP header that is no segment: beside its time and a SYN nothing is kept. */
    void meet(SegmentView header) {
        takeTime(header);
        conversation.meet(header);
    }

    /** Whether this SYN belongs to another conversation on the same ports. */
    boolean beginsAnother(SegmentView syn, boolean fromA) {
        return conversation.endsBefore(syn, fromA);
    }

    private void keepNumbers(SegmentView segment) {
        sequence = segment.sequence();
        acknowledgement = segment.acknowledgement();
        payloadLength = segment.payloadLength();
        control = segment.flags();
        window = segment.window();
        duplicateAckNumber = 0;
        duplicateAckFrame = 0;
        bytesInFlight = 0;
    }

    private void takeTime(SegmentView segment) {
        long time = segment.timestampNanos();
        if (!started) {
            started = true;
            firstTime = time;
            lastTime = time;
        }
        timeRelative = time - firstTime;
        timeDelta = time - lastTime;
        lastTime = time;
    }

    /** What Wireshark flagged the last segment with: an OR of {@link AnalysisFlag#mask()}. */
    public int flags() {
        return flags;
    }

    /** What the conversation has shown so far, the last segment counted in (see {@link Completeness}). */
    public int completeness() {
        return conversation.completeness();
    }

    /** {@code tcp.seq}: the sequence number, counted from the sender's first; 0 to 4294967295. */
    public long relativeSequence() {
        return SequenceNumber.unsigned(sequence - own.base);
    }

    /** {@code tcp.nxtseq}: the relative sequence number after the segment's last one, 0 to 4294967295. */
    public long relativeNextSequence() {
        return SequenceNumber.unsigned(
                sequence - own.base + payloadLength + (Flags.any(control, Flags.SYN | Flags.FIN) ? 1 : 0));
    }

    /** {@code tcp.ack}: the acknowledgement number, counted from the receiver's first; 0 to 4294967295. */
    public long relativeAcknowledgement() {
        return SequenceNumber.unsigned(acknowledgement - other.base);
    }

    /** {@code tcp.time_relative}: nanoseconds since the first segment of the conversation; negative where the clock ran back. */
    public long timeRelativeNanos() {
        return timeRelative;
    }

    /** {@code tcp.time_delta}: nanoseconds since the previous segment of the conversation; negative where the clock ran back. */
    public long timeDeltaNanos() {
        return timeDelta;
    }

    /** The window in octets, scaled where the scale is known and the segment is no SYN. */
    public long windowSize() {
        return Flags.any(control, Flags.SYN) ? window : (long) window << own.effectiveShift();
    }

    /** {@code tcp.window_size_scalefactor}: 1 to 16384; −1 where it is unknown, −2 where windows are not scaled. */
    public int windowScaleFactor() {
        return own.shift < 0 ? own.shift : 1 << own.shift;
    }

    /** How many duplicate acknowledgements there are with this one; 0 where it is none. */
    public int duplicateAckNumber() {
        return duplicateAckNumber;
    }

    /** The frame whose acknowledgement this one duplicates; 0 where it duplicates none, or what none said. */
    public long duplicateAckFrame() {
        return duplicateAckFrame;
    }

    /** {@code tcp.analysis.acks_frame}: the frame whose end this segment acknowledges; 0 where there is none. */
    public long acknowledgedFrame() {
        return acknowledgedFrame;
    }

    /** {@code tcp.analysis.ack_rtt}: nanoseconds from that frame to this one; 0 where there is none. */
    public long ackRttNanos() {
        return ackRtt;
    }

    /** {@code tcp.analysis.initial_rtt}: nanoseconds from the SYN to the handshake's last segment; 0 where it is not known. */
    public long initialRttNanos() {
        return conversation.initialRttNanos();
    }

    /** {@code tcp.analysis.bytes_in_flight}: octets sent and not acknowledged with this segment; 0 where not known. */
    public int bytesInFlight() {
        return bytesInFlight;
    }

    /**
     * Whether Wireshark has anything to tell of the last segment under "SEQ/ACK analysis": only there it shows the initial round
     * trip time too.
     */
    public boolean remarkable() {
        return flags != 0 || acknowledgedFrame != 0 || countedInFlight || unseenAcknowledged;
    }
}
