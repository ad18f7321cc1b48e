package io.loopshark.decode;

import io.loopshark.capture.ByteArrayStream;
import io.loopshark.capture.Frame;
import io.loopshark.ksy.wire.TcpHeader;
import io.loopshark.ksy.wire.TcpOptionTimestamps;
import io.loopshark.segment.Flags;
import io.loopshark.segment.InternetChecksum;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.Arrays;
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

    // All that forty octets of options have room for.
    private static final int MAX_SACK_BLOCKS = 4;

    // The states of a decoded frame, a bit each, so that one store clears them all.
    private static final int SEGMENT = 1;
    private static final int FRAGMENT = 1 << 1;
    private static final int FAULTY = 1 << 2;
    private static final int QUOTED = 1 << 3;
    private static final int REASSEMBLED = 1 << 4;

    // A layer's offset, length and ordinal in one number, 32, 24 and 8 bits: one store a layer, and no reference
    // stored.
    private final long[] layers = new long[MAX_LAYERS];
    private int layerCount;

    private Frame frame = new Frame();
    private byte[] reassembled = {};
    private int reassembledAt;
    private int state;

    private int faultLayer;
    private int faultOffset;
    private int faultNeeded;
    private int faultAvailable;
    private int faultLimit;
    private boolean faultSnapped;

    private boolean ipv6;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int network;
    private int identification;

    private final ByteArrayStream stream = new ByteArrayStream();
    private final TcpHeader tcp = new TcpHeader(stream);
    private final TcpOptionTimestamps timestamps = new TcpOptionTimestamps(stream);
    private final byte[] cutHeader = new byte[20];
    private int tcpStart;
    private int tcpCaptured;
    private int payloadLength;
    private int capturedPayloadLength;
    private int lostPayloadLength;

    int optionBits;
    int maximumSegmentSize;
    int windowShift;
    private int sackBlocks;
    private final int[] sackEdges = new int[2 * MAX_SACK_BLOCKS];

    /** Forgets the last frame and shows {@code newFrame}. */
    void begin(Frame newFrame) {
        // Storing a reference costs a barrier of the garbage collector, and this one is nearly always there already.
        if (frame != newFrame) {
            frame = newFrame;
        }
        state = 0;
        layerCount = 0;
        network = 0;
        tcpCaptured = 0;
        lostPayloadLength = 0;
        optionBits = 0;
    }

    /** Whether no further layer can be noted. */
    boolean isFull() {
        return layerCount == MAX_LAYERS;
    }

    /** Notes the next inner layer. */
    void add(Layer layer, int offset, int length) {
        int index = layerCount;
        layers[index] = (long) offset << 32 | (long) length << 8 | layer.ordinal();
        layerCount = index + 1;
    }

    /** Notes what could not be read; parameters as in {@link Malformation}. */
    void fault(Layer layer, int offset, int needed, int available, Limit limit, boolean snapped) {
        if ((state & QUOTED) != 0) {
            return;
        }
        state |= FAULTY;
        faultLayer = layer.ordinal();
        faultOffset = offset;
        faultNeeded = needed;
        faultAvailable = available;
        faultLimit = limit.ordinal();
        faultSnapped = snapped;
    }

    /**
     * The addresses of the innermost IP header so far, unsigned 32 bits each, and its identification. What that one carries is whole
     * until it is said otherwise.
     */
    void setIpv4(long source, long destination, int number) {
        state &= ~FRAGMENT;
        ipv6 = false;
        identification = number;
        sourceLow = source;
        destinationLow = destination;
    }

    /** The addresses of the innermost IP header so far. What that one carries is whole until it is said otherwise. */
    void setIpv6(long fromHigh, long fromLow, long toHigh, long toLow) {
        state &= ~FRAGMENT;
        ipv6 = true;
        identification = 0;
        sourceHigh = fromHigh;
        sourceLow = fromLow;
        destinationHigh = toHigh;
        destinationLow = toLow;
    }

    /** Where the packet of the innermost IP header, one of IPv6, goes in the end. */
    void setDestination(long high, long low) {
        destinationHigh = high;
        destinationLow = low;
    }

    /** All that follows is quoted by an error message, and may end anywhere. */
    void markQuoted() {
        state |= QUOTED;
    }

    /** All that follows belongs to the virtual network of this number under this kind of tunnel. */
    void enterNetwork(Layer tunnel, int number) {
        int mixed = 31 * (31 * network + tunnel.ordinal()) + number;
        network = mixed == 0 ? 1 : mixed;
    }

    /** What the innermost IP header carries is a fragment. */
    void markFragment() {
        state |= FRAGMENT;
    }

    /**
     * From index {@code at} on, {@code array} holds what follows the innermost layer, whole, put together or decompressed;
     * before that it is as the frame.
     */
    void replace(byte[] array, int at) {
        state = state & ~FRAGMENT | REASSEMBLED;
        reassembled = array;
        reassembledAt = at;
    }

    /** The TCP header is right, so that this is a segment, unless it is a fragment. */
    void markSegment() {
        if ((state & (FRAGMENT | QUOTED)) == 0) {
            state |= SEGMENT;
        }
    }

    /**
     * Reads the fixed TCP header.
     *
     * @param start index in {@code array} of twenty captured octets
     * @return the header's length in octets by its data offset, 0 to 60
     */
    int readTcp(byte[] array, int start) {
        stream.wrap(array, start);
        tcp._read();
        return headerLength();
    }

    /** Reads a TCP header of which fewer than twenty octets were captured; the rest is taken for zeros. Returns as {@link #readTcp}. */
    int readPartOfTcp(byte[] array, int start, int captured) {
        Arrays.fill(cutHeader, (byte) 0);
        System.arraycopy(array, start, cutHeader, 0, captured);
        return readTcp(cutHeader, 0);
    }

    /** Where the TCP header is, and what is captured and said of it and of the data behind it. */
    void setTcp(int start, int headerCaptured, int payload, int payloadCaptured) {
        tcpStart = start;
        tcpCaptured = headerCaptured;
        payloadLength = payload;
        capturedPayloadLength = payloadCaptured;
    }

    /** So many octets of what the innermost IP header carries the frame was cut short of. */
    void lose(int octets) {
        lostPayloadLength = octets;
    }

    /** Whether the four octets from index {@code at} on, of the array that the TCP header was read from, are these. */
    boolean beginsWith(int at, int octets) {
        stream.seek(at);
        return stream.readS4be() == octets;
    }

    /** Reads the timestamps option at index {@code at} of the array that the TCP header was read from. */
    void readTimestamps(int at) {
        stream.seek(at);
        timestamps._read();
    }

    /** Begins to take SACK blocks. */
    void clearSackBlocks() {
        sackBlocks = 0;
    }

    /** Notes one more SACK block; a fifth one, for which a header has no room, is passed over. */
    void addSackBlock(int left, int right) {
        if (sackBlocks < MAX_SACK_BLOCKS) {
            sackEdges[2 * sackBlocks] = left;
            sackEdges[2 * sackBlocks + 1] = right;
            sackBlocks++;
        }
    }

    /** The frame as it was captured. */
    public Frame frame() {
        return frame;
    }

    /**
     * Whether the frame completes an IP datagram that came in fragments, or holds one that is compressed. {@link #bytes()} then holds
     * the whole datagram in place of that.
     */
    public boolean reassembled() {
        return (state & REASSEMBLED) != 0;
    }

    /**
     * The array that the layers lie in, at their offsets from {@link #frameOffset()}: that of the frame, or a longer one where it is
     * {@link #reassembled()}. To be read only.
     */
    public byte[] bytes() {
        return reassembled() ? reassembled : frame.bytes();
    }

    /** Where in {@link #bytes()} the layers' offsets count from. */
    public int frameOffset() {
        return reassembled() ? 0 : frame.offset();
    }

    /** How many bytes there are from {@link #frameOffset()} on: {@link #capturedLength()}, or more where it is {@link #reassembled()}. */
    public int readableLength() {
        return reassembled() ? reassembled.length : frame.capturedLength();
    }

    /** Where in {@link #bytes()} the part begins that was put together, from {@link #frameOffset()}; if it is {@link #reassembled()}. */
    public int reassembledOffset() {
        return reassembledAt;
    }

    /** How many bytes of the frame were captured. */
    public int capturedLength() {
        return frame.capturedLength();
    }

    /** How many bytes the frame had on the wire. */
    public int originalLength() {
        return frame.originalLength();
    }

    /** How many decimals of a second the capture counts, 0 to 9. */
    public int timestampDigits() {
        return frame.timestampDigits();
    }

    /** The link type of the frame ({@link io.loopshark.capture.LinkType}). */
    public int linkType() {
        return frame.linkType();
    }

    /** How many layers were recognized, the outermost first. */
    public int layerCount() {
        return layerCount;
    }

    /** The layer at {@code index}, 0 being the outermost. */
    public Layer layer(int index) {
        return LAYERS[(int) layers[Objects.checkIndex(index, layerCount)] & 0xff];
    }

    /** Where the layer begins, from the frame's first byte. */
    public int layerOffset(int index) {
        return (int) (layers[Objects.checkIndex(index, layerCount)] >>> 32);
    }

    /** How many bytes the layer's header takes, options included; what of it was captured, if that is less. */
    public int layerLength(int index) {
        return (int) layers[Objects.checkIndex(index, layerCount)] >>> 8;
    }

    /**
     * Whether the frame holds a TCP segment: the twenty fixed octets of its header were captured, its data offset is at least 5 and
     * not beyond the segment's end, and it is whole, neither a fragment's beginning nor {@link #quoted()}. Only then all of the
     * segment's accessors mean something.
     */
    public boolean hasSegment() {
        return (state & SEGMENT) != 0;
    }

    /**
     * Whether what the innermost IP header carries is a fragment of a datagram that isn't whole yet. The decoder reads on only in a
     * first fragment that can't be kept for the rest to come, as it was cut off; a TCP header in that is no segment, since how long
     * that is the fragment doesn't say.
     */
    public boolean fragment() {
        return (state & FRAGMENT) != 0;
    }

    /**
     * Whether the TCP header, if there is one, is quoted by an ICMP error message: it is no segment. The addresses are the quoted
     * packet's too. Wireshark shows of it what it shows of any header that was cut off, but neither sequence number nor payload
     * length.
     */
    public boolean quoted() {
        return (state & QUOTED) != 0;
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
        return tcpStart - frameOffset();
    }

    /** What could not be read, and why; null when all could. Allocates. */
    public @Nullable Malformation malformation() {
        return (state & FAULTY) != 0
                ? new Malformation(
                        LAYERS[faultLayer],
                        faultOffset,
                        faultNeeded,
                        faultAvailable,
                        Limit.at(faultLimit).label(),
                        faultSnapped)
                : null;
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
        return OptionValues.of(stream.array(), tcpStart + fixed, tcpStart + tcpCaptured, tcpStart + headerLength());
    }

    @Override
    public long frameNumber() {
        return frame.number();
    }

    @Override
    public long timestampNanos() {
        return frame.timestampNanos();
    }

    @Override
    public boolean ipv6() {
        return ipv6;
    }

    @Override
    public long sourceHigh() {
        return ipv6 ? sourceHigh : 0;
    }

    @Override
    public long sourceLow() {
        return sourceLow;
    }

    @Override
    public long destinationHigh() {
        return ipv6 ? destinationHigh : 0;
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
        return tcp.srcPort();
    }

    @Override
    public int destinationPort() {
        return tcp.dstPort();
    }

    @Override
    public int sequence() {
        return (int) tcp.seqNum();
    }

    @Override
    public int acknowledgement() {
        return (int) tcp.ackNum();
    }

    @Override
    public int flags() {
        return tcp.offsetFlags() & Flags.ALL;
    }

    @Override
    public int window() {
        return tcp.window();
    }

    @Override
    public int checksum() {
        return tcp.checksum();
    }

    @Override
    public int headerSum() {
        return tcpCaptured < headerLength() ? 0 : InternetChecksum.headerSum(this, stream.array(), tcpStart);
    }

    @Override
    public int urgentPointer() {
        return tcp.urgentPointer();
    }

    @Override
    public int headerLength() {
        return tcp.offsetFlags() >>> 12 << 2;
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
        return capturedPayloadLength;
    }

    @Override
    public byte[] payloadArray() {
        return stream.array();
    }

    @Override
    public int payloadOffset() {
        // Not the header's length: what of it wasn't captured may lie beyond the array.
        return tcpStart + tcpCaptured;
    }

    @Override
    public int optionBits() {
        return optionBits;
    }

    @Override
    public int maximumSegmentSize() {
        return hasOption(TcpOption.Bit.MSS) ? maximumSegmentSize : 0;
    }

    @Override
    public int windowShift() {
        return hasOption(TcpOption.Bit.WINDOW_SCALE) ? windowShift : 0;
    }

    @Override
    public int timestampValue() {
        return hasOption(TcpOption.Bit.TIMESTAMPS) ? (int) timestamps.value() : 0;
    }

    @Override
    public int timestampEcho() {
        return hasOption(TcpOption.Bit.TIMESTAMPS) ? (int) timestamps.echo() : 0;
    }

    @Override
    public int sackBlocks() {
        return hasOption(TcpOption.Bit.SACK) ? sackBlocks : 0;
    }

    @Override
    public int sackLeft(int index) {
        return sackEdges[2 * Objects.checkIndex(index, sackBlocks)];
    }

    @Override
    public int sackRight(int index) {
        return sackEdges[2 * Objects.checkIndex(index, sackBlocks) + 1];
    }
}
