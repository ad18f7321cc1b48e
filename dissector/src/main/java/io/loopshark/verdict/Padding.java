package io.loopshark.verdict;

import io.loopshark.segment.SegmentView;

/**
 * Zeros that fill an Ethernet frame and that a middlebox, in writing the IP header anew, has counted as data. Nobody is judged by such
 * octets.
 */
final class Padding {

    /** An Ethernet frame has 46 octets at least behind its header (IEEE 802.3), of which IPv4 takes 20. */
    private static final int SHORTEST = 26;

    /** The same where the frame had a VLAN tag besides. */
    private static final int SHORTEST_TAGGED = 22;

    private Padding() {}

    /** How many octets at the end of the segment's data may be no more than that, as far as they were captured; 0 mostly. */
    static int of(SegmentView segment) {
        int length = segment.payloadLength();
        int whole = segment.headerLength() + length;
        if (whole != SHORTEST && whole != SHORTEST_TAGGED || segment.ipv6()) {
            return 0;
        }
        byte[] data = segment.payloadArray();
        int from = segment.payloadOffset();
        int end = segment.capturedPayloadLength();
        while (end > 0 && data[from + end - 1] == 0) {
            end--;
        }
        return length - end;
    }
}
