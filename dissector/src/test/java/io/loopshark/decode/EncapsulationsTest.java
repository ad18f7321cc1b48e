package io.loopshark.decode;

import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ETHER_IPV6;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv4Tcp;
import static io.loopshark.testing.Packets.ipv6;
import static io.loopshark.testing.Packets.tcp;
import static io.loopshark.testing.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.segment.Segment;
import io.loopshark.testing.Encapsulations;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rarer ways to carry IP. */
class EncapsulationsTest {

    private static final byte[] INNER = ipv4Tcp("S 7:7(0) win 9");
    private static final byte[] INNER_FRAME = ethernet(ETHER_IPV4, INNER);

    static List<Encapsulations.Way> ways() {
        return Encapsulations.all();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theSegmentIsFound(Encapsulations.Way way) {
        PacketView packet = Decoding.of(way.frame());
        assertThat(packet.hasSegment()).isTrue();
        assertThat(packet.sequence()).isEqualTo(7);
        assertThat(packet.payloadLength()).isEqualTo(16);
        assertThat(packet.malformation()).isNull();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aFrameCutAnywhereIsNoSegmentAndNoError(Encapsulations.Way way) {
        byte[] octets = way.frame().bytes();
        for (int length = 0; length < octets.length; length++) {
            PacketView packet =
                    Decoding.of(Packets.frame(way.frame().linkType(), Arrays.copyOf(octets, length), octets.length));
            if (packet.hasSegment()) {
                assertThat(Segment.withPayload(packet).payloadLength()).isEqualTo(16);
            } else {
                assertThat(packet.tcpCaptured()).isLessThan(20);
            }
        }
    }

    private static boolean isFound(int linkType, byte[]... parts) {
        return Decoding.of(linkType, join(parts)).hasSegment();
    }

    private static boolean isFoundInUdp(int port, byte[]... parts) {
        return isFound(LinkType.RAW, ipv4(17, udp(50_000, port, join(parts))));
    }

    @Nested
    class NearMisses {

        @Test
        void teredoCarriesIpv6Alone() {
            assertThat(isFoundInUdp(3544, INNER)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"01100200 00000000", "00100280 00000000"})
        void capwapIsNotFollowedWhereItIsEncryptedOrInPieces(String header) {
            assertThat(isFoundInUdp(5247, hex(header), INNER_FRAME)).isFalse();
        }

        @Test
        void tzspWithoutAFrameIsNotFollowed() {
            assertThat(isFoundInUdp(37_008, hex("01040001 01"), INNER_FRAME)).isFalse();
            assertThat(isFoundInUdp(37_008, hex("01000001 0a0105"), INNER_FRAME))
                    .isFalse();
        }

        @Test
        void aServiceHeaderHasAtLeastTwoWords() {
            assertThat(Decoding.ofEthernet(ethernet(0x894f, join(hex("0fc1 02 01 00000000"), INNER)))
                            .malformation())
                    .isEqualTo(new Malformation(Layer.NSH, 14, 8, 4, "nsh.length", false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"04", "08", "0c"})
        void macsecIsNotFollowedWhereItEncryptsOrChanges(String control) {
            byte[] octets = ethernet(0x88e5, join(hex(control + " 00 00000001 0800"), INNER, new byte[16]));
            assertThat(isFound(LinkType.ETHERNET, octets)).isFalse();
        }

        @Test
        void whatIsNotCompressedByDeflateIsNotFollowed() {
            assertThat(isFound(LinkType.RAW, ipv4(108, join(hex("06 00 0002"), tcp("S 7:7(0) win 9")))))
                    .isFalse();
        }

        @Test
        void aLabelOverSomethingElseIsNotFollowed() {
            byte[] label = hex("00001140");
            assertThat(isFound(LinkType.ETHERNET, ethernet(0x8847, join(label, hex("10000007"), INNER))))
                    .isFalse();
            assertThat(isFound(LinkType.ETHERNET, ethernet(0x8847, join(label, hex("20000000"), INNER))))
                    .isFalse();
        }

        @Test
        void aPieceOfAPacketOnSeveralLinesIsNotFollowed() {
            assertThat(isFound(LinkType.PPP, hex("ff03 003d 80000001 0021"), INNER))
                    .isFalse();
            assertThat(isFound(LinkType.PPP, hex("ff03 003d 40000001 0021"), INNER))
                    .isFalse();
        }

        @Test
        void juniperHasAMagicNumber() {
            assertThat(isFound(LinkType.JUNIPER_ETHER, hex("4d474400"), INNER_FRAME))
                    .isFalse();
            assertThat(isFound(LinkType.JUNIPER_ETHER, hex("4d474302"), INNER_FRAME))
                    .isFalse();
        }
    }

    @Nested
    class ARouteOfIpv6 {

        private static final String FIRST = "20010db8 00000000 00000000 000000a1";
        private static final String SECOND = "20010db8 00000000 00000000 000000a2";

        @ParameterizedTest
        @CsvSource({
            "0, 0, 2001:db8::2",
            "0, 1, 2001:db8::a2",
            "2, 1, 2001:db8::a1",
            "4, 0, 2001:db8::2",
            "4, 2, 2001:db8::a1",
            "9, 1, 2001:db8::2"
        })
        void leadsToWhereItEnds(int type, int left, String destination) {
            byte[] head = new Octets().u1(6).u1(4).u1(type).u1(left).u4(0).toArray();
            byte[] route = join(head, hex(FIRST), hex(SECOND), tcp("S 7:7(0) win 9"));
            PacketView packet = Decoding.ofEthernet(ethernet(ETHER_IPV6, ipv6(43, route)));
            assertThat(packet.destination()).hasToString("[" + destination + "]:80");
        }

        @Test
        void withoutAnAddressLeadsNowhere() {
            byte[] route = join(hex("06 00 00 01 00000000"), tcp("S 7:7(0) win 9"));
            PacketView packet = Decoding.ofEthernet(ethernet(ETHER_IPV6, ipv6(43, route)));
            assertThat(packet.destination()).hasToString("[2001:db8::2]:80");
        }
    }

    @Test
    void instancesOfLispAreNetworks() {
        assertThat(network(hex("08000000 00002a00"))).isNotZero().isNotEqualTo(network(hex("08000000 00002b00")));
        assertThat(network(hex("00000000 00002a00"))).isZero();
    }

    private static int network(byte[] header) {
        Frame frame = Packets.frame(LinkType.RAW, ipv4(17, udp(50_000, 4341, join(header, INNER))));
        return Decoding.of(frame).network();
    }
}
