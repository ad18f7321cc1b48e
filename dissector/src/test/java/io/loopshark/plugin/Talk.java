package io.loopshark.plugin;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.field.ValueText;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import io.loopshark.testing.Tcp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection between a client and port 80 of a server, frame by frame, and the messages that are found in it. */
final class Talk {

    private final ApplicationLayer layer;
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private final long clientIsn;
    private final long serverIsn;
    private int number;
    private List<Dissected> messages = List.of();

    Talk(Dissectors dissectors) {
        this(dissectors, 1000, 5000);
    }

    Talk(Dissectors dissectors, long clientIsn, long serverIsn) {
        layer = new ApplicationLayer(dissectors);
        this.clientIsn = clientIsn;
        this.serverIsn = serverIsn;
    }

    /** The handshake. */
    Talk open() {
        send(true, "S " + range(clientIsn, 0, 0), new byte[0], 0);
        send(false, "S. " + range(serverIsn, 0, 0) + " ack " + raw(clientIsn + 1), new byte[0], 0);
        return this;
    }

    /** Data from the client, at this distance from its first octet. */
    List<String> client(long at, String data) {
        return client(at, data.getBytes(StandardCharsets.ISO_8859_1));
    }

    List<String> client(long at, byte[] data) {
        return send(true, ". " + range(clientIsn + 1, at, 0) + " ack " + raw(serverIsn + 1), data, 0);
    }

    /** The same, with the last octets not captured. */
    List<String> clientCut(long at, String data, int cut) {
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        return send(true, ". " + range(clientIsn + 1, at, 0) + " ack " + raw(serverIsn + 1), bytes, cut);
    }

    /** The client's FIN. */
    List<String> clientFin(long at) {
        return send(true, "F. " + range(clientIsn + 1, at, 0) + " ack " + raw(serverIsn + 1), new byte[0], 0);
    }

    /** Data from the server. */
    List<String> server(long at, String data) {
        return server(at, data.getBytes(StandardCharsets.ISO_8859_1));
    }

    List<String> server(long at, byte[] data) {
        return send(false, ". " + range(serverIsn + 1, at, 0) + " ack " + raw(clientIsn + 1), data, 0);
    }

    /** The server's FIN. */
    List<String> serverFin(long at) {
        return send(false, "F. " + range(serverIsn + 1, at, 0) + " ack " + raw(clientIsn + 1), new byte[0], 0);
    }

    /** The values of a field in the messages that the last frame completed. */
    List<String> values(String filter) {
        List<String> values = new ArrayList<>();
        for (Dissected message : messages) {
            message.each(filter, node -> values.add(ValueText.plain(node)));
        }
        return values;
    }

    /** The protocols of these messages. */
    List<String> protocols() {
        return messages.stream().map(message -> message.protocol().filter()).toList();
    }

    /** The names of all fields of these messages. */
    List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        messages.forEach(message -> collect(message.tree(), names));
        return names;
    }

    private static void collect(FieldNode node, List<String> names) {
        names.add(node.field().filter());
        node.children().forEach(child -> collect(child, names));
    }

    /** Whether one of these messages could not be read. */
    boolean hasProblem() {
        return messages.stream()
                .anyMatch(message -> message.tree().firstProblem().isPresent());
    }

    /** The server acknowledges so many octets of the client's. */
    List<String> serverAcknowledges(long octets) {
        return send(false, ". " + range(serverIsn + 1, 0, 0) + " ack " + raw(clientIsn + 1 + octets), new byte[0], 0);
    }

    private static String range(long base, long at, int length) {
        return raw(base + at) + ":" + raw(base + at) + "(" + length + ")";
    }

    private static String raw(long number) {
        return Long.toString(number & 0xffff_ffffL);
    }

    private List<String> send(boolean fromClient, String line, byte[] data, int cut) {
        List<String> found = new ArrayList<>();
        messages = List.copyOf(frame(fromClient, line + " win 65535", data, cut));
        for (Dissected message : messages) {
            found.add(message.info() + (message.source().reassembled() == null ? "" : " (reassembled)"));
        }
        return found;
    }

    private List<Dissected> frame(boolean fromClient, String line, byte[] data, int cut) {
        int from = fromClient ? Packets.CLIENT_PORT : Packets.SERVER_PORT;
        int to = fromClient ? Packets.SERVER_PORT : Packets.CLIENT_PORT;
        byte[] segment = Octets.join(Tcp.segment(from, to, line), data);
        byte[] ip = fromClient
                ? Packets.ipv4(Packets.IP_TCP, Packets.CLIENT, Packets.SERVER, segment)
                : Packets.ipv4(Packets.IP_TCP, Packets.SERVER, Packets.CLIENT, segment);
        byte[] bytes = Packets.ethernet(Packets.ETHER_IPV4, ip);
        Frame frame = new Frame();
        frame.set(++number, 0, bytes, 0, bytes.length - cut, bytes.length, LinkType.ETHERNET, 0);
        decoder.decode(frame, packet);
        return layer.take(packet, 0);
    }
}
