package io.loopshark.decode;

import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ETHER_IPV6;
import static io.loopshark.testing.Packets.ETHER_VLAN;
import static io.loopshark.testing.Packets.IP_UDP;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv4Tcp;
import static io.loopshark.testing.Packets.ipv6;
import static io.loopshark.testing.Packets.ipv6Tcp;
import static io.loopshark.testing.Packets.udp;
import static io.loopshark.testing.Packets.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between the link and the innermost IP: labels, tunnels, radio. */
class TunnelsTest {

    private static final byte[] INNER = ipv4Tcp("S 7:7(0) win 9");
    private static final byte[] INNER_6 = ipv6Tcp("S 7:7(0) win 9");
    private static final byte[] INNER_FRAME = ethernet(ETHER_IPV4, INNER);

    @Nested
    class BehindAnEtherType {

        @Test
        void mplsLabelsEndWithTheBottomOfTheStack() {
            byte[] labels = hex("000c8040 fffff140");
            assertDecoded(
                    ethernet(0x8847, join(labels, INNER)),
                    Layer.ETHERNET,
                    Layer.MPLS,
                    Layer.MPLS,
                    Layer.IPV4,
                    Layer.TCP);
            assertDecoded(
                    ethernet(0x8848, join(hex("00001140"), INNER_6)),
                    Layer.ETHERNET,
                    Layer.MPLS,
                    Layer.IPV6,
                    Layer.TCP);
        }

        @Test
        void pppoeCarriesPppAndBoundsIt() {
            byte[] session = join(hex("11 00 0001 002a 0021"), INNER);
            PacketView packet = assertDecoded(
                    ethernet(0x8864, session), Layer.ETHERNET, Layer.PPPOE, Layer.PPP, Layer.IPV4, Layer.TCP);
            assertThat(packet.layerLength(1)).isEqualTo(6);
            session[5] = 0x20;
            assertThat(Decoding.ofEthernet(ethernet(0x8864, session)).malformation())
                    .hasToString("tcp at byte 42: needs 20 bytes, pppoe.payload_length leaves 10");
        }

        @Test
        void tagsOfBackboneAndBridgePorts() {
            byte[] backbone = join(hex("00000001 020000000002 020000000001 0800"), INNER);
            assertDecoded(ethernet(0x88e7, backbone), Layer.ETHERNET, Layer.BACKBONE_TAG, Layer.IPV4, Layer.TCP);
            byte[] port = join(hex("100000d80000 8100"), vlan(5, ETHER_IPV4, INNER));
            assertDecoded(
                    ethernet(0x893f, port), Layer.ETHERNET, Layer.BRIDGE_PORT_TAG, Layer.VLAN, Layer.IPV4, Layer.TCP);
        }

        @Test
        void fabricPathHasAnEthernetFrameInside() {
            assertDecoded(
                    ethernet(0x8903, join(hex("0060"), INNER_FRAME)),
                    Layer.ETHERNET,
                    Layer.FABRIC_PATH,
                    Layer.ETHERNET,
                    Layer.IPV4,
                    Layer.TCP);
        }
    }

    @Nested
    class BehindALinkOfItsOwn {

        @ParameterizedTest
        @CsvSource({
            "9, ff030021, PPP",
            "9, 0021, PPP",
            "9, 21, PPP",
            "50, ff030021, PPP",
            "104, 0f000800, CISCO_HDLC",
            "107, 184103cc, FRAME_RELAY",
            "107, 18410300800000000800, FRAME_RELAY",
            "107, 1841 0800, FRAME_RELAY",
            "107, 18404103cc, FRAME_RELAY",
            "8, 00400000000000000000000000000000, SLIP",
            "100, aaaa030000000800, LLC",
            "100, fefe03cc, LLC",
            "219, 00001140, MPLS",
            "239, 02000028 08000100 00000316 05000a00 00000000 2c000900, NFLOG",
            "239, 02000028 00080001 00000316 0005000a 00000000 002c0009, NFLOG",
            "258, 10000000 01000000 65000000 00000000, PKTAP"
        })
        void isOneHeader(int linkType, String header, Layer layer) {
            PacketView packet = Decoding.of(linkType, join(hex(header), INNER));
            assertThat(Decoding.layers(packet)).containsExactly(layer, Layer.IPV4, Layer.TCP);
            assertSegment(packet);
        }

