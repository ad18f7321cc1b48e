package io.loopshark.plugin;

import io.loopshark.decode.Layer;
import io.loopshark.decode.Malformation;
import io.loopshark.decode.PacketView;
import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The protocol tree of a decoded frame: one node for each layer, read anew from the frame's bytes by its view specification. */
public final class PacketTree {

    private PacketTree() {}

    /**
     * The layers of {@code packet}, the outermost first.
     *
     * @param values fields of the TCP segment that its bytes don't tell, such as relative sequence numbers
     */
    public static List<FieldNode> of(PacketView packet, FieldValues values) {
        List<FieldNode> layers = new ArrayList<>();
        for (int i = 0; i < packet.layerCount(); i++) {
            layers.add(of(packet, i, values));
        }
        return layers;
    }

    /**
     * The layer at {@code index} alone.
     *
     * @param values as for {@link #of(PacketView, FieldValues)}
     */
    public static FieldNode of(PacketView packet, int index, FieldValues values) {
        FieldValues own = isSegment(packet, index) ? segmentValues(packet, values) : FieldValues.NONE;
        return withReason(packet, index, layer(packet, index, own));
    }

    /** Every field that the view specifications name, by its filter name and its aliases. */
    public static Map<String, Field> vocabulary() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            LayerViews.of(layer).map(KsyProtocol::specification).ifPresent(specification -> {
                Fields.enter(specification.type().field(), fields);
                KsyFields.of(specification).forEach(field -> Fields.enter(field, fields));
            });
        }
        return fields;
    }

    private static boolean isSegment(PacketView packet, int index) {
        return packet.hasSegment() && packet.layerOffset(index) == packet.tcpOffset();
    }

    private static FieldValues segmentValues(PacketView packet, FieldValues values) {
        return filter -> {
            Object value = values.value(filter);
            return value == null && filter.equals("tcp.len") ? packet.payloadLength() : value;
        };
    }

    private static FieldNode layer(PacketView packet, int index, FieldValues values) {
        Layer layer = packet.layer(index);
        int from = packet.layerOffset(index);
        int to = end(packet, index);
        return LayerViews.of(layer)
                .map(view -> view.dissect(packet.bytes(), packet.frameOffset(), from, to, values))
                .orElseGet(() -> bytes(packet, layer, from, to));
    }

    /** A layer that has no view: its bytes. */
    private static FieldNode bytes(PacketView packet, Layer layer, int from, int to) {
        Field field = Field.of(layer.protocol(), Words.of(layer.protocol()), FieldType.BYTES);
        byte[] bytes = Arrays.copyOfRange(packet.bytes(), packet.frameOffset() + from, packet.frameOffset() + to);
        BitSpan span = BitSpan.ofBytes(from, to - from);
        return new FieldNode(field, bytes, span, span.first(), List.of(), FieldNode.Kind.READ, null);
    }

    /** The byte after the last one that belongs to the layer's own header, and for TCP to its data. */
    private static int end(PacketView packet, int index) {
        int from = packet.layerOffset(index);
        int headerEnd = from + packet.layerLength(index);
        if (isSegment(packet, index)) {
            int dataEnd = from + packet.headerLength() + packet.capturedPayloadLength();
            headerEnd = Math.max(headerEnd, dataEnd);
        }
        return Math.max(from, Math.min(headerEnd, packet.readableLength()));
    }

    /** The layer's node with the decoder's reason where the decoder couldn't read the layer, or not wholly. */
    private static FieldNode withReason(PacketView packet, int index, FieldNode node) {
        Malformation malformation = packet.malformation();
        if (malformation == null
                || malformation.layer() != packet.layer(index)
                || malformation.offset() != packet.layerOffset(index)) {
            return node;
        }
        Words reason = malformation.snapped()
                ? new Words("Packet size limited during capture: " + malformation, "捕获时报文被截短：" + malformation)
                : new Words("Malformed packet: " + malformation, "报文格式有误：" + malformation);
        return new FieldNode(
                node.field(), node.value(), node.span(), node.origin(), node.children(), node.kind(), reason);
    }
}
