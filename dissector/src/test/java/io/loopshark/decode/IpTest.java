package io.loopshark.decode;

import static io.loopshark.testing.Packets.CLIENT;
import static io.loopshark.testing.Packets.IP_TCP;
import static io.loopshark.testing.Packets.SERVER;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv4Tcp;
import static io.loopshark.testing.Packets.ipv6;
import static io.loopshark.testing.Packets.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

    private static final byte[] SYN = tcp("S 7:7(0) win 9");

    @Nested
    class Version4 {

        @Test
        void givesTheAddresses() {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_TCP, SYN));
            assertThat(packet.ipv6()).isFalse();
            assertThat(packet.source()).hasToString("192.0.2.1:52528");
            assertThat(packet.destination()).hasToString("192.0.2.2:80");
        }

        @Test
        void mayHaveOptions() {
            byte[] options = Octets.hex("01 07 07 04 00000000");
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_TCP, CLIENT, SERVER, 0, options, SYN));
            assertThat(packet.hasSegment()).isTrue();
            assertThat(packet.layerLength(0)).isEqualTo(28);
            assertThat(packet.destination()).hasToString("192.0.2.2:80");
        }

        @ParameterizedTest
        @CsvSource({
            "01 83 0b 04 0a000001 0a000002, 10.0.0.2",
            "01 89 0b 08 0a000001 0a000002, 10.0.0.2",
            "01 83 0b 0c 0a000001 0a000002, 192.0.2.2",
            "83 03 04 00, 192.0.2.2",
            "83 07 04 0a, 192.0.2.2",
            "00 83 07 04 0a000001, 192.0.2.2",
            "83 00 04 0a, 192.0.2.2"
        })
        void withASourceRouteGoesToTheLastAddressOfTheRoute(String options, String destination) {
            byte[] octets = Octets.hex(options);
            byte[] padded = Arrays.copyOf(octets, (octets.length + 3) / 4 * 4);
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_TCP, CLIENT, SERVER, 0, padded, SYN));
            assertThat(packet.destination()).hasToString(destination + ":80");
        }

        @ParameterizedTest
        @CsvSource({"70, 0", "69, 1", "54, 16", "40, 30"})
        void tellsHowManyOctetsOfTheDataTheFrameWasCutShortOf(int frame, int lost) {
            byte[] cut = Arrays.copyOf(ipv4Tcp("P. 7:37(30) ack 1 win 9"), frame);
            PacketView packet = Decoding.of(LinkType.RAW, cut);
            assertThat(packet.lostPayloadLength()).isEqualTo(lost);
            assertThat(packet.payloadLength()).isEqualTo(frame - 40);
            assertThat(packet.endSequence()).isEqualTo(37);
        }

        @Test
        void isNotCutShortWhereItsOwnLengthCannotBeBelieved() {
            byte[] damaged = ipv4Tcp("P. 7:37(30) ack 1 win 9");
            damaged[2] = 0x10;
            PacketView packet = Decoding.of(LinkType.RAW, damaged);
            assertThat(packet.lostPayloadLength()).isZero();
            assertThat(packet.endSequence()).isEqualTo(37);
        }

        @Test
        void withAHeaderLengthBelowFiveWordsIsMalformed() {
            byte[] bytes = ipv4(IP_TCP, SYN);
            bytes[0] = 0x44;
            assertThat(Decoding.of(LinkType.RAW, bytes).malformation())
                    .isEqualTo(new Malformation(Layer.IPV4, 0, 20, 16, "ip.hdr_len", false));
        }

        @Test
        void withAHeaderLengthBeyondTheFrameIsMalformed() {
            byte[] bytes = Arrays.copyOf(ipv4(IP_TCP, SYN), 40);
            bytes[0] = 0x4f;
            assertThat(Decoding.of(LinkType.RAW, bytes).malformation())
                    .isEqualTo(new Malformation(Layer.IPV4, 0, 60, 40, "ip.len", false));
        }

        @Test
        void withATotalLengthBelowItsHeaderIsMalformed() {
            byte[] bytes = ipv4(IP_TCP, SYN);
            Packets.put2(bytes, 2, 19);
            assertThat(Decoding.of(LinkType.RAW, bytes).malformation())
                    .isEqualTo(new Malformation(Layer.IPV4, 0, 20, 19, "ip.len", false));
        }
    }

    @Nested
    class AFragmentOfVersion4 {

        private static final byte[] FIRST =
                ipv4(IP_TCP, CLIENT, SERVER, 0x2000, new byte[0], tcp("P. 1:101(100) ack 2 win 3"));

        @Test
        void thatIsTheFirstWaitsForTheRest() {
            PacketView packet = Decoding.of(LinkType.RAW, FIRST);
            assertThat(packet.fragment()).isTrue();
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.tcpCaptured()).isZero();
        }

        @Test
        void thatIsTheFirstHoldsAHeaderButNoSegmentIfItWasCutOff() {
            PacketView packet = Decoding.of(Packets.frame(LinkType.RAW, Arrays.copyOf(FIRST, 50), FIRST.length));
            assertThat(packet.fragment()).isTrue();
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.tcpCaptured()).isEqualTo(20);
            assertThat(packet.acknowledgement()).isEqualTo(2);
        }

        @Test
        void thatIsALaterOneHoldsNoHeader() {
            PacketView packet = Decoding.of(LinkType.RAW, ipv4(IP_TCP, CLIENT, SERVER, 0x0001, new byte[0], SYN));
            assertThat(packet.fragment()).isTrue();
            assertThat(packet.tcpCaptured()).isZero();
            assertThat(Decoding.layers(packet)).containsExactly(Layer.IPV4);
        }
    }

    @Nested
    class Version6 {

        @Test
        void givesTheAddresses() {
            PacketView packet = Decoding.of(LinkType.RAW, ipv6(IP_TCP, SYN));
            assertThat(packet.ipv6()).isTrue();
            assertThat(packet.source()).hasToString("[2001:db8::1]:52528");
            assertThat(packet.destination()).hasToString("[2001:db8::2]:80");
        }

        @Test
        void mayHaveAChainOfExtensionHeaders() {
            byte[] chain = Octets.join(
                    Octets.hex("2b 00 01 04 00000000"),
                    Octets.hex("3c 00 04 00 00000000"),
                    Octets.hex("33 01 01 0c 00000000 00000000 00000000"),
                    Octets.hex("06 03 0000 11111111 00000001 0102030405060708"),
                    SYN);
            PacketView packet = Decoding.of(LinkType.RAW, ipv6(0, chain));
            assertThat(Decoding.layers(packet))
                    .containsExactly(
                            Layer.IPV6,
                            Layer.IPV6_HOP_BY_HOP,
                            Layer.IPV6_ROUTING,
                            Layer.IPV6_DESTINATION,
                            Layer.AUTHENTICATION,
                            Layer.TCP);
            assertThat(packet.hasSegment()).isTrue();
            assertThat(packet.sequence()).isEqualTo(7);
        }

        @Test
        void mayHaveAnAuthenticationHeader() {
            byte[] chain = Octets.join(Octets.hex("06 03 0000 11111111 00000001 0102030405060708"), SYN);
            PacketView packet = Decoding.of(LinkType.RAW, ipv6(51, chain));
            assertThat(Decoding.layers(packet)).containsExactly(Layer.IPV6, Layer.AUTHENTICATION, Layer.TCP);
            assertThat(packet.layerLength(1)).isEqualTo(20);
            assertThat(packet.hasSegment()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "06 00 c2 04 00014000 ",
                    "06 01 00 00 c2 04 00014000 01 04 00000000",
                    "06 01 05 02 0000 c2 04 00014000 00000000"
                })
        void asAJumbogramTakesItsLengthFromTheHopByHopOptions(String header) {
            byte[] hop = Octets.hex(header);
            byte[] data = new byte[0x14000 - hop.length - SYN.length];
            PacketView packet =
                    Decoding.of(LinkType.RAW, Octets.join(ipv6(0, 0, Octets.join(hop, SYN, data)), new byte[50]));
            assertThat(packet.hasSegment()).isTrue();
            assertThat(packet.payloadLength()).isEqualTo(data.length);
        }

        @Test
        void withoutAnyLengthReachesToTheFramesEnd() {
            PacketView packet = Decoding.of(LinkType.RAW, ipv6(IP_TCP, 0, Octets.join(SYN, new byte[3000])));
            assertThat(packet.payloadLength()).isEqualTo(3000);
        }

        @Test
        void excludesWhatLiesBehindIt() {
            PacketView packet = Decoding.of(LinkType.RAW, Octets.join(ipv6(IP_TCP, SYN), new byte[9]));
            assertThat(packet.payloadLength()).isZero();
        }

        @Test
        void withAnExtensionHeaderThatIsTooLongIsMalformed() {
            PacketView packet =
                    Decoding.of(LinkType.RAW, ipv6(60, Octets.join(Octets.hex("06 0f 01 04 00000000"), SYN)));
            assertThat(packet.malformation())
                    .isEqualTo(new Malformation(Layer.IPV6_DESTINATION, 40, 128, 28, "ipv6.plen", false));
        }

        @ParameterizedTest
        @CsvSource({
            "0000, false, true",
            "0006, false, true",
            "0001, true, false",
            "0008, true, false",
            "0009, true, false"
        })
        void tellsFragmentsApart(String offsetMore, boolean fragment, boolean header) {
            byte[] chain = Octets.join(Octets.hex("06 00 " + offsetMore + " 00000001"), SYN);
            PacketView packet = Decoding.of(LinkType.RAW, ipv6(44, chain));
            assertThat(packet.fragment()).isEqualTo(fragment);
            assertThat(packet.hasSegment()).isEqualTo(!fragment);
            assertThat(packet.tcpCaptured() > 0).isEqualTo(header);
        }
    }

    @Test
    void whatIsNotTcpIsNoSegment() {
        PacketView packet = Decoding.of(LinkType.RAW, ipv4(1, new byte[40]));
        assertThat(packet.hasSegment()).isFalse();
        assertThat(packet.malformation()).isNull();
        assertThat(Decoding.of(LinkType.RAW, ipv4Tcp("S 0:0(0) win 1")).hasSegment())
                .isTrue();
    }
}
