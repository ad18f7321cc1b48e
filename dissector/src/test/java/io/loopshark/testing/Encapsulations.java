package io.loopshark.testing;

import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ETHER_IPV6;
import static io.loopshark.testing.Packets.IP_UDP;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv4Tcp;
import static io.loopshark.testing.Packets.ipv6;
import static io.loopshark.testing.Packets.ipv6Tcp;
import static io.loopshark.testing.Packets.tcp;
import static io.loopshark.testing.Packets.udp;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** One and the same segment in whatever may lie around IP, built by hand. */
public final class Encapsulations {

    private static final String SEGMENT = "P. 7:23(16) ack 5 win 9";
    private static final byte[] IP = ipv4Tcp(SEGMENT);
    private static final byte[] IP_6 = ipv6Tcp(SEGMENT);
    private static final byte[] FRAME = ethernet(ETHER_IPV4, IP);
    private static final byte[] LLC = hex("aaaa03 000000 0800");
    private static final byte[] WLAN = join(hex("0801 0000 020000000001 020000000002 020000000003 0000"), LLC, IP);
    private static final byte[] LABEL = hex("00001140");
    private static final byte[] CHECK = new byte[4];

    private Encapsulations() {}

    /**
     * A way to carry a segment.
     *
     * @param name what is special about it
     * @param frame the segment, carried that way
     */
    public record Way(String name, Frame frame) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** All ways. */
    public static List<Way> all() {
        return Stream.of(overUdp(), overIp(), behindEtherTypes(), underLabels(), inPpp(), onLinks())
                .flatMap(List::stream)
                .toList();
    }

    private static Way on(int linkType, String name, byte[]... parts) {
        return new Way(name, Packets.frame(linkType, join(parts)));
    }

    private static Way inUdp(int port, String name, byte[]... parts) {
        return on(LinkType.ETHERNET, name, ethernet(ETHER_IPV4, ipv4(IP_UDP, udp(50_000, port, join(parts)))));
    }

    private static Way inIp(int protocol, String name, byte[]... parts) {
        return on(LinkType.ETHERNET, name, ethernet(ETHER_IPV4, ipv4(protocol, join(parts))));
    }

    private static Way behind(int etherType, String name, byte[]... parts) {
        return on(LinkType.ETHERNET, name, ethernet(etherType, join(parts)));
    }

    private static List<Way> overUdp() {
        return List.of(
                inUdp(3544, "Teredo", IP_6),
                inUdp(3544, "Teredo, authentication", hex("0001 02 01 aabb cc 0102030405060708 00"), IP_6),
                inUdp(3544, "Teredo, origin", hex("0000 63bf bfffbfdd"), IP_6),
                inUdp(
                        3544,
                        "Teredo, authentication and origin",
                        hex("0001 00 00 0102030405060708 00 0000 63bf bfffbfdd"),
                        IP_6),
                inUdp(4341, "LISP", hex("80000001 00000001"), IP),
                inUdp(4341, "LISP, IPv6", hex("08000001 00002a00"), IP_6),
                inUdp(4790, "VXLAN-GPE, IPv4", hex("0c000001 00002a00"), IP),
                inUdp(4790, "VXLAN-GPE, IPv6", hex("0c000002 00002a00"), IP_6),
                inUdp(4790, "VXLAN-GPE, Ethernet", hex("0c000003 00002a00"), FRAME),
                inUdp(4790, "VXLAN-GPE, NSH", hex("0c000004 00002a00"), service(3), FRAME),
                inUdp(5247, "CAPWAP, 802.3", hex("00100200 00000000"), FRAME),
                inUdp(5247, "CAPWAP, 802.11", hex("00100300 00000000 01080000"), drop(WLAN, 4)),
                inUdp(37_008, "TZSP", hex("01000001 01"), FRAME),
                inUdp(37_008, "TZSP, tags", hex("01000001 00 0a0105 01"), FRAME),
                inUdp(37_008, "TZSP, 802.11", hex("01010012 01"), WLAN),
                inUdp(2123, "GTP on the control plane's port", hex("30ff 0038 00000001"), IP),
                inUdp(2152, "GTP, Ethernet", hex("30ff 0046 00000001"), FRAME));
    }

    private static byte[] service(int next) {
        return new Octets().u2(0x0fc2).u1(2).u1(next).u4(0x2a05).toArray();
    }

    private static byte[] drop(byte[] octets, int count) {
        return Arrays.copyOfRange(octets, count, octets.length);
    }

    private static List<Way> overIp() {
        return List.of(
                inIp(97, "EtherIP", hex("3000"), FRAME),
                inIp(143, "Ethernet in IP", FRAME),
                inIp(108, "IPComp", hex("06 00 0002"), deflated(drop(IP, 20))),
                inIp(47, "GRE, Frame Relay", hex("0000 6559 184103cc"), IP),
                inIp(47, "GRE, NSH", hex("0000 894f"), service(3), FRAME),
                on(
                        LinkType.ETHERNET,
                        "IPv6 with a home address",
                        ethernet(
                                ETHER_IPV6,
                                ipv6(
                                        60,
                                        join(
                                                hex("0602 0102 0000 c910"),
                                                hex("20010db8 00000000 00000000 00000077"),
                                                tcp(SEGMENT))))));
    }

