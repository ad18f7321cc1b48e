package io.loopshark.connection;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.segment.Segment;
import io.loopshark.testing.Packets;
import io.loopshark.testing.Tcp;

/** Segments between any hosts, made of octets, in the order of their frames. */
final class Wire {

    private static final int SERVER = 0x0a000001;
    private static final int SERVER_PORT = 80;

    private final FrameDecoder decoder = new FrameDecoder();
    private long frames;
    private long nanos;

    /** Lets time pass before the next segment. */
    Wire later(double seconds) {
        nanos += Math.round(seconds * 1e9);
        return this;
    }

    /** From this host, 10.0.0.1 port 80 excepted, to 10.0.0.1 port 80. */
    Segment toServer(int host, int port, String line) {
        return between(host, port, SERVER, SERVER_PORT, line);
    }

    /** The other way. */
    Segment fromServer(int host, int port, String line) {
        return between(SERVER, SERVER_PORT, host, port, line);
    }

    Segment between(int source, int sourcePort, int destination, int destinationPort, String line) {
        byte[] tcp = Tcp.segment(sourcePort, destinationPort, line);
        return decoded(Packets.ethernet(Packets.ETHER_IPV4, Packets.ipv4(Packets.IP_TCP, source, destination, tcp)));
    }

    /** From 2001:db8::1 to 2001:db8::2, or within another network of theirs. */
    Segment overIpv6(int network, String line) {
        byte[] packet = Packets.ipv6Tcp(line);
        packet[8] = packet[24] = (byte) network;
        return decoded(Packets.ethernet(Packets.ETHER_IPV6, packet));
    }

    private Segment decoded(byte[] octets) {
        Frame frame = Packets.frame(LinkType.ETHERNET, octets);
        frame.set(++frames, nanos, octets, 0, octets.length, octets.length, LinkType.ETHERNET, 0);
        PacketView packet = new PacketView();
        if (!decoder.decode(frame, packet)) {
            throw new AssertionError("no segment");
        }
        return Segment.withPayload(packet);
    }
}
