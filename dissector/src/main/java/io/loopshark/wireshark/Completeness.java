package io.loopshark.wireshark;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * Wireshark's {@code tcp.completeness}: the set of events that a conversation has shown so far, whatever the order and the numbers.
 *
 * <p>A conversation with {@link #COMPLETE_WITH_DATA} (31) has shown a whole opening, data, and a FIN from one side at least; no
 * number has been looked at.
 */
public final class Completeness {

    /** A SYN without ACK. */
    public static final int SYN = 1;
    /** A SYN with ACK. */
    public static final int SYN_ACK = 2;
    /** A segment without data that carries ACK but not SYN; RST with ACK counts too. */
    public static final int ACK = 4;
    /** A segment with data that carries ACK but not SYN, or SYN but not ACK. */
    public static final int DATA = 8;
    /** A FIN with ACK. */
    public static final int FIN = 16;
    /** A RST. */
    public static final int RST = 32;
    /** Opening, data and FIN, without RST. */
    public static final int COMPLETE_WITH_DATA = SYN | SYN_ACK | ACK | DATA | FIN;

    private Completeness() {}

    /**
     * What the conversation has shown with this segment counted in.
     *
     * @param bits what it had shown before, 0 at its beginning
     * @param segment the next segment of the conversation, of either side
     */
    public static int after(int bits, SegmentView segment) {
        return after(bits, segment.flags(), segment.payloadLength());
    }

    /**
     * What the conversation has shown with this segment counted in.
     *
     * @param bits what it had shown before, 0 at its beginning
     * @param flags the segment's control bits ({@link Flags})
     * @param payloadLength octets of data in the segment, at least 0
     */
    public static int after(int bits, int flags, int payloadLength) {
        int shown = bits;
        switch (flags & (Flags.SYN | Flags.ACK)) {
            case Flags.SYN -> shown |= payloadLength > 0 ? SYN | DATA : SYN;
            case Flags.SYN | Flags.ACK -> shown |= SYN_ACK;
            case Flags.ACK -> shown |= payloadLength > 0 ? DATA : ACK;
            default -> {}
        }
        if (Flags.has(flags, Flags.FIN | Flags.ACK)) {
            shown |= FIN;
        }
        if (Flags.has(flags, Flags.RST)) {
            shown |= RST;
        }
        return shown;
    }

    /**
     * The number that Wireshark gives for these events. It counts the first segment of a conversation, unless that is a SYN, only
     * when a second one comes.
     *
     * @param bits what the conversation has shown ({@link #after})
     * @param segments how many segments it has had, at least 1
     */
    public static int counted(int bits, long segments) {
        if (segments > 1) {
            return bits;
        }
        return (bits & SYN) == 0 ? 0 : bits & (SYN | DATA);
    }
}
