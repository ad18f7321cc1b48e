package io.loopshark.wireshark;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;

/**
 * One conversation as Wireshark 4.0 follows it, segment by segment. The accessors tell of the segment observed last.
 *
 * <p>A and B are the two ends; which is which is the caller's choice, as long as it stays so. Not safe for use by several
 * threads at once.
 */
public final class WiresharkAnalysis {

    /** From this on a number of octets in flight is a sign of numbers that don't belong together. */
    private static final int IMPLAUSIBLE = 2_000_000_000;

    private final Flow flowA = new Flow();
    private final Flow flowB = new Flow();
    private boolean started;
    private long firstTime;
    private long lastTime;
    private long lastSynTime;
    private long initialRtt;

    private long segments;
    private int shown;

    // Of the last segment.
    private int flags;
    private Flow own = flowA;
    private Flow other = flowB;
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
        own = fromA ? flowA : flowB;
        other = fromA ? flowB : flowA;
        keepNumbers(segment);
        takeTime(segment);
        segments++;
        // A SYN that comes when its sender's number is known already is not counted: it was overtaken by the answer.
        int counted = Flags.isSyn(control) && own.baseKnown ? control & ~Flags.SYN : control;
        shown = Completeness.after(shown, counted, payloadLength);
        if (Flags.isSyn(control)) {
            lastSynTime = segment.timestampNanos();
        }
        boolean reused = restartsCount();
        setBases();
        flags = judge(segment) | (reused ? AnalysisFlag.REUSED_PORTS.mask() : 0);
        advance(segment);
        takeOptions(segment);
        return flags;
    }

    /** Takes a TCP header that is no segment: beside its time and a SYN nothing is kept. */
    void meet(SegmentView header) {
        takeTime(header);
        shown |= Flags.isSyn(header.flags()) ? Completeness.SYN : 0;
    }

    /**
     * Whether this SYN belongs to another conversation on the same ports: its number is not the one that its sender's count
     * began with.
     */
    boolean beginsAnother(SegmentView syn, boolean fromA) {
        Flow flow = fromA ? flowA : flowB;
        return flow.baseKnown && flow.base != syn.sequence();
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
        unseenAcknowledged = false;
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

    /**
     * A SYN-ACK with another number than its sender's count began with is taken for a new use of the ports, and the count
     * begins anew.
     */
    private boolean restartsCount() {
        boolean restarts = Flags.isSynAck(control) && own.baseKnown && own.base != sequence;
        if (restarts) {
            own.base = sequence;
        }
        return restarts;
    }

    /**
     * Relative numbers count from the SYN's number, so that the first octet of data is 1. Where the SYN is missing, the first
     * segment seen is taken to begin with octet 1; the other side's count is taken from what is acknowledged to it.
     */
    private void setBases() {
        if (!own.baseKnown) {
            own.base = Flags.any(control, Flags.SYN) ? sequence : sequence - 1;
            own.baseKnown = true;
        }
        if (!other.baseKnown && Flags.any(control, Flags.ACK)) {
            other.base = acknowledgement - 1;
            other.baseKnown = true;
        }
    }

    private int judge(SegmentView segment) {
        if (Flags.any(control, Flags.ACK)) {
            other.countsInFlight = true;
        }
        int found = 0;
        if (WindowRules.zeroWindowProbe(segment, own, other)) {
            found |= AnalysisFlag.ZERO_WINDOW_PROBE.mask();
        } else {
            found |= judgeWindow(segment);
        }
        if (acknowledgement != own.lastAck) {
            own.lastNewAckFrame = segment.frameNumber();
            own.duplicateAcks = 0;
            own.acknowledgedUnseen = false;
        }
        if (RepetitionRules.ackLostSegment(segment, other)) {
            unseenAcknowledged = true;
            if (other.contiguous != other.next || other.expectsNoDuplicates()) {
                found |= AnalysisFlag.ACK_LOST_SEGMENT.mask();
            }
            if (other.contiguous == other.next) {
                other.acknowledgedUnseen = true;
                other.duplicateAcks = 0;
            }
            other.contiguous = other.next;
        }
        if (!AnalysisFlag.KEEP_ALIVE.in(found)) {
            found |= RepetitionRules.repetition(segment, own, other, initialRtt);
        }
        return found;
    }

    private int judgeWindow(SegmentView segment) {
        int found = 0;
        if (WindowRules.zeroWindow(segment)) {
            found |= AnalysisFlag.ZERO_WINDOW.mask();
        }
        if (RepetitionRules.lostSegment(segment, own)) {
            found |= AnalysisFlag.LOST_SEGMENT.mask();
            own.countsInFlight = false;
        }
        if (WindowRules.keepAlive(segment, own)) {
            found |= AnalysisFlag.KEEP_ALIVE.mask();
        }
        if (WindowRules.windowUpdate(segment, own)) {
            found |= AnalysisFlag.WINDOW_UPDATE.mask();
        }
        if (WindowRules.windowFull(segment, other)) {
            found |= AnalysisFlag.WINDOW_FULL.mask();
        }
        if (WindowRules.keepAliveAck(segment, own, other)) {
            found |= AnalysisFlag.KEEP_ALIVE_ACK.mask();
        } else if (WindowRules.zeroWindowProbeAck(segment, own, other)) {
            found |= AnalysisFlag.ZERO_WINDOW_PROBE_ACK.mask();
        } else if (WindowRules.duplicateAck(segment, own)) {
            found |= AnalysisFlag.DUPLICATE_ACK.mask();
            own.duplicateAcks++;
            duplicateAckNumber = own.duplicateAcks;
            duplicateAckFrame = own.lastNewAckFrame;
        }
        return found;
    }

    private void advance(SegmentView segment) {
        boolean takesControl = Flags.any(control, Flags.SYN | Flags.FIN);
        int next = sequence + payloadLength + (takesControl ? 1 : 0);
        if (payloadLength > 0 || takesControl) {
            own.unacknowledged.add(sequence, next, segment.frameNumber(), segment.timestampNanos());
        }
        boolean probe = AnalysisFlag.ZERO_WINDOW_PROBE.in(flags);
        if (!probe && (!own.nextKnown() || SequenceNumber.after(next, own.next))) {
            own.next = next;
            own.nextTime = segment.timestampNanos();
        }
        if (!probe && (!own.contiguousKnown() || sequence == own.contiguous)) {
            own.contiguous = own.next;
        }
        own.window = window;
        own.windowUnscaled = Flags.isSynAck(control);
        own.lastAck = acknowledgement;
        own.lastAckTime = segment.timestampNanos();
        own.lastFlags = flags;
        other.unacknowledged.acknowledge(acknowledgement);
        acknowledgedFrame = other.unacknowledged.acknowledgedFrame();
        ackRtt = acknowledgedFrame == 0 ? 0 : segment.timestampNanos() - other.unacknowledged.acknowledgedTime();
        if (payloadLength > 0 && own.countsInFlight) {
            long inFlight = own.unacknowledged.span(own.base) - (takesControl ? 1 : 0) - other.sackedCount();
            bytesInFlight = inFlight > 0 && inFlight < IMPLAUSIBLE ? (int) inFlight : 0;
        }
    }

    private void takeOptions(SegmentView segment) {
        own.keepSackBlocks(segment);
        if (Flags.any(control, Flags.SYN)) {
            if (segment.hasOption(TcpOption.Bit.WINDOW_SCALE)) {
                own.offersShift(segment.windowShift());
            }
            if (Flags.isSynAck(control) && (own.shift == Flow.SHIFT_UNKNOWN || other.shift == Flow.SHIFT_UNKNOWN)) {
                own.shift = Flow.SHIFT_NONE;
                other.shift = Flow.SHIFT_NONE;
            }
        } else if (initialRtt == 0 && lastSynTime != 0 && Flags.any(control, Flags.ACK)) {
            initialRtt = segment.timestampNanos() - lastSynTime;
        }
    }

    /** What Wireshark flagged the last segment with: an OR of {@link AnalysisFlag#mask()}. */
    public int flags() {
        return flags;
    }

    /** What the conversation has shown so far, the last segment counted in (see {@link Completeness}). */
    public int completeness() {
        return Completeness.counted(shown, segments);
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

    /** The frame whose acknowledgement this one duplicates; 0 where it duplicates none. */
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
        return initialRtt;
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
        return flags != 0 || acknowledgedFrame != 0 || bytesInFlight != 0 || unseenAcknowledged;
    }
}
