package io.loopshark.decode;

import io.loopshark.segment.IpAddress;
import io.loopshark.segment.TcpOption;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What our decoder says of a frame, worded as tshark words it, column by column. */
final class HeaderFields {

    private final PacketView packet;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private HeaderFields(PacketView packet) {
        this.packet = packet;
    }

    static Map<String, String> of(PacketView packet) {
        HeaderFields fields = new HeaderFields(packet);
        fields.addresses();
        fields.lower();
        fields.fixed();
        fields.options();
        return fields.fields;
    }

    private void addresses() {
        fields.put("src", new IpAddress(packet.sourceHigh(), packet.sourceLow(), packet.ipv6()).toString());
        fields.put("dst", destination().toString());
    }

    /** The corpus has an IPv6 header's own destination here, wherever a route leads; we take the end of the route for the peer. */
    private IpAddress destination() {
        for (int i = packet.layerCount() - 1; i >= 0 && packet.ipv6(); i--) {
            if (packet.layer(i) == Layer.IPV6) {
                ByteBuffer address =
                        ByteBuffer.wrap(packet.bytes(), packet.frameOffset() + packet.layerOffset(i) + 24, 16);
                return new IpAddress(address.getLong(), address.getLong(), true);
            }
        }
        return new IpAddress(packet.destinationHigh(), packet.destinationLow(), packet.ipv6());
    }

    private void lower() {
        StringJoiner ttl = new StringJoiner(",");
        StringJoiner total = new StringJoiner(",");
        StringJoiner plen = new StringJoiner(",");
        StringJoiner vlan = new StringJoiner(",");
        for (int i = 0; i < packet.layerCount(); i++) {
            int at = packet.frameOffset() + packet.layerOffset(i);
            switch (packet.layer(i)) {
                case IPV4 -> {
                    ttl.add("" + u1(at + 8));
                    // Wireshark puts the frame's own length in place of a 0.
                    total.add("" + (u2(at + 2) == 0 ? packet.originalLength() - packet.layerOffset(i) : u2(at + 2)));
                }
                case IPV6 -> plen.add("" + u2(at + 4));
                case VLAN -> vlan.add("" + (u2(at) & 0xfff));
                default -> {}
            }
        }
        fields.put("ip.ttl", ttl.toString());
        fields.put("ip.len", total.toString());
        fields.put("ipv6.plen", plen.toString());
        fields.put("vlan.id", vlan.toString());
    }

    private int u1(int at) {
        return packet.bytes()[at] & 0xff;
    }

    private int u2(int at) {
        return u1(at) << 8 | u1(at + 1);
    }

    private void fixed() {
        int captured = packet.tcpCaptured();
        boolean sane = packet.headerLength() >= 20;
        fields.put("tcp.srcport", when(captured >= 4, packet.sourcePort()));
        fields.put("tcp.dstport", when(captured >= 4, packet.destinationPort()));
        fields.put("tcp.seq_raw", when(captured >= 16, Integer.toUnsignedString(packet.sequence())));
        fields.put("tcp.hdr_len", when(captured >= 16, packet.headerLength()));
        fields.put("tcp.ack_raw", when(captured >= 16 && sane, Integer.toUnsignedString(packet.acknowledgement())));
        fields.put("tcp.flags", when(captured >= 16 && sane, String.format("0x%04x", packet.flags())));
        fields.put("tcp.window_size_value", when(captured >= 16 && sane, packet.window()));
        fields.put("tcp.checksum", when(captured >= 18 && sane, String.format("0x%04x", packet.checksum())));
        fields.put("tcp.urgent_pointer", when(captured >= 20 && sane, packet.urgentPointer()));
        boolean measured = packet.hasSegment() || captured >= 16 && !sane && !packet.fragment();
        fields.put("tcp.len", when(measured, packet.payloadLength()));
    }

    private void options() {
        int from = packet.frameOffset() + packet.tcpOffset() + 20;
        int length = packet.tcpCaptured() - 20;
        // Of options that are promised, but of which there isn't an octet, tshark says so.
        boolean missing = length == 0 && packet.headerLength() > 20 && !packet.hasSegment() && !packet.fragment();
        fields.put(
                "tcp.options",
                length > 0
                        ? HexFormat.of().formatHex(packet.bytes(), from, from + length)
                        : missing ? "<MISSING>" : "");
        List<TcpOption> options = packet.options();
        fields.put(
                "tcp.option_kind",
                joined(options.stream()
                        .filter(o -> !(o instanceof TcpOption.Malformed m) || m.claimed() == m.length())
                        .map(TcpOption::kind)
                        .toList()));
        fields.put(
                "tcp.option_len",
                joined(options.stream()
                        .filter(o -> o.kind() > 1)
                        .filter(o -> !(o instanceof TcpOption.Malformed m) || m.claimed() == m.length())
                        .map(TcpOption::length)
                        .toList()));
        fields.put(
                "tcp.options.mss_val",
                each(options, TcpOption.MaximumSegmentSize.class, TcpOption.MaximumSegmentSize::octets));
        fields.put(
                "tcp.options.wscale.shift", each(options, TcpOption.WindowScale.class, TcpOption.WindowScale::shift));
        fields.put("tcp.options.sack_perm", each(options, TcpOption.SackPermitted.class, o -> "0402"));
        fields.put(
                "tcp.options.timestamp.tsval", each(options, TcpOption.Timestamps.class, TcpOption.Timestamps::value));
        fields.put(
                "tcp.options.timestamp.tsecr", each(options, TcpOption.Timestamps.class, TcpOption.Timestamps::echo));
        fields.put("tcp.options.mptcp.subtype", each(options, TcpOption.Multipath.class, TcpOption.Multipath::subtype));
        fields.put("tcp.options.tfo.cookie", each(options, TcpOption.FastOpen.class, TcpOption.FastOpen::cookie));
        fields.put(
                "tcp.options.md5.digest", each(options, TcpOption.Md5Signature.class, TcpOption.Md5Signature::digest));
        fields.put("tcp.options.user_to_val", each(options, TcpOption.UserTimeout.class, TcpOption.UserTimeout::value));
        List<Object> left = new ArrayList<>();
        List<Object> right = new ArrayList<>();
        for (TcpOption option : options) {
            if (option instanceof TcpOption.Sack sack) {
                sack.blocks().forEach(block -> left.add(block.left()));
                sack.blocks().forEach(block -> right.add(block.right()));
            }
        }
        fields.put("tcp.options.sack_le", joined(left));
        fields.put("tcp.options.sack_re", joined(right));
    }

    private static <T> String each(
            List<TcpOption> options, Class<T> type, java.util.function.Function<T, Object> value) {
        return joined(options.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(value)
                .filter(v -> !"".equals(v))
                .toList());
    }

    private static String joined(List<?> values) {
        StringJoiner joiner = new StringJoiner(",");
        values.forEach(value -> joiner.add(value.toString()));
        return joiner.toString();
    }

    private static String when(boolean there, Object value) {
        return there ? value.toString() : "";
    }
}
