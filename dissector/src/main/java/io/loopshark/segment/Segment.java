package io.loopshark.segment;

import java.util.Arrays;

/**
 * One TCP segment as an immutable value: what {@link SegmentView} tells, kept.
 *
 * <p>Its text is a line of packetdrill notation without direction, with raw numbers:
 * {@code S. 305419896:305419896(0) ack 4294967295 win 65535 <mss 1460>}.
 */
public final class Segment implements SegmentView {

    private static final byte[] NOTHING = {};

    private final long frameNumber;
    private final long timestampNanos;
    private final boolean ipv6;
    private final long sourceHigh;
    private final long sourceLow;
    private final long destinationHigh;
    private final long destinationLow;
    private final int network;
    private final int identification;
    private final int sourcePort;
    private final int destinationPort;
    private final int sequence;
    private final int acknowledgement;
    private final int flags;
    private final int window;
    private final int checksum;
    private final int headerSum;
    private final int urgentPointer;
    private final int headerLength;
    private final int payloadLength;
    private final int lostPayloadLength;
    private final byte[] payload;
    private final int optionBits;
    private final int maximumSegmentSize;
    private final int windowShift;
    private final int timestampValue;
    private final int timestampEcho;
    private final int[] sackEdges;

    private Segment(SegmentView view, byte[] payload) {
        frameNumber = view.frameNumber();
        timestampNanos = view.timestampNanos();
        ipv6 = view.ipv6();
        sourceHigh = view.sourceHigh();
        sourceLow = view.sourceLow();
        destinationHigh = view.destinationHigh();
        destinationLow = view.destinationLow();
        network = view.network();
        identification = view.identification();
        sourcePort = view.sourcePort();
        destinationPort = view.destinationPort();
        sequence = view.sequence();
        acknowledgement = view.acknowledgement();
        flags = view.flags();
        window = view.window();
        checksum = view.checksum();
        headerSum = view.headerSum();
        urgentPointer = view.urgentPointer();
        headerLength = view.headerLength();
        payloadLength = view.payloadLength();
        lostPayloadLength = view.lostPayloadLength();
        this.payload = payload;
        optionBits = view.optionBits();
        maximumSegmentSize = view.maximumSegmentSize();
        windowShift = view.windowShift();
        timestampValue = view.timestampValue();
        timestampEcho = view.timestampEcho();
        sackEdges = new int[2 * view.sackBlocks()];
        for (int i = 0; i < view.sackBlocks(); i++) {
            sackEdges[2 * i] = view.sackLeft(i);
            sackEdges[2 * i + 1] = view.sackRight(i);
        }
    }

    /** Keeps what the view shows now, without the captured data. */
    public static Segment of(SegmentView view) {
        return new Segment(view, NOTHING);
    }

    /** Keeps what the view shows now, with the captured data. */
    public static Segment withPayload(SegmentView view) {
        int from = view.payloadOffset();
        return new Segment(view, Arrays.copyOfRange(view.payloadArray(), from, from + view.capturedPayloadLength()));
    }

    @Override
    public long frameNumber() {
        return frameNumber;
    }

    @Override
    public long timestampNanos() {
        return timestampNanos;
    }

    @Override
    public boolean ipv6() {
        return ipv6;
    }

    @Override
    public long sourceHigh() {
        return sourceHigh;
    }

    @Override
    public long sourceLow() {
        return sourceLow;
    }

    @Override
    public long destinationHigh() {
        return destinationHigh;
    }

    @Override
    public long destinationLow() {
        return destinationLow;
    }

    @Override
    public int network() {
        return network;
    }

    @Override
    public int identification() {
        return identification;
    }

    @Override
    public int sourcePort() {
        return sourcePort;
    }

    @Override
    public int destinationPort() {
        return destinationPort;
    }

    @Override
    public int sequence() {
        return sequence;
    }

    @Override
    public int acknowledgement() {
        return acknowledgement;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public int checksum() {
        return checksum;
    }

    @Override
    public int headerSum() {
        return headerSum;
    }

    @Override
    public int urgentPointer() {
        return urgentPointer;
    }

    @Override
    public int headerLength() {
        return headerLength;
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    @Override
    public int lostPayloadLength() {
        return lostPayloadLength;
    }

    @Override
    public int capturedPayloadLength() {
        return payload.length;
    }

    @Override
    public byte[] payloadArray() {
        return payload;
    }

    @Override
    public int payloadOffset() {
        return 0;
    }

    @Override
    public int optionBits() {
        return optionBits;
    }

    @Override
    public int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    @Override
    public int windowShift() {
        return windowShift;
    }

    @Override
    public int timestampValue() {
        return timestampValue;
    }

    @Override
    public int timestampEcho() {
        return timestampEcho;
    }

    @Override
    public int sackBlocks() {
        return sackEdges.length / 2;
    }

    @Override
    public int sackLeft(int index) {
        return sackEdges[2 * index];
    }

    @Override
    public int sackRight(int index) {
        return sackEdges[2 * index + 1];
    }

    @Override
    public String toString() {
        return SegmentText.of(this);
    }
}
