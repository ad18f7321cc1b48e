package io.loopshark.report.fields;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.plugin.Dissected;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of an application protocol that a capture holds.
 *
 * @param frame the number of the frame that completes it
 * @param stream {@code tcp.stream}, from 0
 * @param sender who sent it
 * @param receiver who got it
 * @param protocol its protocol, as filters call it: {@code dns}
 * @param info what the packet list says of it
 * @param tree its fields
 */
public record CapturedMessage(
        long frame, long stream, Endpoint sender, Endpoint receiver, String protocol, String info, FieldNode tree) {

    /**
     * All messages over TCP, in the order of the frames that complete them.
     *
     * @param source the capture, which is read to its end
     * @throws IOException when it cannot be read on
     */
    public static List<CapturedMessage> all(FrameSource source, Dissectors dissectors) throws IOException {
        List<CapturedMessage> messages = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT, dissectors);
        Frame frame = new Frame();
        while (source.next(frame)) {
            decoder.decode(frame, packet);
            dissection.take(packet);
            messages.addAll(in(dissection));
        }
        return messages;
    }

    /** Those over TCP that the frame at hand completes, in their order. They are valid as long as its bytes are. */
    public static List<CapturedMessage> in(Dissection frame) {
        if (!frame.packet().hasSegment() || frame.messages().isEmpty()) {
            return List.of();
        }
        return frame.messages().stream()
                .map(message -> of(frame.packet(), frame.stream(), message))
                .toList();
    }

    private static CapturedMessage of(PacketView packet, long stream, Dissected message) {
        IpAddress source = new IpAddress(packet.sourceHigh(), packet.sourceLow(), packet.ipv6());
        IpAddress destination = new IpAddress(packet.destinationHigh(), packet.destinationLow(), packet.ipv6());
        return new CapturedMessage(
                packet.frameNumber(),
                stream,
                new Endpoint(source, packet.sourcePort()),
                new Endpoint(destination, packet.destinationPort()),
                message.protocol().filter(),
                message.info(),
                message.tree());
    }

    /** The values of a field, in their order, as {@code read -T fields} prints them; an empty list where the message lacks the field. */
    public List<String> values(String filter) {
        return PluginFields.values(tree, filter);
    }

    /** The first value of a field, as {@code read -T fields} prints it. */
    public Optional<String> value(String filter) {
        return values(filter).stream().findFirst();
    }

    /** What it is, in one line: {@code dns in frame 4: Standard query 0x0000 A example.com}. */
    @Override
    public String toString() {
        return protocol + " in frame " + frame + ": " + info;
    }
}
