package io.loopshark.decode;

import io.loopshark.ksy.wire.TcpHeader;
import org.jspecify.annotations.Nullable;

/** The TCP header with its options (RFC 9293 §3.1). */
final class TcpStep extends Step {

    private static final int LENGTH = 20;

    // Wireshark shows nothing of a header of which it hasn't even the ports.
    private static final int PORTS = 4;

    private final Steps steps;
    private final TcpHeader header;
    private final OptionScan options;

    TcpStep(Steps steps) {
        this.steps = steps;
        header = new TcpHeader(steps.stream);
        options = new OptionScan(steps.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        PacketView packet = walk.packet;
        int captured = walk.captured();
        if (captured < LENGTH) {
            return readPart(walk, captured);
        }
        steps.stream.seek(walk.position);
        header._read();
        packet.sourcePort = header.srcPort();
        packet.destinationPort = header.dstPort();
        packet.sequence = (int) header.seqNum();
        packet.acknowledgement = (int) header.ackNum();
        int offsetFlags = header.offsetFlags();
        packet.flags = offsetFlags & 0xfff;
        packet.window = header.window();
        packet.checksum = header.checksum();
        packet.urgentPointer = header.urgentPointer();
        int length = offsetFlags >>> 12 << 2;
        packet.headerLength = length;
        packet.tcpOffset = walk.position - walk.base;
        int payload = walk.length() - length;
        if (length < LENGTH || payload < 0) {
            return readMisfit(walk, length);
        }
        packet.payloadLength = payload;
        int end = walk.position + length;
        packet.capturedPayloadLength = Math.max(0, walk.capturedEnd - end);
        packet.tcpCaptured = length;
        packet.segment = !packet.fragment;
        if (length > LENGTH) {
            readOptions(walk, end);
        }
        walk.pass(Layer.TCP, packet.tcpCaptured);
        return null;
    }

    private void readOptions(Walk walk, int end) {
        PacketView packet = walk.packet;
        if (end > walk.capturedEnd) {
            walk.noteShort(Layer.TCP, packet.headerLength);
            packet.tcpCaptured = walk.captured();
        }
        options.scan(packet, walk.bytes, walk.position + LENGTH, Math.min(end, walk.capturedEnd), end);
    }

    /** A header whose data offset cannot be right: its fixed part stands, but where the data begins nobody knows. */
    private @Nullable Step readMisfit(Walk walk, int length) {
        PacketView packet = walk.packet;
        packet.capturedPayloadLength = 0;
        if (length < LENGTH) {
            walk.bogus(Layer.TCP, LENGTH, length, "tcp.hdr_len");
            packet.tcpCaptured = LENGTH;
            packet.payloadLength = walk.length() - length;
        } else {
            walk.noteShort(Layer.TCP, length);
            packet.tcpCaptured = Math.min(length, walk.captured());
            packet.payloadLength = 0;
            int end = walk.position + length;
            options.scan(packet, walk.bytes, walk.position + LENGTH, Math.min(end, walk.capturedEnd), end);
        }
        walk.pass(Layer.TCP, packet.tcpCaptured);
        return null;
    }

    /** Fewer than the twenty fixed octets: what of them is there. */
    private @Nullable Step readPart(Walk walk, int captured) {
        PacketView packet = walk.packet;
        walk.noteShort(Layer.TCP, LENGTH);
        if (captured < PORTS) {
            return null;
        }
        packet.tcpOffset = walk.position - walk.base;
        packet.tcpCaptured = captured;
        packet.payloadLength = 0;
        packet.capturedPayloadLength = 0;
        packet.sourcePort = walk.u2(0);
        packet.destinationPort = walk.u2(2);
        packet.sequence = captured >= 8 ? walk.u4(4) : 0;
        packet.acknowledgement = captured >= 12 ? walk.u4(8) : 0;
        packet.headerLength = captured >= 13 ? walk.u1(12) >>> 4 << 2 : 0;
        packet.flags = captured >= 14 ? walk.u2(12) & 0xfff : 0;
        packet.window = captured >= 16 ? walk.u2(14) : 0;
        packet.checksum = captured >= 18 ? walk.u2(16) : 0;
        packet.urgentPointer = 0;
        walk.pass(Layer.TCP, captured);
        return null;
    }
}
