package io.loopshark.report.fields;

import static io.loopshark.report.fields.Headers.u1;
import static io.loopshark.report.fields.Headers.u2;
import static io.loopshark.report.fields.Headers.u4;
import static io.loopshark.report.fields.Headers.u8;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;

/** The fields of the layers below TCP. */
final class NetworkFields {

    private NetworkFields() {}

    static void register(Registration table) {
        ethernet(table);
        vlan(new Headers(table, Layer.VLAN));
        table.number("ip.version", 8, NetworkFields::version);
        ipv4(new Headers(table, Layer.IPV4));
        ipv6(new Headers(table, Layer.IPV6));
    }

    private static void ethernet(Registration table) {
        table.field("eth.dst", FieldType.ETHER, (frame, sink) -> ethernet(frame, sink, true, false));
        table.field("eth.src", FieldType.ETHER, (frame, sink) -> ethernet(frame, sink, false, true));
        table.field("eth.addr", FieldType.ETHER, (frame, sink) -> ethernet(frame, sink, true, true));
        new Headers(table, Layer.ETHERNET).hex2("eth.type", 12);
    }

    private static void ethernet(Dissection frame, ValueSink sink, boolean destination, boolean source) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.ETHERNET || packet.layer(i) == Layer.IEEE_802_3) {
                int at = packet.frameOffset() + packet.layerOffset(i);
                if (destination) {
                    sink.ether(packet.bytes(), at);
                }
                if (source) {
                    sink.ether(packet.bytes(), at + 6);
                }
            }
        }
    }

    private static void vlan(Headers vlan) {
        vlan.field("vlan.priority", FieldType.UNSIGNED, 16, 2, (b, at, sink) -> sink.number(u1(b, at) >> 5));
        vlan.field("vlan.dei", FieldType.BOOLEAN, 0, 2, (b, at, sink) -> sink.bool((u1(b, at) & 0x10) != 0));
        vlan.field("vlan.id", FieldType.UNSIGNED, 16, 2, (b, at, sink) -> sink.number(u2(b, at) & 0xfff));
    }

    private static void ipv4(Headers ip) {
        ip.field("ip.hdr_len", FieldType.UNSIGNED, 8, 1, (b, at, sink) -> sink.number((u1(b, at) & 0xf) << 2));
        ip.field("ip.dsfield", FieldType.UNSIGNED, 8, 2, (b, at, sink) -> sink.hex(u1(b, at + 1), 2));
        ip.field("ip.dsfield.dscp", FieldType.UNSIGNED, 8, 2, (b, at, sink) -> sink.number(u1(b, at + 1) >> 2));
        ip.field("ip.dsfield.ecn", FieldType.UNSIGNED, 8, 2, (b, at, sink) -> sink.number(u1(b, at + 1) & 3));
        ip.table().number("ip.len", 16, NetworkFields::totalLengths);
        ip.hex2("ip.id", 4);
        ip.field("ip.flags", FieldType.UNSIGNED, 8, 7, (b, at, sink) -> sink.hex(u1(b, at + 6) >> 5, 2));
        flag(ip, "ip.flags.rb", 0x80);
        flag(ip, "ip.flags.df", 0x40);
        flag(ip, "ip.flags.mf", 0x20);
        ip.field(
                "ip.frag_offset",
                FieldType.UNSIGNED,
                16,
                8,
                (b, at, sink) -> sink.number((u2(b, at + 6) & 0x1fff) << 3));
        ip.u1("ip.ttl", 8);
        ip.u1("ip.proto", 9);
        ip.hex2("ip.checksum", 10);
        ip.field("ip.src", FieldType.IPV4, 0, 16, (b, at, sink) -> sink.ipv4(u4(b, at + 12)));
        ip.table().field("ip.dst", FieldType.IPV4, (frame, sink) -> ipv4(frame, sink, false));
        ip.table().field("ip.addr", FieldType.IPV4, (frame, sink) -> ipv4(frame, sink, true));
    }

    /** A network card that divides segments itself gets headers without a length; Wireshark takes what there is for it. */
    private static void totalLengths(Dissection frame, ValueSink sink) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            int offset = packet.layerOffset(i);
            if (packet.layer(i) == Layer.IPV4 && offset + 4 <= packet.readableLength()) {
                int length = u2(packet.bytes(), packet.frameOffset() + offset + 2);
                sink.number(length == 0 ? packet.originalLength() - offset : length);
            }
        }
    }

    private static void flag(Headers ip, String name, int mask) {
        ip.field(name, FieldType.BOOLEAN, 0, 7, (b, at, sink) -> sink.bool((u1(b, at + 6) & mask) != 0));
    }

    private static void ipv6(Headers ip) {
        ip.u2("ipv6.plen", 4);
        ip.u1("ipv6.nxt", 6);
        ip.u1("ipv6.hlim", 7);
        ip.field("ipv6.src", FieldType.IPV6, 0, 24, (b, at, sink) -> ipv6(b, at + 8, sink));
        ip.field("ipv6.dst", FieldType.IPV6, 0, 40, (b, at, sink) -> ipv6(b, at + 24, sink));
        ip.field("ipv6.addr", FieldType.IPV6, 0, 40, (b, at, sink) -> {
            ipv6(b, at + 8, sink);
            ipv6(b, at + 24, sink);
        });
    }

    private static void ipv6(byte[] bytes, int at, ValueSink sink) {
        sink.ipv6(u8(bytes, at), u8(bytes, at + 8));
    }

    /**
     * The destinations of the packets, with the sources before them or not. Of a packet with a source route, Wireshark gives the last
     * address of that route; the decoder follows it for the innermost.
     */
    private static void ipv4(Dissection frame, ValueSink sink, boolean sources) {
        PacketView packet = frame.packet();
        int innermost = -1;
        for (int i = 0; i < packet.layerCount(); i++) {
            innermost = packet.layer(i) == Layer.IPV4 || packet.layer(i) == Layer.IPV6 ? i : innermost;
        }
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.IPV4 && packet.layerOffset(i) + 20 <= packet.readableLength()) {
                int at = packet.frameOffset() + packet.layerOffset(i);
                if (sources) {
                    sink.ipv4(u4(packet.bytes(), at + 12));
                }
                sink.ipv4(i == innermost ? (int) packet.destinationLow() : u4(packet.bytes(), at + 16));
            }
        }
    }

    /** Wireshark has one field for both versions. */
    private static void version(Dissection frame, ValueSink sink) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.IPV4 || packet.layer(i) == Layer.IPV6) {
                sink.number(packet.layer(i) == Layer.IPV4 ? 4 : 6);
            }
        }
    }
}
