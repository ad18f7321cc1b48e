package io.loopshark.decode;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.testing.Packets;
import java.util.ArrayList;
import java.util.List;

/** Decodes one frame with a decoder of its own. */
final class Decoding {

    private Decoding() {}

    static PacketView of(Frame frame) {
        PacketView packet = new PacketView();
        new FrameDecoder().decode(frame, packet);
        return packet;
    }

    static PacketView of(int linkType, byte[] bytes) {
        return of(Packets.frame(linkType, bytes));
    }

    static PacketView ofEthernet(byte[] bytes) {
        return of(LinkType.ETHERNET, bytes);
    }

    static List<Layer> layers(PacketView packet) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < packet.layerCount(); i++) {
            layers.add(packet.layer(i));
        }
        return layers;
    }
}
