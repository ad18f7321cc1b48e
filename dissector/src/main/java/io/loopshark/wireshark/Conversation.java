package io.loopshark.wireshark;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/**
 * One conversation as far as Wireshark's flags and its completeness need it: a few numbers of each side, and no list of segments.
 * The one place where the rules are applied, for the views ({@link WiresharkAnalysis}) and the findings ({@link FlaggedConnection}).
 */
final class Conversation {

    private static final int SHORTEST_HEADER = 20;

    private Flow flowA = new Flow();
    private Flow flowB = new Flow();
    private long lastSynTime;
    private long initialRtt;
    private int shown;

    /** What was known of A, or of B. */
    Flow flow(boolean ofA) {
        return ofA ? flowA : flowB;
    }

    /** Begins with a SYN of A that bore nothing unusual: the peer tells all that is to be known of it. */
    void begin(Peer client, long syn) {
        flowA.begin(client, syn);
        takeWindowScale(client.offered(TcpOption.Bit.WINDOW_SCALE), client.offeredShift(), flowA, flowB);
        lastSynTime = syn;
        shown = Completeness.after(0, Flags.SYN, client.synPayload());
    }

    /** Takes the next segment; returns what Wireshark flags it with: an OR of {@link AnalysisFlag#mask()}. */
    int observe(SegmentView segment, boolean fromA) {
        Flow own = flow(fromA);
        Flow other = flow(!fromA);
        int control = segment.flags();
        own.segments++;
        // A SYN that comes when its sender's number is known already is not counted: it was overtaken by the answer.
        int counted = Flags.isSyn(control) && own.baseKnown ? control & ~Flags.SYN : control;
        // Nor is what comes with an impossible data offset.
        if (segment.headerLength() >= SHORTEST_HEADER) {
            shown = Completeness.after(shown, counted, segment.payloadLength());
        }
        if (Flags.isSyn(control)) {
            lastSynTime = segment.timestampNanos();
            // What lies beyond a hole when a SYN comes counts as not sent.
            own.next = own.contiguous;
        }
        int found = restartsCount(segment, own) ? AnalysisFlag.REUSED_PORTS.mask() : 0;
        setBases(segment, own, other);
        found |= judge(segment, own, other);
        advance(segment, own, found);
        takeOptions(segment, own, other);
        return found;
    }

    /** Whether this SYN belongs to another conversation: its number is not the one that its sender's count began with. */
    boolean endsBefore(SegmentView syn, boolean fromA) {
        Flow flow = flow(fromA);
        return flow.baseKnown && flow.base != syn.sequence();
    }

    /** Forgets all but what has been shown and counted: another conversation begins. */
    void beginAgain() {
        flowA = flowA.successor();
        flowB = flowB.successor();
        lastSynTime = 0;
        initialRtt = 0;
    }

    /** A header that is no segment: a SYN is all that it may show. */
    void meet(SegmentView header) {
        shown |= Flags.isSyn(header.flags()) ? Completeness.SYN : 0;
    }

    /**
     * A SYN-ACK with another number than its sender's count began with is taken for a new use of the ports, and the count
     * begins anew.
     */
    private static boolean restartsCount(SegmentView segment, Flow own) {
        boolean restarts = Flags.isSynAck(segment.flags()) && own.baseKnown && own.base != segment.sequence();
        if (restarts) {
            own.base = segment.sequence();
        }
        return restarts;
    }

    /**
     * Relative numbers count from the SYN's number, so that the first octet of data is 1. Where the SYN is missing, the first
     * segment seen is taken to begin with octet 1; the other side's count is taken from what is acknowledged to it.
     */
    private static void setBases(SegmentView segment, Flow own, Flow other) {
        if (!own.baseKnown) {
            own.base = segment.sequence() - (Flags.any(segment.flags(), Flags.SYN) ? 0 : 1);
            own.baseKnown = true;
        }
        if (!other.baseKnown && Flags.any(segment.flags(), Flags.ACK)) {
            other.base = segment.acknowledgement() - 1;
            other.baseKnown = true;
        }
    }

    private int judge(SegmentView segment, Flow own, Flow other) {
        int found = WindowRules.zeroWindowProbe(segment, own, other)
                ? AnalysisFlag.ZERO_WINDOW_PROBE.mask()
                : judgeWindow(segment, own, other);
        own.acknowledges(segment.acknowledgement());
        if (RepetitionRules.ackLostSegment(segment, other)) {
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

    private static int judgeWindow(SegmentView segment, Flow own, Flow other) {
        int found = 0;
        if (WindowRules.zeroWindow(segment)) {
            found |= AnalysisFlag.ZERO_WINDOW.mask();
        }
        if (RepetitionRules.lostSegment(segment, own)) {
            found |= AnalysisFlag.LOST_SEGMENT.mask();
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
            own.acknowledgedUnseen = false;
        }
        return found;
    }

    private static void advance(SegmentView segment, Flow own, int found) {
        int next = next(segment);
        boolean probe = AnalysisFlag.ZERO_WINDOW_PROBE.in(found);
        if (!probe && (!own.nextKnown() || Order.greater(next, own.next))) {
            own.next = next;
            own.nextTime = segment.timestampNanos();
        }
        if (!probe && (!own.contiguousKnown() || segment.sequence() == own.contiguous)) {
            own.contiguous = own.next;
        }
        own.window = segment.window();
        own.windowUnscaled = Flags.any(segment.flags(), Flags.SYN);
        own.lastTime = segment.timestampNanos();
        own.lastFlags = found;
    }

    /** The number behind the segment's last one; SYN and FIN together count once. */
    static int next(SegmentView segment) {
        return segment.sequence()
                + segment.payloadLength()
                + (Flags.any(segment.flags(), Flags.SYN | Flags.FIN) ? 1 : 0);
    }

    private void takeOptions(SegmentView segment, Flow own, Flow other) {
        if (Flags.any(segment.flags(), Flags.SYN)) {
            takeWindowScale(segment.hasOption(TcpOption.Bit.WINDOW_SCALE), segment.windowShift(), own, other);
            if (Flags.isSynAck(segment.flags()) && other.shift == Flow.SHIFT_NONE) {
                own.shift = Flow.SHIFT_NONE;
            }
        } else if (initialRtt == 0 && lastSynTime != 0 && Flags.any(segment.flags(), Flags.ACK)) {
            initialRtt = segment.timestampNanos() - lastSynTime;
        }
    }

    /**
     * A side that doesn't offer to scale windows settles it for both, unless it did before. A SYN-ACK can't take up what the SYN
     * didn't offer; a later SYN may offer anew.
     */
    private static void takeWindowScale(boolean offered, int shift, Flow own, Flow other) {
        if (offered) {
            own.offersShift(shift);
        } else if (own.shift == Flow.SHIFT_UNKNOWN) {
            own.shift = Flow.SHIFT_NONE;
            other.shift = Flow.SHIFT_NONE;
        }
    }

    /** Nanoseconds from the SYN to the handshake's last segment; 0 where it is not known. */
    long initialRttNanos() {
        return initialRtt;
    }

    /** Whether the next ordinary segment cannot be the one by which the initial round trip is measured. */
    boolean initialRttSettled() {
        return initialRtt != 0 || lastSynTime == 0;
    }

    /** What the conversation has shown so far ({@link Completeness#after}). */
    int shown() {
        return shown;
    }

    /** What the conversation has shown, as Wireshark counts it. */
    int completeness() {
        long segments = Integer.toUnsignedLong(flowA.segments) + Integer.toUnsignedLong(flowB.segments);
        return Completeness.counted(shown, segments);
    }
}
