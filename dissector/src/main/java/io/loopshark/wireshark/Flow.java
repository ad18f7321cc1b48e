package io.loopshark.wireshark;

import io.loopshark.connection.Peer;

/**
 * What Wireshark's rules need to remember of one sender of a conversation, and nothing else: every open connection has two of
 * these. A rule sees its own and the other's.
 */
final class Flow {

    /** The window scale is not known: the opening was not seen. */
    static final byte SHIFT_UNKNOWN = -1;
    /** Windows are not scaled: one side at least didn't offer it. */
    static final byte SHIFT_NONE = -2;

    private static final int NOT_SEEN = -1;
    private static final int MAX_SHIFT = 14;

    /** The number that relative sequence numbers count from. */
    int base;

    /**
     * The highest sequence number sent so far, plus one. Like Wireshark we take 0 for "not known": a refusal is a RST from number
     * 0, and what comes after it must not be measured by that.
     */
    int next;

    /** Up to where the captured numbers have no hole; jumps ahead when a hole has been reported; 0 when not known. */
    int contiguous;

    /** The window of the last segment as it stood in the header. */
    int window = NOT_SEEN;

    /** The acknowledgement field of the last segment, 0 before. */
    int lastAck;

    int duplicateAcks;

    /** The flags that Wireshark gave the last segment. */
    int lastFlags;

    /** How many segments there were; of a number beyond 2^32 the lower half. */
    int segments;

    /** When the segment came that ends at {@link #next}. */
    long nextTime;

    /** When the last segment came. */
    long lastTime;

    byte shift = SHIFT_UNKNOWN;

    boolean baseKnown;

    /** The window of the last segment was that of a SYN, which is never scaled. */
    boolean windowUnscaled;

    /**
     * Whether the other side acknowledged more than was ever seen of this one, since this side acknowledged something new itself.
     * Duplicate acknowledgements may be among what was not seen.
     */
    boolean acknowledgedUnseen;

    /** Begins with a SYN that came at this time (nanoseconds since 1970) and had no acknowledgement number. */
    void begin(Peer opener, long syn) {
        segments = 1;
        base = opener.iss();
        baseKnown = true;
        next = opener.sndNxt();
        contiguous = next;
        nextTime = syn;
        lastTime = syn;
        window = (int) opener.window();
        windowUnscaled = true;
    }

    /** One that knows nothing but how many segments there have been. */
    Flow successor() {
        Flow flow = new Flow();
        flow.segments = segments;
        return flow;
    }

    boolean nextKnown() {
        return next != 0;
    }

    boolean contiguousKnown() {
        return contiguous != 0;
    }

    /** Whether there is no sign, since this side acknowledged something new, that it repeated its acknowledgement. */
    boolean expectsNoDuplicates() {
        return duplicateAcks == 0 && !acknowledgedUnseen;
    }

    /** Whether this side may have sent enough duplicate acknowledgements to make the other one retransmit. */
    boolean mayHaveAskedAgain() {
        return duplicateAcks >= 2 || acknowledgedUnseen;
    }

    /** The shift to apply to the window of an ordinary segment. */
    int effectiveShift() {
        return Math.max(0, shift);
    }

    /** The sequence number just beyond the window that this side advertised last. */
    int rightEdge() {
        return lastAck + (window << (windowUnscaled ? 0 : effectiveShift()));
    }

    void offersShift(int offered) {
        shift = (byte) Math.min(offered, MAX_SHIFT);
    }

    /** A segment of this side acknowledges {@code acknowledgement}: if that is news, what was repeated before is forgotten. */
    void acknowledges(int acknowledgement) {
        if (acknowledgement != lastAck) {
            lastAck = acknowledgement;
            duplicateAcks = 0;
            acknowledgedUnseen = false;
        }
    }

    /** Whether this flow says the same as the peer, so that it may be caught up from the peer alone after expected segments. */
    boolean inStepWith(Peer peer) {
        return next == peer.sndNxt()
                && contiguous == next
                && lastAck == peer.lastAckSent()
                && lastAck == peer.rcvNxt()
                && effectiveShift() == peer.shift()
                && rightEdge() == lastAck + (int) peer.window();
    }

    /** The peer sent more than this flow has seen: only segments that were exactly the next ones expected, data or news for each. */
    void catchUpWith(Peer peer) {
        if (segments == (int) peer.packets()) {
            return;
        }
        if (next != peer.sndNxt()) {
            next = peer.sndNxt();
            contiguous = next;
            nextTime = peer.expectedDataNanos();
        }
        window = (int) (peer.window() >> peer.shift());
        windowUnscaled = false;
        acknowledges(peer.lastAckSent());
        lastTime = peer.expectedNanos();
        lastFlags = 0;
        segments = (int) peer.packets();
    }
}
