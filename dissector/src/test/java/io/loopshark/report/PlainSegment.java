package io.loopshark.report;

import io.loopshark.segment.Endpoint;
import io.loopshark.segment.SegmentView;

/** A segment for tests, made of plain values. */
record PlainSegment(
        long frameNumber,
        long timestampNanos,
        Endpoint from,
        Endpoint to,
        int flags,
        int sequence,
        int acknowledgement,
        int payloadLength,
        int window)
        implements SegmentView {

    private static final byte[] NOTHING = {};

    @Override
    public boolean ipv6() {
        return from.address().ipv6();
    }

    @Override
    public long sourceHigh() {
        return from.address().high();
    }

    @Override
    public long sourceLow() {
        return from.address().low();
    }

    @Override
    public long destinationHigh() {
        return to.address().high();
    }

    @Override
    public long destinationLow() {
        return to.address().low();
    }

    @Override
    public int network() {
        return 0;
    }

    @Override
    public int sourcePort() {
        return from.port();
    }

    @Override
    public int destinationPort() {
        return to.port();
    }

    @Override
    public int checksum() {
        return 0;
    }

    @Override
    public int urgentPointer() {
        return 0;
    }

    @Override
    public int headerLength() {
        return 20;
    }

    @Override
    public int capturedPayloadLength() {
        return 0;
    }

    @Override
    public byte[] payloadArray() {
        return NOTHING;
    }

    @Override
    public int payloadOffset() {
        return 0;
    }

    @Override
    public int optionBits() {
        return 0;
    }

    @Override
    public int maximumSegmentSize() {
        return 0;
    }

    @Override
    public int windowShift() {
        return 0;
    }

    @Override
    public int timestampValue() {
        return 0;
    }

    @Override
    public int timestampEcho() {
        return 0;
    }

    @Override
    public int sackBlocks() {
        return 0;
    }

    @Override
    public int sackLeft(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int sackRight(int index) {
        throw new IndexOutOfBoundsException(index);
    }
}
