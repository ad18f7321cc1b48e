package io.loopshark.decode;

import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoded frame: its layers and, where it has one, its TCP segment. {@link FrameDecoder} refills one and the same object; it
 * shows the frame's own bytes and is valid as long as they are.
 *
 * <p>Offsets count from the frame's first byte.
 */
public final class PacketView implements SegmentView {

    static final int MAX_LAYERS = 64;

    final Layer[] layers = new Layer[MAX_LAYERS];
    final int[] layerOffsets = new int[MAX_LAYERS];
    final int[] layerLengths = new int[MAX_LAYERS];
    int layerCount;

    long frameNumber;
    long timestampNanos;
    byte[] bytes = {};
    int frameOffset;
    int capturedLength;
    int originalLength;
    int linkType;

    boolean segment;
    boolean ipv6;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int network;
    int sourcePort;
    int destinationPort;
    int sequence;
    int acknowledgement;
    int flags;
    int window;
    int checksum;
    int urgentPointer;
    int headerLength;
    int tcpOffset;
    int payloadLength;
    int capturedPayloadLength;
    int optionBits;
    int maximumSegmentSize;
    int windowShift;
    int timestampValue;
    int timestampEcho;
    int sackBlocks;
    final int[] sackEdges = new int[8];

    @Nullable
    Malformation malformation;

    /** The array that holds the frame from {@link #frameOffset()} on. To be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} the frame begins. */
    public int frameOffset() {
        return frameOffset;
    }

    /** How many bytes of the frame were captured. */
    public int capturedLength() {
        return capturedLength;
    }

    /** How many bytes the frame had on the wire. */
    public int originalLength() {
        return originalLength;
    }

    /** The link type of the frame ({@link io.loopshark.capture.LinkType}). */
    public int linkType() {
        return linkType;
    }

    /** How many layers were recognized, the outermost first. */
    public int layerCount() {
        return layerCount;
    }

    /** The layer at {@code index}, 0 being the outermost. */
    public Layer layer(int index) {
        return layers[index];
    }

    /** Where the layer begins, from the frame's first byte. */
    public int layerOffset(int index) {
        return layerOffsets[index];
    }

    /** How many bytes the layer's header takes, options included; what of it was captured, if that is less. */
    public int layerLength(int index) {
        return layerLengths[index];
    }

    /** Whether the frame holds a TCP segment whose twenty fixed octets were captured; only then the segment's accessors mean anything. */
    public boolean hasSegment() {
        return segment;
    }

    /** Where the TCP header begins, from the frame's first byte. */
    public int tcpOffset() {
        return tcpOffset;
    }

    /** What could not be read, and why; null when all could. */
    public @Nullable Malformation malformation() {
        return malformation;
    }

    /** The options of the TCP header, as values, in their order. Allocates. */
    public List<TcpOption> options() {
        throw new UnsupportedOperationException();
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
        return capturedPayloadLength;
    }

    @Override
    public byte[] payloadArray() {
        return bytes;
    }

    @Override
    public int payloadOffset() {
        return frameOffset + tcpOffset + headerLength;
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
        return sackBlocks;
    }

    @Override
    public int sackLeft(int index) {
        return sackEdges[2 * index];
    }

    @Override
    public int sackRight(int index) {
        return sackEdges[2 * index + 1];
    }
}
