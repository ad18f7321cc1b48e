package io.loopshark.capture;

import java.util.Arrays;

/**
 * One captured frame: its bytes, when it was seen, how long it was on the wire, and what kind of link it comes from.
 *
 * <p>A {@link FrameSource} refills one frame again and again; {@link #bytes()} may be the source's own buffer. Whoever keeps a
 * frame takes a {@link #copy()}.
 */
public final class Frame {

    private static final int MICROSECONDS = 6;

    private long number;
    private long timestampNanos;
    private byte[] bytes = {};
    private int offset;
    private int capturedLength;
    private int originalLength;
    private int linkType;
    private int interfaceId;
    private int timestampDigits = MICROSECONDS;

    /** Fills the frame anew. Parameters as the accessors of the same names. */
    public void set(
            long number,
            long timestampNanos,
            byte[] bytes,
            int offset,
            int capturedLength,
            int originalLength,
            int linkType,
            int interfaceId) {
        this.number = number;
        this.timestampNanos = timestampNanos;
        // Storing a reference costs a barrier of the garbage collector, and most frames come in the array of the one
        // before.
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        this.offset = offset;
        this.capturedLength = capturedLength;
        this.originalLength = originalLength;
        this.linkType = linkType;
        this.interfaceId = interfaceId;
    }

    /**
     * Says how exact the timestamp is; {@link #set} leaves it as it was.
     *
     * @param digits as {@link #timestampDigits()}
     */
    public void timestampDigits(int digits) {
        timestampDigits = digits;
    }

    /** How many decimals of a second the capture counts: 0 to 9, 6 for microseconds and where nobody said. */
    public int timestampDigits() {
        return timestampDigits;
    }

    /** The frame's number in its capture, from 1. */
    public long number() {
        return number;
    }

    /** Nanoseconds since 1970-01-01 UTC; 0 where the capture has no time (pcapng's Simple Packet Block). */
    public long timestampNanos() {
        return timestampNanos;
    }

    /** The array that holds the captured bytes from {@link #offset()} on. To be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the frame begins in {@link #bytes()}. */
    public int offset() {
        return offset;
    }

    /** How many bytes were captured. */
    public int capturedLength() {
        return capturedLength;
    }

    /**
     * How many bytes the frame had on the wire; larger than {@link #capturedLength()} when it was snapped, and smaller only in captures
     * that a wrong tool wrote.
     */
    public int originalLength() {
        return originalLength;
    }

    /** The link type's number in the registry of the pcap format ({@link LinkType}). */
    public int linkType() {
        return linkType;
    }

    /** The interface's number within its pcapng section; 0 for pcap and live capture. */
    public int interfaceId() {
        return interfaceId;
    }

    /** The same frame with an array of its own. */
    public Frame copy() {
        Frame copy = new Frame();
        copy.set(
                number,
                timestampNanos,
                Arrays.copyOfRange(bytes, offset, offset + capturedLength),
                0,
                capturedLength,
                originalLength,
                linkType,
                interfaceId);
        copy.timestampDigits(timestampDigits);
        return copy;
    }

    @Override
    public String toString() {
        return "Frame " + number + ", " + capturedLength + " of " + originalLength + " bytes, link type " + linkType;
    }
}
