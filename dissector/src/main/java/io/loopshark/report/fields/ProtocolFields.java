package io.loopshark.report.fields;

import io.loopshark.capture.Frame;
import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.filter.FilterField;
import io.loopshark.report.Dissection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The protocols that filters can ask for, by the names that Wireshark gives them. The value of one is its header; searched is also
 * what it carries, as in Wireshark.
 */
final class ProtocolFields {

    private static final int IPV6_HEADER = 40;

    private ProtocolFields() {}

    /** All of them, the frame itself first. */
    static Map<String, FilterField<Dissection>> all() {
        Map<String, Set<Layer>> layers = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            layers.computeIfAbsent(layer.protocol(), name -> EnumSet.noneOf(Layer.class))
                    .add(layer);
        }
        Map<String, FilterField<Dissection>> fields = new LinkedHashMap<>();
        fields.put("frame", new FilterField<>("frame", FieldType.PROTOCOL, 0, ProtocolFields::frame));
        layers.forEach((name, kinds) -> fields.put(
                name,
                new FilterField<>(name, FieldType.PROTOCOL, 0, (frame, sink) -> each(frame.packet(), kinds, sink))));
        return fields;
    }

    private static void frame(Dissection dissection, ValueSink sink) {
        Frame frame = dissection.packet().frame();
        sink.octets(frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength());
    }

    private static void each(PacketView packet, Set<Layer> kinds, ValueSink sink) {
        for (int i = 0; i < packet.layerCount(); i++) {
            if (kinds.contains(packet.layer(i))) {
                layer(packet, i, sink);
            }
        }
    }

    private static void layer(PacketView packet, int index, ValueSink sink) {
        Frame frame = packet.frame();
        int offset = packet.layerOffset(index);
        // What carries a fragment has its own bytes, not those of the whole datagram.
        boolean own = packet.reassembled() && offset < packet.reassembledOffset();
        byte[] bytes = own ? frame.bytes() : packet.bytes();
        int base = own ? frame.offset() : packet.frameOffset();
        int readable = own ? frame.capturedLength() : packet.readableLength();
        int reach = Math.min(readable, end(packet, index));
        int to = Math.min(offset + packet.layerLength(index), readable);
        if (packet.hasSegment() && packet.layer(index) == Layer.TCP && offset == packet.tcpOffset()) {
            // Data that no other protocol claims is TCP's own in Wireshark.
            to += packet.capturedPayloadLength();
        }
        sink.protocol(bytes, base + offset, base + to, base + Math.max(to, reach));
    }

    /** Where the layer ends with all that it carries, by what the IP headers around it say. */
    private static int end(PacketView packet, int index) {
        int end = Integer.MAX_VALUE;
        for (int i = 0; i <= index; i++) {
            int offset = packet.layerOffset(i);
            int at = packet.frameOffset() + offset;
            boolean replaced = packet.reassembled()
                    && offset < packet.reassembledOffset()
                    && packet.layerOffset(index) >= packet.reassembledOffset();
            if (replaced || offset + packet.layerLength(i) > packet.readableLength()) {
                continue;
            }
            if (packet.layer(i) == Layer.IPV4) {
                int length = Headers.u2(packet.bytes(), at + 2);
                end = length < packet.layerLength(i) ? end : Math.min(end, offset + length);
            } else if (packet.layer(i) == Layer.IPV6) {
                int length = Headers.u2(packet.bytes(), at + 4);
                end = length == 0 ? end : Math.min(end, offset + IPV6_HEADER + length);
            } else if (packet.layer(i) == Layer.UDP && i < index) {
                int length = Headers.u2(packet.bytes(), at + 4);
                end = length == 0 ? end : Math.min(end, offset + length);
            }
        }
        return end;
    }
}
