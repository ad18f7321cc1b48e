package io.loopshark.plugin;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.plugin.Dissected.Source;
import java.util.List;
import java.util.Optional;

/** Finds the dissector of what the decoder left unread in a frame without a segment, by the number that its last header gives. */
final class PacketProtocols {

    private final Dissectors dissectors;

    PacketProtocols(Dissectors dissectors) {
        this.dissectors = dissectors;
    }

    /** Adds the message of the frame to {@code found}, if there is one. */
    void take(PacketView packet, List<Dissected> found) {
        int last = packet.layerCount() - 1;
        int from = last < 0 ? 0 : packet.layerOffset(last) + packet.layerLength(last);
        int to = end(packet);
        if (packet.fragment() || packet.quoted() || packet.malformation() != null || from >= to) {
            return;
        }
        Bytes bytes = new Bytes(packet.bytes(), packet.frameOffset(), from, to - from);
        Optional<Entry> entry = responsible(packet, last, bytes);
        if (entry.isPresent()) {
            take(packet, entry.get(), bytes, found);
        }
    }

    private static void take(PacketView packet, Entry entry, Bytes bytes, List<Dissected> found) {
        Progress progress;
        try {
            progress = entry.dissect(bytes);
        } catch (RuntimeException | StackOverflowError e) {
            FieldNode tree = new FieldNode(
                    entry.protocol().field(),
                    null,
                    bytes.span(0, bytes.size()),
                    0,
                    List.of(),
                    Kind.READ,
                    Problems.of(e));
            progress = Progress.message(bytes.size(), tree, "[Malformed Packet]");
        }
        if (progress instanceof Progress.Message message) {
            String column = message.column().isEmpty() ? entry.protocol().column() : message.column();
            Source source = new Source(
                    packet.bytes(), packet.frameOffset(), packet.frameOffset() + packet.readableLength(), null);
            found.add(new Dissected(entry.protocol(), message.tree(), column, message.info(), source));
        }
    }

    private Optional<Entry> responsible(PacketView packet, int last, Bytes bytes) {
        if (last < 0) {
            return dissectors.find(Table.LINK_TYPE, packet.linkType());
        }
        int at = packet.frameOffset() + packet.layerOffset(last);
        byte[] header = packet.bytes();
        return switch (packet.layer(last)) {
            case ETHERNET -> dissectors.find(Table.ETHERTYPE, u2(header, at + 12));
            case VLAN, SERVICE_VLAN -> dissectors.find(Table.ETHERTYPE, u2(header, at + 2));
            case LINUX_SLL -> dissectors.find(Table.ETHERTYPE, u2(header, at + 14));
            case LINUX_SLL2 -> dissectors.find(Table.ETHERTYPE, u2(header, at));
            case IPV4 -> dissectors.find(Table.IP_PROTO, header[at + 9] & 0xff);
            case IPV6 -> dissectors.find(Table.IP_PROTO, header[at + 6] & 0xff);
            case IPV6_HOP_BY_HOP, IPV6_ROUTING, IPV6_DESTINATION, IPV6_FRAGMENT ->
                dissectors.find(Table.IP_PROTO, header[at] & 0xff);
            case UDP ->
                dissectors
                        .findByPorts(Table.UDP_PORT, u2(header, at), u2(header, at + 2))
                        .or(() -> dissectors.recognizing(Table.UDP_PORT, bytes));
            default -> Optional.empty();
        };
    }

    /** The byte behind the last one that belongs to the packet: Ethernet pads short ones, which IP's and UDP's lengths tell. */
    private static int end(PacketView packet) {
        int end = packet.readableLength();
        if (packet.reassembled()) {
            return end;
        }
        for (int i = 0; i < packet.layerCount(); i++) {
            int offset = packet.layerOffset(i);
            int at = packet.frameOffset() + offset;
            int length = 0;
            if (packet.layer(i) == Layer.IPV4) {
                length = u2(packet.bytes(), at + 2);
            } else if (packet.layer(i) == Layer.IPV6) {
                int payload = u2(packet.bytes(), at + 4);
                // 0 says that a jumbo option, or nobody, tells.
                length = payload == 0 ? 0 : 40 + payload;
            } else if (packet.layer(i) == Layer.UDP) {
                length = u2(packet.bytes(), at + 4);
            }
            if (length > 0) {
                end = Math.min(end, offset + length);
            }
        }
        return end;
    }

    private static int u2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
