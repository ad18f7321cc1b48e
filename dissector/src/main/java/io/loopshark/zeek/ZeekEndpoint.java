package io.loopshark.zeek;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.later;
import static io.loopshark.zeek.EndpointState.CLOSED;
import static io.loopshark.zeek.EndpointState.ESTABLISHED;
import static io.loopshark.zeek.EndpointState.INACTIVE;
import static io.loopshark.zeek.EndpointState.PARTIAL;
import static io.loopshark.zeek.EndpointState.RESET;
import static io.loopshark.zeek.EndpointState.SYN_ACK_SENT;
import static io.loopshark.zeek.EndpointState.SYN_SENT;

import io.loopshark.connection.Holes;
import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import org.jspecify.annotations.Nullable;

/** One end of a connection as Zeek follows it: its state, and what has gone into the history of it. */
final class ZeekEndpoint {

    private EndpointState state = INACTIVE;
    private EndpointState before = INACTIVE;

    private byte sent;
    private int lastSyn;
    private int lastFin;
    private int lastReset;

    private boolean settledKnown;
    private int settled;
    private boolean snapped;
    private int snapStart;
    private int snapEnd;
    private @Nullable Tally tally;

    EndpointState state() {
        return state;
    }

    private void enter(EndpointState next) {
        before = state;
        state = next;
    }

    /** Whether what is missing of a stream may be called a gap here: after a handshake, up to an orderly close. */
    private boolean orderly() {
        return state == ESTABLISHED || state == CLOSED && before == ESTABLISHED;
    }

    // ---- the state
    // -------------------------------------------------------------------------------------------------------

    /** This endpoint has sent a segment with these flags to {@code other}. */
    void send(int flags, ZeekEndpoint other) {
        switch (state) {
            case INACTIVE -> begin(flags, other);
            case SYN_SENT, SYN_ACK_SENT -> open(flags, other);
            case PARTIAL, ESTABLISHED -> proceed(flags, other);
            case CLOSED -> {
                // Once both have closed a RST changes nothing any more.
                if (Flags.has(flags, Flags.RST) && other.state != CLOSED) {
                    enter(RESET);
                }
            }
            case RESET -> {}
        }
    }

    private void begin(int flags, ZeekEndpoint other) {
        if (Flags.isSyn(flags)) {
            enter(SYN_SENT);
        } else if (Flags.isSynAck(flags)) {
            answer(other);
        } else if (!Flags.any(flags, Flags.FIN | Flags.RST)) {
            if (other.state == SYN_ACK_SENT) {
                establish(other);
            } else {
                enter(PARTIAL);
            }
        }
        close(flags);
    }

    private void open(int flags, ZeekEndpoint other) {
        if (Flags.isSynAck(flags) && state == SYN_SENT) {
            answer(other);
        }
        close(flags);
    }

    /** A SYN-ACK: with the SYN it answers, both ends are established, whatever the numbers. */
    private void answer(ZeekEndpoint other) {
        if (other.state == SYN_SENT) {
            establish(other);
        } else {
            enter(state == INACTIVE ? SYN_ACK_SENT : state);
        }
    }

    private void establish(ZeekEndpoint other) {
        enter(ESTABLISHED);
        other.enter(ESTABLISHED);
    }

    private void proceed(int flags, ZeekEndpoint other) {
        if (Flags.isSyn(flags) && state == PARTIAL && other.state == INACTIVE) {
            enter(SYN_SENT);
        }
        if (Flags.has(flags, Flags.FIN) && !Flags.has(flags, Flags.RST) && other.resetAfterClose()) {
            other.enter(CLOSED);
        }
        close(flags);
    }

    /** Whether this endpoint sent a FIN and then a RST: the other side's FIN makes an orderly close of it. */
    private boolean resetAfterClose() {
        return state == RESET && before == CLOSED;
    }

    private void close(int flags) {
        if (Flags.has(flags, Flags.RST)) {
            enter(RESET);
        } else if (Flags.has(flags, Flags.FIN)) {
            enter(CLOSED);
        }
    }

    // ---- what goes into the history
    // --------------------------------------------------------------------------------------

    /** Whether this SYN or SYN-ACK has another number than the one before, or is the first. */
    boolean newSyn(int sequence) {
        boolean repeated = isRepeated(Flags.SYN) && sequence == lastSyn;
        lastSyn = sequence;
        return !repeated;
    }

    /** Whether this FIN, which stands at {@code sequence}, has another number than the one before, or is the first. */
    boolean newFin(int sequence) {
        boolean repeated = isRepeated(Flags.FIN) && sequence == lastFin;
        lastFin = sequence;
        return !repeated;
    }

    /** Whether this RST has another number than the one before, or is the first. */
    boolean newReset(int sequence) {
        boolean repeated = isRepeated(Flags.RST) && sequence == lastReset;
        lastReset = sequence;
        return !repeated;
    }

    private boolean isRepeated(int flag) {
        boolean repeated = (sent & flag) != 0;
        sent |= (byte) flag;
        return repeated;
    }

    /** Whether a window of zero of this endpoint is worth a letter: there is somebody whom it stops. */
    boolean windowMatters(ZeekEndpoint other) {
        return state != RESET && other.state != CLOSED;
    }

    /** The capture holds only part of these numbers, which counts as nothing. Such ranges are taken together. */
    void snap(int start, int end) {
        snapStart = snapped ? earlier(snapStart, start) : start;
        snapEnd = snapped ? later(snapEnd, end) : end;
        snapped = true;
    }

    /**
     * How many gaps the acknowledgement of {@code peer}'s data, this endpoint's, lays open: ranges that were acknowledged and never
     * captured. Each range counts once.
     */
    int gaps(Peer peer, int acknowledgement, ZeekEndpoint other) {
        if (!peer.hasSent() || settledKnown && !after(acknowledgement, settled)) {
            return 0;
        }
        int from = settledKnown ? settled : peer.knowsIss() ? peer.iss() + 1 : peer.sndNxt();
        settled = acknowledgement;
        settledKnown = true;
        if (!orderly() || !other.orderly()) {
            return 0;
        }
        int gaps = after(acknowledgement, later(from, peer.sndNxt())) ? 1 : 0;
        gaps += snapped && overlap(from, acknowledgement, snapStart, snapEnd) ? 1 : 0;
        snapped &= after(snapEnd, acknowledgement);
        Holes holes = peer.holes();
        for (int i = 0; holes != null && i < holes.count(); i++) {
            gaps += overlap(from, acknowledgement, holes.start(i), holes.end(i)) ? 1 : 0;
        }
        return gaps;
    }

    private static boolean overlap(int start, int end, int otherStart, int otherEnd) {
        return before(start, otherEnd) && before(otherStart, end);
    }

    private static int earlier(int a, int b) {
        return before(a, b) ? a : b;
    }

    /** What is counted of this endpoint. */
    Tally tally() {
        if (tally == null) {
            tally = new Tally();
        }
        return tally;
    }
}
