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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first node of a tree: the frame itself, with what the capture knows of it. */
final class FrameNode {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    /** Layers that name what follows by an EtherType, which Wireshark counts as a protocol. */
    private static final Set<Layer> CARRIES_ETHERTYPE =
            EnumSet.of(Layer.ETHERNET, Layer.VLAN, Layer.LINUX_SLL, Layer.LINUX_SLL2);

    private static final long NANOS = 1_000_000_000L;

    private FrameNode() {}

    static FieldNode of(PacketView packet, FieldValues values) {
        List<FieldNode> fields = new ArrayList<>();
        encapsulation(packet.linkType())
                .ifPresent(link -> fields.add(text("frame.encap_type", "Encapsulation type", link)));
        long nanos = packet.timestampNanos();
        if (nanos != 0) {
            fields.add(text("frame.time", "Arrival Time", date(nanos)));
            fields.add(text("frame.time_epoch", "Epoch Time", seconds(nanos) + " seconds"));
        }
        supplied(fields, values, "frame.time_delta", "Time delta from previous captured frame");
        supplied(fields, values, "frame.time_relative", "Time since reference or first frame");
        fields.add(text("frame.number", "Frame Number", Long.toString(packet.frameNumber())));
        fields.add(text("frame.len", "Frame Length", size(packet.originalLength(), "")));
        fields.add(text("frame.cap_len", "Capture Length", size(packet.capturedLength(), "")));
        fields.add(node("frame.protocols", "Protocols in frame", protocols(packet), Kind.DERIVED));
        String title = "Frame " + packet.frameNumber() + ": " + size(packet.originalLength(), " on wire") + ", "
                + size(packet.capturedLength(), " captured");
        Field frame = Field.of("frame", Words.of(title), FieldType.NONE);
        return new FieldNode(frame, null, null, 0, fields, Kind.READ, null);
    }

    private static FieldNode text(String filter, String name, String value) {
        return node(filter, name, value, Kind.READ);
    }

    private static FieldNode node(String filter, String name, @Nullable Object value, Kind kind) {
        Field field = Field.of(filter, Words.of(name), FieldType.TEXT);
        return new FieldNode(field, value, null, 0, List.of(), kind, null);
    }

    private static void supplied(List<FieldNode> fields, FieldValues values, String filter, String name) {
        Object value = values.value(filter);
        if (value != null) {
            fields.add(node(filter, name, value + " seconds", Kind.DERIVED));
        }
    }

    private static String date(long nanos) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
        return DATE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%d.%09d", Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
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

    /** The kind of link by the number and in the words that Wireshark has for it; empty for links that aren't decoded. */
    private static Optional<String> encapsulation(int linkType) {
        return Optional.ofNullable(
                switch (linkType) {
                    case LinkType.NULL -> "NULL/Loopback (15)";
                    case LinkType.LOOP -> "OpenBSD loopback (15)";
                    case LinkType.ETHERNET -> "Ethernet (1)";
                    case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> "Raw IP (7)";
                    case LinkType.LINUX_SLL -> "Linux cooked-mode capture v1 (25)";
                    case LinkType.LINUX_SLL2 -> "Linux cooked-mode capture v2 (210)";
                    case LinkType.IPV4 -> "Raw IPv4 (129)";
                    case LinkType.IPV6 -> "Raw IPv6 (130)";
                    default -> null;
                });
    }
}
