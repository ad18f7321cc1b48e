package io.loopshark.verdict;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * Zeros that fill an Ethernet frame and that a middlebox, in writing the IP header anew, has counted as data: an ACK that was empty
 * when it was sent. Nobody is judged by such octets.
 */
final class Padding {

    /** An Ethernet frame has 46 octets at least behind its header (IEEE 802.3), of which IPv4 takes 20. */
    private static final int SHORTEST = 26;

    /** The same where the frame had a VLAN tag besides. */
    private static final int SHORTEST_TAGGED = 22;

    private Padding() {}

    /** Whether the data of the segment, if any, may be no more than that, as far as it was captured. */
    static boolean mayBe(SegmentView segment) {
        int length = segment.payloadLength();
        int whole = segment.headerLength() + length;
        if (whole != SHORTEST && whole != SHORTEST_TAGGED || segment.ipv6() || segment.flags() != Flags.ACK) {
            return false;
        }
        byte[] data = segment.payloadArray();
        int from = segment.payloadOffset();
        for (int i = 0; i < segment.capturedPayloadLength(); i++) {
            if (data[from + i] != 0) {
                return false;
            }
        }
        return true;
    }
}