        @Test
        void fddiCarriesLlc() {
            byte[] bytes = join(hex("50 020000000002 020000000001 aaaa03 000000 0800"), INNER);
            assertThat(Decoding.layers(Decoding.of(LinkType.FDDI, bytes)))
                    .containsExactly(Layer.FDDI, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @Test
        void pppoeMayComeWithoutEthernet() {
            PacketView packet = Decoding.of(LinkType.PPP_ETHER, join(hex("11 00 0001 002a 0021"), INNER));
            assertThat(Decoding.layers(packet)).containsExactly(Layer.PPPOE, Layer.PPP, Layer.IPV4, Layer.TCP);
        }

        @Test
        void atmMayCarryEthernetBehindTwoOctetsOfPadding() {
            PacketView packet = Decoding.of(LinkType.ATM_RFC1483, join(hex("aaaa03 0080c2 0007 0000"), INNER_FRAME));
            assertThat(Decoding.layers(packet)).containsExactly(Layer.LLC, Layer.ETHERNET, Layer.IPV4, Layer.TCP);
        }

        @Test
        void pktapMayHoldAnyOtherLink() {
            PacketView packet = Decoding.of(LinkType.PKTAP, join(hex("0c000000 01000000 01000000"), INNER_FRAME));
            assertThat(Decoding.layers(packet)).containsExactly(Layer.PKTAP, Layer.ETHERNET, Layer.IPV4, Layer.TCP);
        }

        @Test
        void pktapWithinPktapEnds() {
            byte[] head = hex("0c000000 01000000 02010000");
            byte[] bytes = {};
            for (int i = 0; i < 200; i++) {
                bytes = join(bytes, head);
            }
            PacketView packet = Decoding.of(LinkType.PKTAP, bytes);
            assertThat(packet.layerCount()).isEqualTo(64);
            assertThat(packet.malformation()).isNotNull();
        }
    }

    @Nested
    class Radio {

        private static final String TO_AP = "0801 0000 020000000001 020000000002 020000000003 0000";
        private static final String SNAP = "aaaa03 000000 0800";

        @Test
        void carriesLlc() {
            assertRadio(join(hex(TO_AP), hex(SNAP), INNER), Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @Test
        void withQualityOfServiceHasALongerHeader() {
            byte[] qos = join(hex("8801" + TO_AP.substring(4)), hex("0000"), hex(SNAP), INNER);
            assertRadio(qos, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
            byte[] control = join(hex("8881" + TO_AP.substring(4)), hex("0000 00000000"), hex(SNAP), INNER);
            assertRadio(control, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @Test
        void betweenAccessPointsHasAFourthAddress() {
            byte[] bytes = join(hex("0803" + TO_AP.substring(4)), hex("020000000004"), hex(SNAP), INNER);
            assertRadio(bytes, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @Test
        void aggregatesPacketsOfWhichTheFirstIsTaken() {
            byte[] one = join(hex("020000000001 020000000002 0030"), hex(SNAP), INNER);
            byte[] bytes = join(hex("8802" + TO_AP.substring(4)), hex("8000"), one, one);
            assertRadio(bytes, Layer.WLAN, Layer.WLAN_AGGREGATE, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0841", "0805", "4801", "8000", "b400"})
        void thatIsEncryptedOrInPiecesOrNoDataIsNotFollowed(String control) {
            byte[] bytes = join(hex(control + TO_AP.substring(4)), hex(SNAP), INNER);
            PacketView packet = Decoding.of(LinkType.IEEE802_11, bytes);
            assertThat(Decoding.layers(packet)).containsExactly(Layer.WLAN);
        }

        @Test
        void mayHaveARadiotapHeaderInFront() {
            byte[] bytes = join(hex("00 00 0900 02000000 00"), hex(TO_AP), hex(SNAP), INNER);
            PacketView packet = Decoding.of(LinkType.IEEE802_11_RADIOTAP, bytes);
            assertThat(Decoding.layers(packet))
                    .containsExactly(Layer.RADIOTAP, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @Test
        void mayHavePaddingThatRadiotapAnnounces() {
            // Two words of presence, the timer, flags: padding behind the header.
            byte[] tap = hex("00 00 1900 03000080 00000000 00000000 0000000000000000 20");
            byte[] bytes = join(tap, hex("8801" + TO_AP.substring(4)), hex("0000 0000"), hex(SNAP), INNER);
            PacketView packet = Decoding.of(LinkType.IEEE802_11_RADIOTAP, bytes);
            assertSegment(packet);
            assertThat(packet.layerLength(1)).isEqualTo(28);
        }

        @ParameterizedTest
        @CsvSource({
            "119, 44000000 10000000 00000000 00000000, PRISM",
            "163, 80211001 00000010 00000000 00000000, AVS",
            "192, 0000 0800 69000000, PPI"
        })
        void mayHaveAnOlderHeaderInFront(int linkType, String header, Layer layer) {
            PacketView packet = Decoding.of(linkType, join(hex(header), hex(TO_AP), hex(SNAP), INNER));
            assertThat(Decoding.layers(packet)).containsExactly(layer, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        private static void assertRadio(byte[] bytes, Layer... layers) {
            PacketView packet = Decoding.of(LinkType.IEEE802_11, bytes);
            assertThat(Decoding.layers(packet)).containsExactly(layers);
            assertSegment(packet);
        }
    }

    @Nested
    class BehindIp {

        @Test
        void ipMayCarryIp() {
            assertIp(ipv4(4, INNER), Layer.IPV4, Layer.IPV4, Layer.TCP);
            assertIp(ipv4(41, INNER_6), Layer.IPV4, Layer.IPV6, Layer.TCP);
            assertIp(ipv6(4, INNER), Layer.IPV6, Layer.IPV4, Layer.TCP);
            assertIp(ipv6(41, INNER_6), Layer.IPV6, Layer.IPV6, Layer.TCP);
        }

        @Test
        void theInnerAddressesAreTheSegments() {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(41, INNER_6));
            assertThat(packet.source()).hasToString("[2001:db8::1]:52528");
            packet = Decoding.of(LinkType.RAW, ipv6(4, INNER));
            assertThat(packet.source()).hasToString("192.0.2.1:52528");
            assertThat(packet.sourceHigh()).isZero();
        }

        @Test
        void ipWithinIpEnds() {
            byte[] bytes = INNER;
            for (int i = 0; i < 100; i++) {
                bytes = ipv4(4, bytes);
            }
            PacketView packet = Decoding.of(LinkType.RAW, bytes);
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.layerCount()).isEqualTo(64);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0000 0800",
                    "8000 0800 00000000",
                    "1000 0800 00000001",
                    "2000 0800 00000001",
                    "b000 0800 00000000 00000001 00000002",
                    "2001 880b 002a0001 0021",
                    "3081 880b 002e0001 00000001 00000002 ff030021",
                    "0000 883e 00000000",
                    "0000 8847 00001140"
                })
        void greMayCarryIpBehindOptionalParts(String header) {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(47, join(hex(header), INNER)));
            assertThat(Decoding.layers(packet))
                    .startsWith(Layer.IPV4, Layer.GRE)
                    .endsWith(Layer.IPV4, Layer.TCP);
            assertSegment(packet);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0000 6558",
                    "2001 6400 0036 0500",
                    "0000 88be",
                    "1000 88be 00000001 10010000 00000000",
                    "1000 88be 00000001 20010000 00000000 00000000",
                    "1000 22eb 00000001 20010000 00000000 00000001 0000000000000000"
                })
        void greMayCarryEthernet(String header) {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(47, join(hex(header), INNER_FRAME)));
            assertThat(Decoding.layers(packet)).endsWith(Layer.ETHERNET, Layer.IPV4, Layer.TCP);
            assertSegment(packet);
        }

        @Test
        void greMayCarryFramesOfAnAccessPoint() {
            byte[] frame = join(
                    hex("0000 8200 0801 0000 020000000001 020000000002 020000000003 0000 aaaa03 000000 0800"), INNER);
            assertIp(ipv4(47, frame), Layer.IPV4, Layer.GRE, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        }

        @Test
        void greWithSourceRoutesIsNotFollowed() {
            assertThat(Decoding.of(LinkType.RAW, ipv4(47, join(hex("4000 0800 00000000 00000000"), INNER)))
                            .hasSegment())
                    .isFalse();
        }
    }

    @Nested
    class BehindUdp {

        private static final String VXLAN = "08000000 00002a00";

        @Test
        void vxlanCarriesEthernetAndNamesANetwork() {
            PacketView packet =
                    Decoding.of(LinkType.RAW, ipv4(IP_UDP, udp(50_000, 4789, join(hex(VXLAN), INNER_FRAME))));
            assertThat(Decoding.layers(packet))
                    .containsExactly(Layer.IPV4, Layer.UDP, Layer.VXLAN, Layer.ETHERNET, Layer.IPV4, Layer.TCP);
            assertThat(packet.network()).isNotZero();
        }

        @Test
        void geneveHasOptions() {
            PacketView packet = Decoding.of(
                    LinkType.RAW,
                    ipv4(IP_UDP, udp(50_000, 6081, join(hex("02 00 6558 00002a00 0102800100000000"), INNER_FRAME))));
            assertThat(Decoding.layers(packet))
                    .containsExactly(Layer.IPV4, Layer.UDP, Layer.GENEVE, Layer.ETHERNET, Layer.IPV4, Layer.TCP);
            assertThat(packet.layerLength(2)).isEqualTo(16);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "30 ff 0028 00000001",
                    "32 ff 002c 00000001 00010000",
                    "34 ff 0034 00000001 00000085 01001085 01001000",
                })
        void gtpMayHaveExtensionHeaders(String header) {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_UDP, udp(2152, 2152, join(hex(header), INNER))));
            assertThat(Decoding.layers(packet))
                    .containsExactly(Layer.IPV4, Layer.UDP, Layer.GTP, Layer.IPV4, Layer.TCP);
            assertThat(packet.network()).isZero();
        }

        @Test
        void gtpWithAnExtensionOfNoLengthIsMalformed() {
            PacketView packet = Decoding.of(
                    LinkType.RAW, ipv4(IP_UDP, udp(2152, 2152, join(hex("34 ff 0034 00000001 00000085 00"), INNER))));
            assertThat(packet.malformation()).hasToString("gtp at byte 28: needs 4 bytes, gtp.ext_length leaves 0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0002 0001 0002 0021",
                    "4002 0034 0001 0002 ff030021",
                    "0a02 0001 0002 0003 0004 0002 0000 0021"
                })
        void l2tpCarriesPpp(String header) {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_UDP, udp(1701, 1701, join(hex(header), INNER))));
            assertThat(Decoding.layers(packet))
                    .containsExactly(Layer.IPV4, Layer.UDP, Layer.L2TP, Layer.PPP, Layer.IPV4, Layer.TCP);
            assertSegment(packet);
        }

        @Test
        void greAndMplsMayComeInUdpToo() {
            assertIp(
                    ipv4(IP_UDP, udp(50_000, 4754, join(hex("0000 86dd"), INNER_6))),
                    Layer.IPV4,
                    Layer.UDP,
                    Layer.GRE,
                    Layer.IPV6,
                    Layer.TCP);
            assertIp(
                    ipv4(IP_UDP, udp(50_000, 6635, join(hex("00001140"), INNER))),
                    Layer.IPV4,
                    Layer.UDP,
                    Layer.MPLS,
                    Layer.IPV4,
                    Layer.TCP);
        }

        @Test
        void otherPortsAreNoTunnel() {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_UDP, udp(53, 50_000, INNER)));
            assertThat(Decoding.layers(packet)).containsExactly(Layer.IPV4, Layer.UDP);
        }
    }

    @Nested
    class TheNetwork {

        @Test
        void isTheSameInBothDirectionsAndAnotherForAnotherKey() {
            int network = network("0000002a");
            assertThat(network).isNotZero().isEqualTo(network("0000002a"));
            assertThat(List.of(network("0000002b"), network("00000000"), vxlan("00002a00"), geneve("00002a00"), 0))
                    .doesNotHaveDuplicates()
                    .doesNotContain(network);
        }

        @Test
        void isNoneUnderTagsAndUnkeyedTunnels() {
            assertThat(Decoding.ofEthernet(ethernet(ETHER_VLAN, vlan(9, ETHER_IPV6, INNER_6)))
                            .network())
                    .isZero();
            assertThat(Decoding.of(LinkType.RAW, ipv4(47, join(hex("0000 0800"), INNER)))
                            .network())
                    .isZero();
        }

        private static int network(String key) {
            return Decoding.of(LinkType.RAW, ipv4(47, join(hex("2000 0800" + key), INNER)))
                    .network();
        }

        private static int vxlan(String network) {
            return Decoding.of(LinkType.RAW, ipv4(IP_UDP, udp(1, 4789, join(hex("08000000" + network), INNER_FRAME))))
                    .network();
        }

        private static int geneve(String network) {
            return Decoding.of(LinkType.RAW, ipv4(IP_UDP, udp(1, 6081, join(hex("00006558" + network), INNER_FRAME))))
                    .network();
        }
    }

    @Nested
    class AnErrorMessage {

        @ParameterizedTest
        @ValueSource(ints = {3, 4, 5, 11, 12})
        void quotesAHeaderThatIsNoSegment(int type) {
            byte[] message = join(new byte[] {(byte) type}, hex("00 0000 00000000"), INNER);
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(1, message));
            assertThat(packet.quoted()).isTrue();
            assertThat(packet.hasSegment()).isFalse();
            assertThat(Decoding.layers(packet)).containsExactly(Layer.IPV4, Layer.ICMP, Layer.IPV4, Layer.TCP);
            assertThat(packet.sourcePort()).isEqualTo(52_528);
        }

        @Test
        void mayQuoteAsLittleAsItLikes() {
            byte[] message = join(hex("03 00 0000 00000000"), Arrays.copyOf(INNER, 28));
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(1, message));
            assertThat(packet.tcpCaptured()).isEqualTo(8);
            assertThat(packet.malformation()).isNull();
        }

        @Test
        void ofVersion6Too() {
            byte[] message = join(hex("01 00 0000 00000000"), INNER_6);
            PacketView packet = Decoding.of(LinkType.RAW, ipv6(58, message));
            assertThat(packet.quoted()).isTrue();
            assertThat(packet.tcpCaptured()).isEqualTo(20);
        }

        @Test
        void isNotAnEcho() {
            assertThat(Decoding.of(LinkType.RAW, ipv4(1, join(hex("08 00 0000 00000000"), INNER)))
                            .tcpCaptured())
                    .isZero();
            assertThat(Decoding.of(LinkType.RAW, ipv6(58, join(hex("80 00 0000 00000000"), INNER_6)))
                            .tcpCaptured())
                    .isZero();
        }
    }

    private static void assertIp(byte[] bytes, Layer... layers) {
        PacketView packet = Decoding.of(LinkType.RAW, bytes);
        assertThat(Decoding.layers(packet)).containsExactly(layers);
        assertSegment(packet);
    }

    private static PacketView assertDecoded(byte[] frame, Layer... layers) {
        PacketView packet = Decoding.ofEthernet(frame);
        assertThat(Decoding.layers(packet)).containsExactly(layers);
        assertSegment(packet);
        return packet;
    }

    private static void assertSegment(PacketView packet) {
        assertThat(packet.hasSegment()).isTrue();
        assertThat(packet.sequence()).isEqualTo(7);
        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.malformation()).isNull();
    }
}
