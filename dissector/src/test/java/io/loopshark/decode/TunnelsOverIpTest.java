package io.loopshark.decode;

import static io.loopshark.decode.Tunnelled.INNER;
import static io.loopshark.decode.Tunnelled.INNER_6;
import static io.loopshark.decode.Tunnelled.INNER_FRAME;
import static io.loopshark.decode.Tunnelled.assertSegment;
import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.IP_UDP;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv6;
import static io.loopshark.testing.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunnels that IP carries: IP itself, GRE, and what has a port of UDP. */
class TunnelsOverIpTest {

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

    private static void assertIp(byte[] bytes, Layer... layers) {
        PacketView packet = Decoding.of(LinkType.RAW, bytes);
        assertThat(Decoding.layers(packet)).containsExactly(layers);
        assertSegment(packet);
    }
}
