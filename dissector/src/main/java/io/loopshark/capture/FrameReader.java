package io.loopshark.capture;

import java.io.IOException;

/** Takes the frames of one format out of an {@link InputWindow}. */
sealed interface FrameReader permits PcapReader, PcapngReader {

    /** The most bytes that an ordinary frame may have been captured with: what Wireshark and libpcap agree on. */
    int ORDINARY_MAXIMUM = 262_144;

    /** As {@link FrameSource#next(Frame)}. */
    boolean next(Frame frame) throws IOException;

    /**
     * The most bytes that a frame of this link type may have been captured with; more means that the length is damaged.
     * D-Bus messages, USB transfers and Elektrobit's records may be much longer than anything on a network.
     */
    static int maximum(int linkType) {
        return switch (linkType) {
            case 231, 249 -> 128 << 20;
            case 279 -> 32 << 20;
            default -> ORDINARY_MAXIMUM;
        };
    }

    /** A frame's length on the wire as an {@code int}; larger ones are nonsense and count as the largest. */
    static int originalLength(long claimed) {
        return (int) Math.min(claimed, Integer.MAX_VALUE);
    }
}
