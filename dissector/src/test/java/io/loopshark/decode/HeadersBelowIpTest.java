package io.loopshark.decode;

import static io.loopshark.decode.Tunnelled.INNER;
import static io.loopshark.decode.Tunnelled.INNER_6;
import static io.loopshark.decode.Tunnelled.INNER_FRAME;
import static io.loopshark.decode.Tunnelled.assertSegment;
import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between the link and the first IP, radio excepted: labels, tags, sessions and the headers of links of their own. */
class HeadersBelowIpTest {

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

    private static PacketView assertDecoded(byte[] frame, Layer... layers) {
        PacketView packet = Decoding.ofEthernet(frame);
        assertThat(Decoding.layers(packet)).containsExactly(layers);
        assertSegment(packet);
        return packet;
    }
}
