package io.loopshark.report.fields;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.report.Utf8Buffer;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.segment.IpAddress;

/** The fields of the layers below TCP. A frame with tunnels has several of each, the outermost first. */
final class NetworkFields {

    private NetworkFields() {}

    static void register(Registration table) {
        table.field("eth.dst", (frame, cell) -> ethernet(frame, cell, 0));
        table.field("eth.src", (frame, cell) -> ethernet(frame, cell, 6));
        table.field("vlan.id", (frame, cell) -> each(frame, cell, Layer.VLAN, 2, NetworkFields::vlan));
        table.field("ip.version", NetworkFields::version);
        table.field(
                "ip.hdr_len",
                (frame, cell) -> each(frame, cell, Layer.IPV4, 1, (b, at, c) -> c.number((u1(b, at) & 0xf) << 2)));
        table.field("ip.len", (frame, cell) -> each(frame, cell, Layer.IPV4, 4, (b, at, c) -> c.number(u2(b, at + 2))));
        table.field("ip.id", (frame, cell) -> each(frame, cell, Layer.IPV4, 6, (b, at, c) -> hex(c, u2(b, at + 4))));
        table.field("ip.ttl", (frame, cell) -> each(frame, cell, Layer.IPV4, 9, (b, at, c) -> c.number(u1(b, at + 8))));
        table.field(
                "ip.proto", (frame, cell) -> each(frame, cell, Layer.IPV4, 10, (b, at, c) -> c.number(u1(b, at + 9))));
        table.field("ip.src", (frame, cell) -> each(frame, cell, Layer.IPV4, 16, (b, at, c) -> ipv4(c, b, at + 12)));
        table.field("ip.dst", NetworkFields::ipv4Destination);
        table.field(
                "ipv6.plen", (frame, cell) -> each(frame, cell, Layer.IPV6, 6, (b, at, c) -> c.number(u2(b, at + 4))));
        table.field(
                "ipv6.nxt", (frame, cell) -> each(frame, cell, Layer.IPV6, 7, (b, at, c) -> c.number(u1(b, at + 6))));
        table.field(
                "ipv6.hlim", (frame, cell) -> each(frame, cell, Layer.IPV6, 8, (b, at, c) -> c.number(u1(b, at + 7))));
        table.field("ipv6.src", (frame, cell) -> each(frame, cell, Layer.IPV6, 24, (b, at, c) -> ipv6(c, b, at + 8)));
        table.field("ipv6.dst", (frame, cell) -> each(frame, cell, Layer.IPV6, 40, (b, at, c) -> ipv6(c, b, at + 24)));
    }

    /** Reads one value of a layer that begins at {@code at}. */
    @FunctionalInterface
    private interface Piece {
        void read(byte[] bytes, int at, Cell cell);
    }

    /** Reads a value from every layer of a kind, of which at least {@code needed} octets were captured. */
    private static void each(Dissection frame, Cell cell, Layer layer, int needed, Piece piece) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == layer && packet.layerOffset(i) + needed <= packet.readableLength()) {
                piece.read(packet.bytes(), packet.frameOffset() + packet.layerOffset(i), cell);
            }
        }
    }

    /** Of a packet with a source route, Wireshark gives the last address of that route; the decoder follows it for the innermost. */
    private static void ipv4Destination(Dissection frame, Cell cell) {
        PacketView packet = frame.packet();
        int innermost = -1;
        for (int i = 0; i < packet.layerCount(); i++) {
            innermost = packet.layer(i) == Layer.IPV4 || packet.layer(i) == Layer.IPV6 ? i : innermost;
        }
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.IPV4 && packet.layerOffset(i) + 20 <= packet.readableLength()) {
                if (i == innermost) {
                    cell.next().ipv4((int) packet.destinationLow());
                } else {
                    ipv4(cell, packet.bytes(), packet.frameOffset() + packet.layerOffset(i) + 16);
                }
            }
        }
    }

    /** Wireshark has one field for both versions. */
    private static void version(Dissection frame, Cell cell) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.IPV4 || packet.layer(i) == Layer.IPV6) {
                cell.number(packet.layer(i) == Layer.IPV4 ? 4 : 6);
            }
        }
    }

    private static void ethernet(Dissection frame, Cell cell, int from) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.ETHERNET || packet.layer(i) == Layer.IEEE_802_3) {
                int at = packet.frameOffset() + packet.layerOffset(i) + from;
                Utf8Buffer text = cell.next();
                for (int octet = 0; octet < 6; octet++) {
                    if (octet > 0) {
                        text.character(':');
                    }
                    text.hex(packet.bytes()[at + octet], 2);
                }
            }
        }
    }

    private static void vlan(byte[] bytes, int at, Cell cell) {
        cell.number(u2(bytes, at) & 0xfff);
    }

    private static void hex(Cell cell, int value) {
        Utf8Buffer text = cell.next();
        text.text("0x");
        text.hex(value, 4);
    }

    private static void ipv4(Cell cell, byte[] bytes, int at) {
        cell.next().ipv4(u2(bytes, at) << 16 | u2(bytes, at + 2));
    }

    private static void ipv6(Cell cell, byte[] bytes, int at) {
        cell.next().text(new IpAddress(u8(bytes, at), u8(bytes, at + 8), true).toString());
    }

    private static int u1(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    private static int u2(byte[] bytes, int at) {
        return u1(bytes, at) << 8 | u1(bytes, at + 1);
    }

    private static long u8(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | u1(bytes, at + i);
        }
        return value;
    }
}
