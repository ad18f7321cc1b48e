package io.loopshark.testing;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import java.util.Arrays;

/**
 * Builds frames by hand, header by header from the inside out:
 * {@code ethernet(0x0800, ipv4(6, tcp("S 0:0(0) win 65535 <mss 1460>")))}. All is valid, checksums too; for malformed frames valid
 * ones are patched.
 *
 * <p>The sender is 192.0.2.1 or 2001:db8::1, port 52528, the receiver 192.0.2.2 or 2001:db8::2, port 80. A segment that goes the
 * other way is put into IP by the methods that take addresses.
 */
public final class Packets {

    /** 192.0.2.1. */
    public static final int CLIENT = 0xc0000201;
    /** 192.0.2.2. */
    public static final int SERVER = 0xc0000202;
    /** Upper half of 2001:db8::1 and 2001:db8::2. */
    public static final long NETWORK_6 = 0x20010db8_00000000L;

    public static final int CLIENT_PORT = 52528;
    public static final int SERVER_PORT = 80;

    public static final int ETHER_IPV4 = 0x0800;
    public static final int ETHER_IPV6 = 0x86dd;
    public static final int ETHER_VLAN = 0x8100;
    public static final int IP_TCP = 6;
    public static final int IP_UDP = 17;

    private static final byte[] NOTHING = {};

    private Packets() {}

    /** A frame that was captured whole. */
    public static Frame frame(int linkType, byte[] bytes) {
        return frame(linkType, bytes, bytes.length);
    }

    /** A frame of which only {@code bytes} were captured. */
    public static Frame frame(int linkType, byte[] bytes, int originalLength) {
        Frame frame = new Frame();
        frame.set(1, 0, bytes, 0, bytes.length, originalLength, linkType, 0);
        return frame;
    }

    /**
     * A segment over IPv4 over Ethernet.
     *
     * @param line packetdrill notation with direction: {@code >} from the client, {@code <} from the server
     */
    public static Frame segment(String line) {
        String rest = line.substring(2);
        boolean fromClient = line.startsWith("> ");
        byte[] packet = fromClient
                ? ipv4(IP_TCP, CLIENT, SERVER, Tcp.segment(CLIENT_PORT, SERVER_PORT, rest))
                : ipv4(IP_TCP, SERVER, CLIENT, Tcp.segment(SERVER_PORT, CLIENT_PORT, rest));
        return frame(LinkType.ETHERNET, ethernet(ETHER_IPV4, packet));
    }

    /** A segment from the client, from a line of packetdrill notation without direction; its checksum comes with IP. */
    public static byte[] tcp(String line) {
        return Tcp.segment(CLIENT_PORT, SERVER_PORT, line);
    }

    /** The same over IPv4 with nothing special. */
    public static byte[] ipv4Tcp(String line) {
        return ipv4(IP_TCP, tcp(line));
    }

    /** The same over IPv6 with nothing special. */
    public static byte[] ipv6Tcp(String line) {
        return ipv6(IP_TCP, tcp(line));
    }

    public static byte[] ethernet(int type, byte[] payload) {
        return new Octets()
                .u2(0x0200)
                .u4(2)
                .u2(0x0200)
                .u4(1)
                .u2(type)
                .bytes(payload)
                .toArray();
    }

    /** IEEE 802.3: a length, LLC and SNAP in front of {@code payload}. */
    public static byte[] snap(int type, byte[] payload) {
        return ethernet(
                payload.length + 8,
                Octets.join(
                        Octets.hex("aa aa 03 00 00 00"), new Octets().u2(type).toArray(), payload));
    }

    /** A tag, without the EtherType in front of it. */
    public static byte[] vlan(int id, int type, byte[] payload) {
        return new Octets().u2(id).u2(type).bytes(payload).toArray();
    }

    public static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, CLIENT, SERVER, payload);
    }

    public static byte[] ipv4(int protocol, int from, int to, byte[] payload) {
        return ipv4(protocol, from, to, 0x4000, NOTHING, payload);
    }

    /**
     * IPv4 with everything.
     *
     * @param fragment flags and fragment offset
     * @param options padded by the caller to whole words
     */
    public static byte[] ipv4(int protocol, int from, int to, int fragment, byte[] options, byte[] payload) {
        int headerLength = 20 + options.length;
        byte[] body = payload.clone();
        if (fragment % 0x4000 == 0) {
            byte[] addresses = new Octets().u4(from).u4(to).toArray();
            sign(protocol, body, addresses);
        }
        byte[] header = new Octets()
                .u1(0x40 | headerLength / 4)
                .u1(0)
                .u2(headerLength + body.length)
                .u2(0x1234)
                .u2(fragment)
                .u1(64)
                .u1(protocol)
                .u2(0)
                .u4(from)
                .u4(to)
                .bytes(options)
                .toArray();
        put2(header, 10, Octets.checksum(header));
        return Octets.join(header, body);
    }

    public static byte[] ipv6(int next, byte[] payload) {
        return ipv6(next, payload.length, payload);
    }

    /** IPv6 with a payload length as given. */
    public static byte[] ipv6(int next, int payloadLength, byte[] payload) {
        byte[] body = payload.clone();
        byte[] addresses = new Octets().u8(NETWORK_6).u8(1).u8(NETWORK_6).u8(2).toArray();
        sign(next, body, addresses);
        return new Octets()
                .u4(0x6000_0000L)
                .u2(payloadLength)
                .u1(next)
                .u1(64)
                .bytes(addresses)
                .bytes(body)
                .toArray();
    }

    public static byte[] udp(int from, int to, byte[] payload) {
        return new Octets()
                .u2(from)
                .u2(to)
                .u2(8 + payload.length)
                .u2(0)
                .bytes(payload)
                .toArray();
    }

    /** A frame in VXLAN, from the UDP header on. */
    public static byte[] vxlan(int network, byte[] frame) {
        return udp(
                50_000,
                4789,
                new Octets().u4(0x0800_0000L).u4(network << 8).bytes(frame).toArray());
    }

    /** A packet of IPv4 with its header's checksum made right again, after something in the header was changed. */
    public static byte[] headerSigned(byte[] ip) {
        put2(ip, 10, 0);
        put2(ip, 10, Octets.checksum(Arrays.copyOf(ip, (ip[0] & 0xf) << 2)));
        return ip;
    }

    /** Puts two octets into {@code bytes}. */
    public static void put2(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    /** Puts the checksum into a TCP segment (RFC 9293 §3.1), if it is one. */
    private static void sign(int protocol, byte[] segment, byte[] addresses) {
        if (protocol == IP_TCP && segment.length >= 20) {
            byte[] rest = new Octets().u4(protocol).u4(segment.length).toArray();
            put2(segment, 16, Octets.checksum(addresses, rest, segment));
        }
    }
}
