package io.loopshark.report;

import io.loopshark.capture.LinkType;
import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.FieldType;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first node of a tree: the frame itself, with what the capture knows of it. */
public final class FrameNode {

    /** Layers that name what follows by an EtherType, which Wireshark counts as a protocol. */
    private static final Set<Layer> CARRIES_ETHERTYPE =
            EnumSet.of(Layer.ETHERNET, Layer.VLAN, Layer.LINUX_SLL, Layer.LINUX_SLL2);

    private FrameNode() {}

    /**
     * The frame's own node.
     *
     * @param values {@code frame.time_delta} and {@code frame.time_relative}, which other frames decide
     */
    public static FieldNode of(PacketView packet, FieldValues values) {
        List<FieldNode> fields = new ArrayList<>();
        encapsulation(packet.linkType())
                .ifPresent(link ->
                        fields.add(number("frame.encap_type", "Encapsulation type", link.number(), link.toString())));
        long nanos = packet.timestampNanos();
        if (nanos != 0) {
            fields.add(node("frame.time", "Arrival Time", new ArrivalTime(nanos), "{value}", Kind.READ));
            String seconds = BigDecimal.valueOf(nanos, 9).toPlainString();
            fields.add(node("frame.time_epoch", "Epoch Time", seconds, "{value} seconds", Kind.READ));
        }
        supplied(fields, values, "frame.time_delta", "Time delta from previous captured frame");
        supplied(fields, values, "frame.time_relative", "Time since reference or first frame");
        fields.add(number("frame.number", "Frame Number", packet.frameNumber(), "{value}"));
        fields.add(number("frame.len", "Frame Length", packet.originalLength(), size(packet.originalLength(), "")));
        fields.add(
                number("frame.cap_len", "Capture Length", packet.capturedLength(), size(packet.capturedLength(), "")));
        fields.add(node("frame.protocols", "Protocols in frame", protocols(packet), "{value}", Kind.DERIVED));
        String title = "Frame " + packet.frameNumber() + ": " + size(packet.originalLength(), " on wire") + ", "
                + size(packet.capturedLength(), " captured");
        Field frame = Field.of("frame", Words.of(title), FieldType.NONE);
        return new FieldNode(frame, null, null, 0, fields, Kind.READ, null);
    }

    private static FieldNode number(String filter, String name, long value, String text) {
        return node(filter, name, value, text, Kind.READ);
    }

    /** @param text what stands behind the name: a pattern of {@link io.loopshark.field.Template} */
    private static FieldNode node(String filter, String name, Object value, String text, Kind kind) {
        FieldType type = value instanceof Long ? FieldType.UNSIGNED : FieldType.TEXT;
        return new FieldNode(Field.of(filter, Words.of(name), type, text), value, null, 0, List.of(), kind, null);
    }

    private static void supplied(List<FieldNode> fields, FieldValues values, String filter, String name) {
        Object value = values.value(filter);
        if (value != null) {
            fields.add(node(filter, name, value, "{value} seconds", Kind.DERIVED));
        }
    }

    private static String size(long bytes, String where) {
        String unit = bytes == 1 ? " byte" : " bytes";
        return bytes + unit + where + " (" + 8 * bytes + " bits)";
    }

    private static String protocols(PacketView packet) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < packet.layerCount(); i++) {
            Layer layer = packet.layer(i);
            names.add(layer.protocol());
            if (CARRIES_ETHERTYPE.contains(layer)) {
                names.add("ethertype");
            }
        }
        return String.join(":", names);
    }

    /** A kind of link by the number and in the words that Wireshark has for it. */
    private record Encapsulation(long number, String words) {
        @Override
        public String toString() {
            return words + " (" + number + ")";
        }
    }

    /** Empty for links that aren't decoded. */
    private static Optional<Encapsulation> encapsulation(int linkType) {
        return Optional.ofNullable(
                switch (linkType) {
                    case LinkType.NULL -> new Encapsulation(15, "NULL/Loopback");
                    case LinkType.LOOP -> new Encapsulation(15, "OpenBSD loopback");
                    case LinkType.ETHERNET -> new Encapsulation(1, "Ethernet");
                    case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> new Encapsulation(7, "Raw IP");
                    case LinkType.LINUX_SLL -> new Encapsulation(25, "Linux cooked-mode capture v1");
                    case LinkType.LINUX_SLL2 -> new Encapsulation(210, "Linux cooked-mode capture v2");
                    case LinkType.IPV4 -> new Encapsulation(129, "Raw IPv4");
                    case LinkType.IPV6 -> new Encapsulation(130, "Raw IPv6");
                    default -> null;
                });
    }
}
