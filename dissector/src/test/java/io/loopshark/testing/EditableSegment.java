package io.loopshark.testing;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import java.util.Arrays;

/** A segment that a test may alter: a copy of any other, with its data. */
public final class EditableSegment implements SegmentView {

    private final boolean ipv6;
    private final long sourceHigh;
    private final long sourceLow;
    private final long destinationHigh;
    private final long destinationLow;
    private final int network;
    private int identification;
    private final int sourcePort;
    private final int destinationPort;
    private final int headerLength;
    private final int maximumSegmentSize;
    private final int windowShift;
    private long frameNumber;
    private long timestampNanos;
    private int sequence;
    private int acknowledgement;
    private int flags;
    private int window;
    private int checksum;
    private final Sums.State sum;
    private final int urgentPointer;
    private int payloadLength;
    private byte[] payload;
    private int optionBits;
    private int timestampValue;
    private int timestampEcho;
    private int[] sackEdges;

    public EditableSegment(SegmentView view) {
        ipv6 = view.ipv6();
        sourceHigh = view.sourceHigh();
        sourceLow = view.sourceLow();
        destinationHigh = view.destinationHigh();
        destinationLow = view.destinationLow();
        network = view.network();
        identification = view.identification();
        sourcePort = view.sourcePort();
        destinationPort = view.destinationPort();
        headerLength = view.headerLength();
        maximumSegmentSize = view.maximumSegmentSize();
        windowShift = view.windowShift();
        frameNumber = view.frameNumber();
        timestampNanos = view.timestampNanos();
        sequence = view.sequence();
        acknowledgement = view.acknowledgement();
        flags = view.flags();
        window = view.window();
        checksum = view.checksum();
        sum = Sums.state(view);
        urgentPointer = view.urgentPointer();
        payloadLength = view.payloadLength();
        payload = view instanceof EditableSegment other ? other.payload : captured(view);
        optionBits = view.optionBits();
        timestampValue = view.timestampValue();
        timestampEcho = view.timestampEcho();
        sackEdges = new int[2 * view.sackBlocks()];
        for (int i = 0; i < view.sackBlocks(); i++) {
            sackEdges[2 * i] = view.sackLeft(i);
            sackEdges[2 * i + 1] = view.sackRight(i);
        }
    }

    private static byte[] captured(SegmentView view) {
        int from = view.payloadOffset();
        return Arrays.copyOfRange(view.payloadArray(), from, from + view.capturedPayloadLength());
    }

    // ---- what may be altered
    // ---------------------------------------------------------------------------------------------

    public EditableSegment frame(long number) {
        frameNumber = number;
        return this;
    }

    public EditableSegment at(long nanos) {
        timestampNanos = nanos;
        return this;
    }

    /** Another IP datagram, not a copy of the same. */
    public EditableSegment sentAnew() {
        identification = identification + 0x5a17 & 0xffff;
        return this;
    }

    public EditableSegment sequence(int number) {
        sequence = number;
        return this;
    }

    public EditableSegment acknowledgement(int number) {
        acknowledgement = number;
        return this;
    }

    public EditableSegment flags(int bits) {
        flags = bits;
        return this;
    }

    public EditableSegment window(int field) {
        window = field;
        return this;
    }

    public EditableSegment checksum(int field) {
        checksum = field;
        return this;
    }

    /** Other data, captured whole. */
    public EditableSegment payload(byte[] octets) {
        payload = octets;
        payloadLength = octets.length;
        return this;
    }

    /** As many octets of data as given, of which these were captured. */
    public EditableSegment payload(int length, byte[] captured) {
        payload = captured;
        payloadLength = length;
        return this;
    }

    /** Only so many octets of the data were captured. */
    public EditableSegment snappedTo(int octets) {
        payload = Arrays.copyOf(payload, Math.min(octets, payload.length));
        return this;
    }

    /** Timestamps where the segment has that option. */
    public EditableSegment timestamps(int value, int echo) {
        if (hasOption(Bit.TIMESTAMPS)) {
            timestampValue = value;
            timestampEcho = echo;
        }
        return this;
    }

    /** SACK blocks, left and right edges in turn; none takes the option away. */
    public EditableSegment sack(int... edges) {
        optionBits = edges.length > 0 ? optionBits | Bit.SACK : optionBits & ~Bit.SACK;
        sackEdges = edges;
        return this;
    }

    /** Without these options, an OR of {@link Bit}. */
    public EditableSegment without(int bits) {
        optionBits &= ~bits;
        return this;
    }

    /** Every number of the sender's space moved by one distance, every number of the other's by another. */
    public EditableSegment renumbered(int own, int other) {
        sequence += own;
        if (has(Flags.ACK)) {
            acknowledgement += other;
        }
        sackEdges = Arrays.stream(sackEdges).map(edge -> edge + other).toArray();
        return this;
    }

    // ---- what there is to see
    // --------------------------------------------------------------------------------------------

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
        return capturedPayloadLength() < payloadLength() ? 0 : Sums.headerSum(sum, payload);
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
        return Segment.of(this).toString();
    }
}
