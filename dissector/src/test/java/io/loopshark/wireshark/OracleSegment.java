package io.loopshark.wireshark;

import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import io.loopshark.testing.OracleTable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** A segment as tshark's header fields tell of it, so that the analysis can be tested without a decoder. */
final class OracleSegment implements SegmentView {

    private final OracleTable table;
    private final String[] row;
    private final byte[] source;
    private final byte[] destination;

    OracleSegment(OracleTable table, String[] row) {
        this.table = table;
        this.row = row;
        this.source = address(table.cell(row, "src"));
        this.destination = address(table.cell(row, "dst"));
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the row tells of exactly one segment with a whole header between two IP addresses. */
    static boolean describedBy(OracleTable table, String[] row) {
        return table.cell(row, "class").equals("tcp")
                && table.cell(row, "src").matches("[0-9a-f.:]+")
                && !table.cell(row, "tcp.len").isEmpty()
                && !table.cell(row, "tcp.window_size_value").isEmpty();
    }

    private String text(String column) {
        return table.cell(row, column);
    }

    private long number(String column) {
        return numberAt(column, 0);
    }

    private long numberAt(String column, int index) {
        String[] cells = text(column).split(",");
        return index >= cells.length || cells[index].isEmpty() ? 0 : Long.decode(cells[index]);
    }

    @Override
    public long frameNumber() {
        return number("frame.number");
    }

    @Override
    public long timestampNanos() {
        String time = text("frame.time_epoch");
        return time.isEmpty() ? 0 : new BigDecimal(time).movePointRight(9).longValue();
    }

    @Override
    public boolean ipv6() {
        return source.length == 16;
    }

    private static long high(byte[] address) {
        return address.length == 16 ? ByteBuffer.wrap(address).getLong() : 0;
    }

    private static long low(byte[] address) {
        return address.length == 16
                ? ByteBuffer.wrap(address).getLong(8)
                : Integer.toUnsignedLong(ByteBuffer.wrap(address).getInt());
    }

    @Override
    public long sourceHigh() {
        return high(source);
    }

    @Override
    public long sourceLow() {
        return low(source);
    }

    @Override
    public long destinationHigh() {
        return high(destination);
    }

    @Override
    public long destinationLow() {
        return low(destination);
    }

    @Override
    public int network() {
        return 0;
    }

    @Override
    public int sourcePort() {
        return (int) number("tcp.srcport");
    }

    @Override
    public int destinationPort() {
        return (int) number("tcp.dstport");
    }

    @Override
    public int sequence() {
        return (int) number("tcp.seq_raw");
    }

    @Override
    public int acknowledgement() {
        return (int) number("tcp.ack_raw");
    }

    @Override
    public int flags() {
        return (int) number("tcp.flags");
    }

    @Override
    public int window() {
        return (int) number("tcp.window_size_value");
    }

    @Override
    public int checksum() {
        return (int) number("tcp.checksum");
    }

    @Override
    public int urgentPointer() {
        return (int) number("tcp.urgent_pointer");
    }

    @Override
    public int headerLength() {
        return (int) number("tcp.hdr_len");
    }

    @Override
    public int payloadLength() {
        return (int) number("tcp.len");
    }

    @Override
    public int capturedPayloadLength() {
        return 0;
    }

    @Override
    public byte[] payloadArray() {
        return new byte[0];
    }

    @Override
    public int payloadOffset() {
        return 0;
    }

    @Override
    public int optionBits() {
        int bits = text("tcp.options.wscale.shift").isEmpty() ? 0 : TcpOption.Bit.WINDOW_SCALE;
        bits |= text("tcp.options.sack_le").isEmpty() ? 0 : TcpOption.Bit.SACK;
        bits |= text("tcp.options.mss_val").isEmpty() ? 0 : TcpOption.Bit.MSS;
        bits |= text("tcp.options.timestamp.tsval").isEmpty() ? 0 : TcpOption.Bit.TIMESTAMPS;
        return bits | (text("tcp.options.mptcp.subtype").isEmpty() ? 0 : TcpOption.Bit.MPTCP);
    }

    @Override
    public int maximumSegmentSize() {
        return (int) number("tcp.options.mss_val");
    }

    @Override
    public int windowShift() {
        return (int) number("tcp.options.wscale.shift");
    }

    @Override
    public int timestampValue() {
        return (int) number("tcp.options.timestamp.tsval");
    }

    @Override
    public int timestampEcho() {
        return (int) number("tcp.options.timestamp.tsecr");
    }

    @Override
    public int sackBlocks() {
        String edges = text("tcp.options.sack_le");
        return edges.isEmpty() ? 0 : Math.min(4, edges.split(",").length);
    }

    @Override
    public int sackLeft(int index) {
        return (int) numberAt("tcp.options.sack_le", index);
    }

    @Override
    public int sackRight(int index) {
        return (int) numberAt("tcp.options.sack_re", index);
    }
}
