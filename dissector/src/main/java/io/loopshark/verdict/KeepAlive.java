package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.before;

import io.loopshark.connection.Peer;
import io.loopshark.segment.SegmentView;

/**
 * What asks a silent peer whether it is still there: it has SND.NXT-1, so that it has to be answered, and is empty or carries one
 * octet of garbage (RFC 9293 §3.8.4).
 */
final class KeepAlive {

    /** Keep-alives of real systems are seconds apart at the least; §3.8.4 asks for hours. */
    private static final long REST_NANOS = 1_000_000_000L;

    private KeepAlive() {}

    /** Whether the segment comes after such a rest that it may be one. */
    static boolean afterRest(Scene scene) {
        return scene.segment().timestampNanos() - scene.connection().lastNanos() >= REST_NANOS;
    }

    /**
     * Whether the segment's one octet may be such garbage, nothing that was ever meant as data: the one before SND.NXT, or one that
     * has been acknowledged: since then, when the segment comes late or twice; before that, when the capture missed the octet itself.
     */
    static boolean mayBeGarbage(SegmentView segment, Peer from) {
        return segment.payloadLength() == 1
                && from.hasSent()
                && (segment.sequence() == from.sndNxt() - 1
                        || from.knowsUna() && before(segment.sequence(), from.sndUna())
                        || from.acknowledgedUnseen(segment.sequence()));
    }
}
