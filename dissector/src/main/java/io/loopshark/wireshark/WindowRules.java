package io.loopshark.wireshark;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * Wireshark's rules about windows, probes and keep-alives. {@code own} is what was known of the segment's sender before it,
 * {@code other} what was known of its receiver.
 */
final class WindowRules {

    private static final int OPENING_OR_END = Flags.SYN | Flags.FIN | Flags.RST;

    private WindowRules() {}

    /** SYN, FIN and RST have meanings of their own and are nothing of what these rules look for. */
    private static boolean plain(SegmentView segment) {
        return !Flags.any(segment.flags(), OPENING_OR_END);
    }

    /**
     * <b>Zero window probe.</b> Exactly one octet, the next one in turn, while the receiver's last window was 0.
     */
    static boolean zeroWindowProbe(SegmentView segment, Flow own, Flow other) {
        return segment.payloadLength() == 1 && segment.sequence() == own.next && other.window == 0;
    }

    /**
     * <b>Zero window.</b> The sender has no room: window 0 on a segment without SYN, FIN and RST.
     */
    static boolean zeroWindow(SegmentView segment) {
        return segment.window() == 0 && plain(segment);
    }

    /**
     * <b>Keep-alive.</b> No data or one octet, from one below the next number in turn, without SYN, FIN and RST.
     */
    static boolean keepAlive(SegmentView segment, Flow own) {
        return segment.payloadLength() <= 1 && segment.sequence() == own.next - 1 && plain(segment);
    }

    /** The segment is empty and says the same as the sender's last one, the window left aside. */
    private static boolean repeatsNumbers(SegmentView segment, Flow own) {
        return segment.payloadLength() == 0
                && segment.sequence() == own.next
                && segment.acknowledgement() == own.lastAck
                && plain(segment);
    }

    /**
     * <b>Window update.</b> An empty segment with the numbers of the sender's last one and another window, not 0.
     */
    static boolean windowUpdate(SegmentView segment, Flow own) {
        return segment.window() != 0 && segment.window() != own.window && repeatsNumbers(segment, own);
    }

    /**
     * <b>Window full.</b> The data ends exactly at the right edge of the window that the receiver advertised last; only where
     * it is known how windows are scaled.
     */
    static boolean windowFull(SegmentView segment, Flow other) {
        return segment.payloadLength() > 0
                && other.shift != Flow.SHIFT_UNKNOWN
                && segment.sequence() + segment.payloadLength() == other.rightEdge()
                && plain(segment);
    }

    /** An empty segment that says the same as the sender's last one in everything, its window open. */
    private static boolean repeatsAll(SegmentView segment, Flow own) {
        return segment.window() != 0 && segment.window() == own.window && repeatsNumbers(segment, own);
    }

    /**
     * <b>Keep-alive acknowledgement.</b> The sender's last segment over again, after a keep-alive from the other side.
     */
    static boolean keepAliveAck(SegmentView segment, Flow own, Flow other) {
        return repeatsAll(segment, own) && AnalysisFlag.KEEP_ALIVE.in(other.lastFlags);
    }

    /**
     * <b>Zero window probe acknowledgement.</b> After a probe from the other side: the sender's last segment over again, its window
     * 0 as before. Where the receiver took the probe's octet in, it is none.
     */
    static boolean zeroWindowProbeAck(SegmentView segment, Flow own, Flow other) {
        return segment.window() == 0
                && own.window == 0
                && repeatsNumbers(segment, own)
                && AnalysisFlag.ZERO_WINDOW_PROBE.in(other.lastFlags);
    }

    /**
     * <b>Duplicate acknowledgement.</b> The sender's last segment over again, empty, its window open, for no reason that
     * another rule knows.
     */
    static boolean duplicateAck(SegmentView segment, Flow own) {
        return repeatsAll(segment, own);
    }
}