    private static byte[] deflated(byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<Way> behindEtherTypes() {
        return List.of(
                behind(0x894f, "NSH, Ethernet", service(3), FRAME),
                behind(0x894f, "NSH, IPv4", hex("0fc6 01 01 00002a05"), new byte[16], IP),
                behind(0x894f, "NSH twice", service(4), service(2), IP_6),
                behind(0x88e5, "MACsec", hex("00 00 00000001 0800"), IP, new byte[16]),
                behind(0x88e5, "MACsec with a channel", hex("20 00 00000001 0102030405060001 0800"), IP, new byte[16]),
                behind(0x8926, "VN tag", hex("80010002 0800"), IP),
                behind(0x8909, "security group tag", hex("01 01 0001 0010 0800"), IP),
                behind(0x892f, "HSR", hex("0048 0001 0800"), IP),
                behind(0xf1c1, "FRER", hex("0000 0001 86dd"), IP_6),
                behind(0x22f3, "TRILL", hex("0005 0001 0002"), FRAME),
                behind(0x22f3, "TRILL with an option", hex("0045 0001 0002 00000000"), FRAME),
                behind(0x8870, "LLC in a long frame", LLC, IP));
    }

    private static List<Way> underLabels() {
        byte[] frame = join(hex("00005e000101 001122334455 0800"), IP);
        return List.of(
                behind(0x8847, "pseudowire", LABEL, frame),
                behind(0x8847, "pseudowire with a control word", LABEL, hex("00000005"), frame),
                behind(0x8847, "channel beside a pseudowire", LABEL, hex("10000021"), IP),
                behind(0x8847, "channel beside a pseudowire, IPv6", LABEL, hex("10000057"), IP_6));
    }

    private static List<Way> inPpp() {
        return List.of(
                on(LinkType.PPP, "PPP, bridged", hex("ff03 0031 0001"), FRAME),
                on(LinkType.PPP, "PPP, bridged with padding", hex("0031 0401"), FRAME, CHECK),
                on(LinkType.PPP, "PPP, a whole packet on one of several lines", hex("ff03 003d c0000001 0021"), IP),
                on(LinkType.PPP, "PPP, EtherType", hex("ff03 0800"), IP),
                on(LinkType.PPP, "PPP, LLC", hex("ff03 004b"), LLC, IP),
                on(LinkType.PPP_HDLC, "Cisco HDLC in PPP's place", hex("0f00 0800"), IP),
                on(LinkType.PPP_WITH_DIR, "PPP with a direction", hex("01 ff03 0021"), IP));
    }

    private static List<Way> onLinks() {
        return List.of(
                on(LinkType.IEEE802_5, "Token Ring", hex("1040 020000000002 020000000001"), LLC, IP),
                on(
                        LinkType.IEEE802_5,
                        "Token Ring, routed",
                        hex("1040 020000000002 820000000001 0630 0011 0020"),
                        LLC,
                        IP),
                on(LinkType.LINUX_ATM_CLIP, "IP over ATM", IP),
                on(LinkType.ENC, "OpenBSD's IPsec", hex("02000000 01000000 00000000"), IP),
                on(LinkType.ENC, "OpenBSD's IPsec, IPv6", hex("00000018 00000001 00000000"), IP_6),
                on(LinkType.PFLOG, "OpenBSD's filter", hex("3d02"), new byte[62], IP),
                on(LinkType.PFLOG, "OpenBSD's filter, IPv6", hex("6418"), new byte[98], IP_6),
                on(LinkType.IP_OVER_FC, "Fibre Channel", new byte[16], LLC, IP),
                on(LinkType.SUNATM, "SunATM, LLC", hex("02000020"), LLC, IP),
                on(LinkType.SUNATM, "SunATM, LANE", hex("01000020 0000"), FRAME),
                on(LinkType.IPNET, "Solaris", hex("0102 0000 00000038"), new byte[16], IP),
                on(LinkType.IPNET, "Solaris, IPv6", hex("011a 0000 0000004c"), new byte[16], IP_6),
                on(LinkType.IPOIB, "InfiniBand", new byte[40], hex("0800 0000"), IP),
                on(LinkType.ERF, "ERF", record(2, 2 + 70 + 4), hex("0000"), FRAME, CHECK),
                on(LinkType.ERF, "ERF, extended", record(0x82, 8 + 2 + 70 + 4), new byte[8], hex("0000"), FRAME, CHECK),
                on(LinkType.ERF, "ERF, IPv4", record(22, 56), IP),
                on(LinkType.ERF, "ERF, Cisco HDLC", record(1, 4 + 56 + 4), hex("0f00 0800"), IP, CHECK),
                on(LinkType.JUNIPER_ETHER, "Juniper, Ethernet", hex("4d474300"), FRAME),
                on(LinkType.JUNIPER_ETHER, "Juniper, extensions", hex("4d474381 0006 010101 020101"), FRAME),
                on(LinkType.JUNIPER_PPPOE, "Juniper, PPPoE", hex("4d474300"), FRAME),
                on(LinkType.JUNIPER_PPP, "Juniper, PPP", hex("4d474301 ff03 0021"), IP),
                on(LinkType.JUNIPER_CHDLC, "Juniper, Cisco HDLC", hex("4d474300 0f00 0800"), IP),
                on(LinkType.JUNIPER_FRELAY, "Juniper, Frame Relay", hex("4d474300 184103cc"), IP),
                on(LinkType.JUNIPER_ATM1, "Juniper, ATM", hex("4d474300 00000000"), LLC, IP),
                on(LinkType.JUNIPER_ATM2, "Juniper, ATM II", hex("4d474300 00000000 00000000"), LLC, IP),
                on(
                        LinkType.LINUX_SLL,
                        "a monitoring interface, cooked",
                        hex("0000 0323 0006 0000000000000000 0019 0000080000000000"),
                        WLAN));
    }

    /** The header of a record of ERF with so many octets behind it. */
    private static byte[] record(int kind, int length) {
        return new Octets()
                .u8(0)
                .u1(kind)
                .u1(4)
                .u2(16 + length)
                .u2(0)
                .u2(length)
                .toArray();
    }
}
