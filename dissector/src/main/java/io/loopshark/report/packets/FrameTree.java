package io.loopshark.report.packets;

import io.loopshark.decode.Malformation;
import io.loopshark.decode.PacketView;
import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Words;
import io.loopshark.plugin.Dissected;
import io.loopshark.plugin.PacketTree;
import io.loopshark.report.Dissection;
import io.loopshark.report.FrameNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One tree of a frame's: the frame itself, a layer, in the segment with what the frames before it tell, or a message of a protocol above
 * that the frame completes.
 *
 * @param tree the fields; spans count from {@code origin}
 * @param array holds the bytes that the layer was read from; to be read only
 * @param origin the index in the array from which spans are counted
 * @param end the index behind the last byte
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FrameTree(FieldNode tree, byte[] array, int origin, int end) {

    /** The tree of the frame at hand, layer by layer, from the frame itself inwards. */
    public static List<FrameTree> of(Dissection frame) {
        PacketView packet = frame.packet();
        FieldValues values = new DissectionValues(frame);
        List<FrameTree> layers = new ArrayList<>();
        layers.add(of(packet, FrameNode.of(packet, values)));
        for (FieldNode layer : PacketTree.of(packet, values)) {
            layers.add(of(packet, isSegment(layer, packet) ? SegmentNodes.added(layer, frame) : layer));
        }
        for (Dissected message : frame.messages()) {
            Dissected.Source source = message.source();
            layers.add(new FrameTree(message.tree(), source.array(), source.origin(), source.end()));
        }
        return layers;
    }

    private static FrameTree of(PacketView packet, FieldNode tree) {
        return new FrameTree(
                tree, packet.bytes(), packet.frameOffset(), packet.frameOffset() + packet.readableLength());
    }

    private static boolean isSegment(FieldNode layer, PacketView packet) {
        return packet.hasSegment() && layer.field().filter().equals("tcp") && layer.origin() == 8L * packet.tcpOffset();
    }

    /** A copy of the octets that {@code span} touches; empty where they aren't there. */
    Optional<byte[]> octets(BitSpan span) {
        int from = origin + span.firstByte();
        int to = from + span.byteLength();
        return to <= end ? Optional.of(Arrays.copyOfRange(array, from, to)) : Optional.empty();
    }

    /** The layers of the frame at hand, and behind them, where one could not be read to its end, what Wireshark says of that. */
    static List<FrameTree> withTrouble(Dissection frame) {
        List<FrameTree> layers = of(frame);
        layers.stream()
                .flatMap(layer -> layer.tree.firstProblem().stream())
                .findFirst()
                .ifPresent(problem -> layers.add(of(frame.packet(), trouble(frame.packet(), problem))));
        return layers;
    }

    /** {@code _ws.short} where only the capture is short, else {@code _ws.malformed}. */
    private static FieldNode trouble(PacketView packet, Words problem) {
        Malformation malformation = packet.malformation();
        boolean cut = malformation != null && malformation.snapped();
        Words text = Words.of("[" + problem + "]");
        Field field = Field.of(cut ? "_ws.short" : "_ws.malformed", text, FieldType.NONE);
        return new FieldNode(field, text.toString(), null, 0, List.of(), FieldNode.Kind.READ, null);
    }
}
