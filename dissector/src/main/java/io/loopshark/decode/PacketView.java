package io.loopshark.decode;

import io.loopshark.capture.Frame;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decoded frame: its layers and, where it has one, its TCP segment. {@link FrameDecoder} refills one and the same object; it
 * shows the frame's own bytes and is valid as long as they are.
 *
 * <p>Offsets count from the frame's first byte.
 */
public final class PacketView implements SegmentView {

    static final int MAX_LAYERS = 64;

    // Fetched once: values() copies its array.
    private static final Layer[] LAYERS = Layer.values();

    // Ordinals rather than references: storing a byte needs no barrier of the garbage collector.
    private final byte[] layers = new byte[MAX_LAYERS];
    private final int[] layerOffsets = new int[MAX_LAYERS];
    private final int[] layerLengths = new int[MAX_LAYERS];
    private int layerCount;

    private long frameNumber;
    private long timestampNanos;
    private int timestampDigits;
    private byte[] bytes = {};
    private int frameOffset;
    private int capturedLength;
    private int originalLength;
    private int linkType;

    private @Nullable Layer faultLayer;
    private int faultOffset;
    private int faultNeeded;
    private int faultAvailable;
    private String faultLimit = "";
    private boolean faultSnapped;

    private boolean ipv6;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    int network;
    boolean fragment;

    boolean segment;
    int tcpOffset;
    int tcpCaptured;
    int sourcePort;
    int destinationPort;
    int sequence;
    int acknowledgement;
    int flags;
    int window;
    int checksum;
    int urgentPointer;
    int headerLength;
    int payloadLength;
    int capturedPayloadLength;

    int optionBits;
    int maximumSegmentSize;
    int windowShift;
    int timestampValue;
    int timestampEcho;
    private int sackBlocks;
    private final int[] sackEdges = new int[2 * MAX_SACK_BLOCKS];

    // All that forty octets of options have room for.
    private static final int MAX_SACK_BLOCKS = 4;

    /** Forgets the last frame and takes the bytes of {@code frame}. */
    void begin(Frame frame) {
        frameNumber = frame.number();
        timestampNanos = frame.timestampNanos();
        timestampDigits = frame.timestampDigits();
        bytes = frame.bytes();
        frameOffset = frame.offset();
        capturedLength = frame.capturedLength();
        originalLength = frame.originalLength();
        linkType = frame.linkType();
        layerCount = 0;
        faultLayer = null;
        network = 0;
        fragment = false;
        segment = false;
        tcpCaptured = 0;
        optionBits = 0;
        maximumSegmentSize = 0;
        windowShift = 0;
        timestampValue = 0;
        timestampEcho = 0;
        sackBlocks = 0;
    }

    /** Whether no further layer can be noted. */
    boolean isFull() {
        return layerCount == MAX_LAYERS;
    }

    /** Notes the next inner layer. */
    void add(Layer layer, int offset, int length) {
        int index = layerCount;
        layers[index] = (byte) layer.ordinal();
        layerOffsets[index] = offset;
        layerLengths[index] = length;
        layerCount = index + 1;
    }

    /** Notes what could not be read; parameters as in {@link Malformation}. */
    void fault(Layer layer, int offset, int needed, int available, String limit, boolean snapped) {
        faultLayer = layer;
        faultOffset = offset;
        faultNeeded = needed;
        faultAvailable = available;
        faultLimit = limit;
        faultSnapped = snapped;
    }

    /** The addresses of the innermost IP header so far, unsigned 32 bits each. */
    void setIpv4(long source, long destination) {
        ipv6 = false;
        sourceHigh = 0;
        sourceLow = source;
        destinationHigh = 0;
        destinationLow = destination;
    }

    /** The addresses of the innermost IP header so far. */
    void setIpv6(long fromHigh, long fromLow, long toHigh, long toLow) {
        ipv6 = true;
        sourceHigh = fromHigh;
        sourceLow = fromLow;
        destinationHigh = toHigh;
        destinationLow = toLow;
    }

    /** Notes one more SACK block; a fifth one, for which a header has no room, is passed over. */
    void addSackBlock(int left, int right) {
        if (sackBlocks < MAX_SACK_BLOCKS) {
            sackEdges[2 * sackBlocks] = left;
            sackEdges[2 * sackBlocks + 1] = right;
            sackBlocks++;
        }
    }

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

    /** How many decimals of a second the capture counts, 0 to 9. */
    public int timestampDigits() {
        return timestampDigits;
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
        return LAYERS[layers[Objects.checkIndex(index, layerCount)]];
    }

    /** Where the layer begins, from the frame's first byte. */
    public int layerOffset(int index) {
        return layerOffsets[Objects.checkIndex(index, layerCount)];
    }

    /** How many bytes the layer's header takes, options included; what of it was captured, if that is less. */
    public int layerLength(int index) {
        return layerLengths[Objects.checkIndex(index, layerCount)];
    }

    /**
     * Whether the frame holds a TCP segment: the twenty fixed octets of its header were captured, its data offset is at least 5 and
     * not beyond the segment's end, and it is whole, not a fragment's beginning. Only then all of the segment's accessors mean
     * something.
     */
    public boolean hasSegment() {
        return segment;
    }

    /**
     * Whether the innermost IP header that was read says that what it carries is a fragment. Only of the first one the decoder reads
     * on, and a TCP header in it is no segment, since how long that is the fragment doesn't say.
     */
    public boolean fragment() {
        return fragment;
    }

    /**
     * How many octets of a TCP header can be read, 0 to 60; 0 when the frame has none or not even its ports.
     *
     * <p>This is also for frames without a segment: cut off within the header, a data offset that cannot be right, a fragment's
     * beginning. The accessors of the fixed header then give what those octets hold, and 0 for the rest. Wireshark shows the ports
     * from 4 octets on; sequence, acknowledgement, header length, flags and window from 16; the checksum from 18; the urgent
     * pointer from 20. With a data offset below 5 it shows ports, sequence number, header length and payload length alone.
     */
    public int tcpCaptured() {
        return tcpCaptured;
    }

    /** Where the TCP header begins, from the frame's first byte; meaningless while {@link #tcpCaptured()} is 0. */
    public int tcpOffset() {
        return tcpOffset;
    }

    /** What could not be read, and why; null when all could. Allocates. */
    public @Nullable Malformation malformation() {
        Layer layer = faultLayer;
        return layer == null
                ? null
                : new Malformation(layer, faultOffset, faultNeeded, faultAvailable, faultLimit, faultSnapped);
    }

    /**
     * The options of the TCP header, as values, in their order. Zeros behind the end of the list are given as more ends, as
     * Wireshark lists them; other padding is not. Allocates.
     */
    public List<TcpOption> options() {
        int fixed = 20;
        if (tcpCaptured <= fixed) {
            return List.of();
        }
        int start = frameOffset + tcpOffset;
        return OptionValues.of(bytes, start + fixed, start + tcpCaptured, start + headerLength);
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
