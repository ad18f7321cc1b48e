package io.loopshark.report.page;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.plugin.PacketTree;
import io.loopshark.report.HeaderRuler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the specification of the TCP header says of its fields and options. It is asked by way of a packet that has them all, for a
 * field is known where it stands.
 */
final class HeaderFields {

    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;

    /** Each kind of option once, MSS first, and two octets of padding. */
    private static final byte[] OPTIONS = HexFormat.of()
            .parseHex("020405b4" + "030307" + "0402" + "080a0000000100000002" + "050a0000000100000002" + "2202"
                    + "1c040001" + "01" + "000000");

    private HeaderFields() {}

    /** The fields of the figure, in the order of their bits. */
    static List<Field> figure() {
        return HeaderRuler.boxes(tree()).stream().map(FieldNode::field).toList();
    }

    /** The options by kind. */
    static Map<Integer, Field> options() {
        Map<Integer, Field> options = new LinkedHashMap<>();
        FieldNode header = tree();
        for (FieldNode option : header.find("tcp.options").orElseThrow().children()) {
            if (option.span() != null) {
                int at = option.span().firstByte() - IP_HEADER - TCP_HEADER;
                options.putIfAbsent(OPTIONS[at] & 0xff, option.field());
            }
        }
        return options;
    }

    private static FieldNode tree() {
        PacketView packet = new PacketView();
        new FrameDecoder().decode(frame(), packet);
        List<FieldNode> layers = new ArrayList<>(PacketTree.of(packet, FieldValues.NONE));
        return layers.get(layers.size() - 1);
    }

    private static Frame frame() {
        int length = IP_HEADER + TCP_HEADER + OPTIONS.length;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) length)
                .putInt(0)
                .put((byte) 64)
                .put((byte) 6);
        bytes.position(IP_HEADER + 12);
        bytes.put((byte) (TCP_HEADER + OPTIONS.length << 2)).put((byte) 2);
        bytes.position(IP_HEADER + TCP_HEADER);
        bytes.put(OPTIONS);
        Frame frame = new Frame();
        frame.set(1, 0, bytes.array(), 0, length, length, LinkType.IPV4, 0);
        return frame;
    }
}
