package io.loopshark.report;

import io.loopshark.decode.Layer;
import io.loopshark.decode.Malformation;
import io.loopshark.decode.PacketView;
import java.util.Locale;
import java.util.Map;

/** What the packet list says of frames that hold no TCP segment: the protocol as far as it was recognized, and one remark. */
final class OtherInfo {

    private static final Map<Integer, String> IP_PROTOCOLS = Map.ofEntries(
            Map.entry(1, "ICMP"),
            Map.entry(2, "IGMP"),
            Map.entry(4, "IPv4"),
            Map.entry(6, "TCP"),
            Map.entry(17, "UDP"),
            Map.entry(41, "IPv6"),
            Map.entry(46, "RSVP"),
            Map.entry(47, "GRE"),
            Map.entry(50, "ESP"),
            Map.entry(51, "AH"),
            Map.entry(58, "ICMPv6"),
            Map.entry(88, "EIGRP"),
            Map.entry(89, "OSPF"),
            Map.entry(103, "PIM"),
            Map.entry(112, "VRRP"),
            Map.entry(132, "SCTP"));

    private static final Map<Integer, String> ETHER_TYPES = Map.of(
            0x0806, "ARP",
            0x0842, "WOL",
            0x8035, "RARP",
            0x8809, "LACP",
            0x8847, "MPLS",
            0x8863, "PPPoED",
            0x8864, "PPPoES",
            0x888e, "EAPOL",
            0x88cc, "LLDP",
            0x88f7, "PTPv2");

    private final Utf8Buffer text;

    OtherInfo(Utf8Buffer text) {
        this.text = text;
    }

    void protocol(PacketView packet) {
        int last = packet.layerCount() - 1;
        if (last < 0) {
            text.text("Frame");
            return;
        }
        switch (packet.layer(last)) {
            case IPV4 -> text.text(packet.fragment() ? "IPv4" : named(packet, last, 9, "IPv4"));
            case IPV6 -> text.text(named(packet, last, 6, "IPv6"));
            case IPV6_HOP_BY_HOP, IPV6_ROUTING, IPV6_DESTINATION -> text.text(named(packet, last, 0, "IPv6"));
            case IPV6_FRAGMENT -> text.text("IPv6");
            case AUTHENTICATION -> text.text("AH");
            case IEEE_802_3, LLC -> text.text("LLC");
            case ETHERNET -> etherType(packet, last, 12);
            case VLAN, SERVICE_VLAN -> etherType(packet, last, 2);
            case LINUX_SLL, LINUX_SLL2 -> text.text("SLL");
            case LOOPBACK -> text.text("NULL");
            case TCP -> text.text("TCP");
            default -> text.text(packet.layer(last).protocol().toUpperCase(Locale.ROOT));
        }
    }

    void info(PacketView packet) {
        Malformation fault = packet.malformation();
        if (fault != null) {
            text.text(fault.snapped() ? "[Packet size limited during capture]" : "[Malformed Packet]");
            text.text(" " + fault);
        } else if (packet.fragment()) {
            fragment(packet);
        } else if (packet.layerCount() == 0) {
            text.text("Link type " + packet.linkType());
        } else {
            text.text(packet.layer(packet.layerCount() - 1) == Layer.ETHERNET ? "Ethernet II" : "Not TCP");
        }
    }

    private void fragment(PacketView packet) {
        int last = packet.layerCount() - 1;
        int at = packet.frameOffset() + packet.layerOffset(last);
        byte[] bytes = packet.bytes();
        if (packet.layer(last) == Layer.IPV4) {
            text.text(String.format(
                    "Fragmented IP protocol (proto=%s %d, off=%d, ID=%04x)",
                    named(packet, last, 9, "Unknown"),
                    bytes[at + 9] & 0xff,
                    (u2(bytes, at + 6) & 0x1fff) << 3,
                    u2(bytes, at + 4)));
        } else if (packet.layer(last) == Layer.IPV6_FRAGMENT) {
            int offset = u2(bytes, at + 2);
            text.text(String.format(
                    "IPv6 fragment (off=%d more=%s ident=0x%04x%04x nxt=%d)",
                    offset & 0xfff8,
                    (offset & 1) == 0 ? "n" : "y",
                    u2(bytes, at + 4),
                    u2(bytes, at + 6),
                    bytes[at] & 0xff));
        } else {
            text.text("Fragmented IP protocol");
        }
    }

    private static int u2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private String named(PacketView packet, int layer, int at, String fallback) {
        int offset = packet.layerOffset(layer) + at;
        if (offset >= packet.readableLength()) {
            return fallback;
        }
        return IP_PROTOCOLS.getOrDefault(packet.bytes()[packet.frameOffset() + offset] & 0xff, fallback);
    }

    private void etherType(PacketView packet, int layer, int at) {
        int offset = packet.frameOffset() + packet.layerOffset(layer) + at;
        int type = u2(packet.bytes(), offset);
        String name = ETHER_TYPES.get(type);
        if (name == null) {
            text.text("0x");
            text.hex(type, 4);
        } else {
            text.text(name);
        }
    }
}
