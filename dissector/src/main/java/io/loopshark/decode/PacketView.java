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

/**
 * A decoded frame: its layers and, where it has one, its TCP segment. {@link FrameDecoder} refills one and the same object; it
 * shows the frame's own bytes and is valid as long as they are.
 *
 * <p>Offsets count from the frame's first byte.
 */
public final class PacketView extends LayeredFrame implements SegmentView {

    // All that forty octets of options have room for.
    private static final int MAX_SACK_BLOCKS = 4;

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

    @Override
    void begin(Frame newFrame) {
        super.begin(newFrame);
        network = 0;
        tcpCaptured = 0;
        lostPayloadLength = 0;
        optionBits = 0;
    }

    /**
     * The addresses of the innermost IP header so far, unsigned 32 bits each, and its identification. What that one carries is whole
     * until it is said otherwise.
     */
    void setIpv4(long source, long destination, int number) {
        markWhole();
        ipv6 = false;
        identification = number;
        sourceLow = source;
        destinationLow = destination;
    }

    /** The addresses of the innermost IP header so far. What that one carries is whole until it is said otherwise. */
    void setIpv6(long fromHigh, long fromLow, long toHigh, long toLow) {
        markWhole();
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

    /** All that follows belongs to the virtual network of this number under this kind of tunnel. */
    void enterNetwork(Layer tunnel, int number) {
        int mixed = 31 * (31 * network + tunnel.ordinal()) + number;
        network = mixed == 0 ? 1 : mixed;
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
        return frame().number();
    }

    @Override
    public long timestampNanos() {
        return frame().timestampNanos();
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
