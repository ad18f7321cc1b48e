package io.loopshark.decode;

import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.IP_TCP;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.frame;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpHeaderTest {

    private static final int ETHERNET_AND_IP = 34;

    @Test
    void everyFieldOfTheFigureIsReadFromItsPlace() {
        byte[] header = Octets.hex("""
                cd30 0050
                fedcba98
                89abcdef
                5112 ffff
                beef 0102
                """);
        PacketView packet = Decoding.ofEthernet(ethernet(ETHER_IPV4, ipv4(17, header)));
        assertThat(packet.hasSegment()).isFalse();
        byte[] ip = ipv4(17, header);
        ip[9] = IP_TCP;
        packet = Decoding.ofEthernet(ethernet(ETHER_IPV4, ip));
        assertThat(packet.hasSegment()).isTrue();
        assertThat(packet.sourcePort()).isEqualTo(0xcd30);
        assertThat(packet.destinationPort()).isEqualTo(80);
        assertThat(packet.sequence()).isEqualTo(0xfedcba98);
        assertThat(packet.acknowledgement()).isEqualTo(0x89abcdef);
        assertThat(packet.headerLength()).isEqualTo(20);
        assertThat(packet.flags()).isEqualTo(Flags.AE | Flags.SYN | Flags.ACK);
        assertThat(packet.window()).isEqualTo(65535);
        assertThat(packet.checksum()).isEqualTo(0xbeef);
        assertThat(packet.urgentPointer()).isEqualTo(0x0102);
        assertThat(packet.tcpOffset()).isEqualTo(ETHERNET_AND_IP);
        assertThat(packet.tcpCaptured()).isEqualTo(20);
        assertThat(packet.malformation()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"F, 1", "S, 2", "R, 4", "P, 8", "., 16", "U, 32", "E, 64", "W, 128", "A, 256", "-, 0"})
    void eachOfTheNineFlagsIsReadAlone(String letter, int bit) {
        assertThat(decoded(letter + " 0:0(0) win 1").flags()).isEqualTo(bit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S 4294967295:4294967295(0) win 65535 <mss 1460,sackOK,TS val 4294967295 ecr 0,wscale 14>",
                "S. 0:0(0) ack 4294967295 win 0",
                "P. 4294967290:4(10) ack 1 win 512 <TS val 7 ecr 8>",
                ". 1:1(0) ack 1 win 512 <sack 5:6 10:4294967295 1:2>",
                "FPUEWA 1:2(1) win 3 urg 65535",
                "S 1:1(0) win 5 <FO>",
            })
    void aLineOfNotationComesBackAsItWentIn(String line) {
        assertThat(Segment.of(decoded(line))).hasToString(line);
    }

    @Nested
    class ThePayload {

        @Test
        void ofAHeaderCutInItsOptionsCanBeKeptThoughTheArrayEndsThere() {
            byte[] whole = ethernet(ETHER_IPV4, ipv4(IP_TCP, tcp("S 0:0(0) win 9 <mss 1460,sackOK,wscale 7>")));
            byte[] cut = Arrays.copyOf(whole, ETHERNET_AND_IP + 22);
            PacketView packet = Decoding.of(frame(LinkType.ETHERNET, cut, whole.length));
            assertThat(packet.hasSegment()).isTrue();
            assertThat(Segment.withPayload(packet).capturedPayloadLength()).isZero();
        }

        @Test
        void isAsLongAsIpSaysNotAsTheFrameIs() {
            byte[] padded = Arrays.copyOf(ethernet(ETHER_IPV4, ipv4(IP_TCP, tcp("P. 1:4(3) ack 1 win 9"))), 64);
            PacketView packet = Decoding.ofEthernet(padded);
            assertThat(packet.payloadLength()).isEqualTo(3);
            assertThat(packet.capturedPayloadLength()).isEqualTo(3);
            assertThat(Segment.withPayload(packet).payloadArray()).asString().isEqualTo("abc");
        }

        @Test
        void isAsLongAsIpSaysEvenWhereTheCaptureIsShorter() {
            byte[] whole = ethernet(ETHER_IPV4, ipv4(IP_TCP, tcp("P. 1:1001(1000) ack 1 win 9")));
            PacketView packet = Decoding.of(frame(LinkType.ETHERNET, Arrays.copyOf(whole, 64), whole.length));
            assertThat(packet.hasSegment()).isTrue();
            assertThat(packet.payloadLength()).isEqualTo(1000);
            assertThat(packet.capturedPayloadLength()).isEqualTo(10);
            assertThat(packet.malformation()).isNull();
        }

        @Test
        void endsWithTheFrameWhereIpClaimsMore() {
            byte[] ip = ipv4(IP_TCP, tcp("P. 1:11(10) ack 1 win 9"));
            Packets.put2(ip, 2, 1500);
            PacketView packet = Decoding.ofEthernet(ethernet(ETHER_IPV4, ip));
            assertThat(packet.payloadLength()).isEqualTo(10);
        }

        @Test
        void ofAnOffloadedSegmentWithoutTotalLengthReachesToTheFramesEnd() {
            byte[] ip = ipv4(IP_TCP, tcp("P. 1:3001(3000) ack 1 win 9"));
            Packets.put2(ip, 2, 0);
            PacketView packet = Decoding.ofEthernet(ethernet(ETHER_IPV4, ip));
            assertThat(packet.payloadLength()).isEqualTo(3000);
            assertThat(packet.malformation()).isNull();
        }
    }

    @Nested
    class ADataOffset {

        @Test
        void belowFiveWordsLeavesNoSegmentButAReadableHeader() {
            byte[] bytes = ethernet(ETHER_IPV4, ipv4(IP_TCP, tcp("S 7:7(0) win 9")));
            bytes[ETHERNET_AND_IP + 12] = 0x40;
            PacketView packet = Decoding.ofEthernet(bytes);
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.tcpCaptured()).isEqualTo(20);
            assertThat(packet.sequence()).isEqualTo(7);
            assertThat(packet.malformation())
                    .isEqualTo(new Malformation(Layer.TCP, ETHERNET_AND_IP, 20, 16, "tcp.hdr_len", false))
                    .hasToString("tcp at byte 34: needs 20 bytes, tcp.hdr_len leaves 16");
        }

        @Test
        void beyondTheSegmentLeavesNoSegmentButTheOptionsThatThereAre() {
            byte[] bytes = ethernet(ETHER_IPV4, ipv4(IP_TCP, tcp("S 7:7(0) win 9 <mss 1460>")));
            bytes[ETHERNET_AND_IP + 12] = 0x70;
            PacketView packet = Decoding.ofEthernet(bytes);
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.tcpCaptured()).isEqualTo(24);
            assertThat(packet.maximumSegmentSize()).isEqualTo(1460);
            assertThat(packet.malformation())
                    .isEqualTo(new Malformation(Layer.TCP, ETHERNET_AND_IP, 28, 24, "ip.len", false));
        }

        @Test
        void thatTakesTheWholeSegmentIsRight() {
            assertThat(decoded("S 7:7(0) win 9 <mss 1460>").hasSegment()).isTrue();
        }
    }

    @Nested
    class AHeaderThatTheCaptureCutsOff {

        private final byte[] whole =
                ethernet(ETHER_IPV4, ipv4(IP_TCP, tcp("S. 7:7(0) ack 8 win 9 <mss 1460,sackOK,nop,wscale 7>")));

        private PacketView cutTo(int octets) {
            return Decoding.of(frame(LinkType.ETHERNET, Arrays.copyOf(whole, ETHERNET_AND_IP + octets), whole.length));
        }

        @Test
        void isASegmentAsLongAsTheTwentyOctetsAreThere() {
            PacketView packet = cutTo(25);
            assertThat(packet.hasSegment()).isTrue();
            assertThat(packet.payloadLength()).isZero();
            assertThat(packet.capturedPayloadLength()).isZero();
            assertThat(packet.maximumSegmentSize()).isEqualTo(1460);
            assertThat(packet.malformation())
                    .isEqualTo(new Malformation(Layer.TCP, ETHERNET_AND_IP, 32, 25, "captured length", true));
        }

        @Test
        void tellsWhatIsLeftOfIt() {
            PacketView packet = cutTo(16);
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.tcpCaptured()).isEqualTo(16);
            assertThat(packet.sourcePort()).isEqualTo(Packets.CLIENT_PORT);
            assertThat(packet.sequence()).isEqualTo(7);
            assertThat(packet.acknowledgement()).isEqualTo(8);
            assertThat(packet.headerLength()).isEqualTo(32);
            assertThat(packet.flags()).isEqualTo(Flags.SYN | Flags.ACK);
            assertThat(packet.window()).isEqualTo(9);
            assertThat(packet.checksum()).isZero();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3})
        void isNothingWithoutItsPorts(int octets) {
            PacketView packet = cutTo(octets);
            assertThat(packet.tcpCaptured()).isZero();
            assertThat(Decoding.layers(packet)).containsExactly(Layer.ETHERNET, Layer.IPV4);
            assertThat(packet.malformation())
                    .isEqualTo(new Malformation(Layer.TCP, ETHERNET_AND_IP, 20, octets, "captured length", true));
        }
    }

    @Test
    void aSegmentTooShortForAHeaderIsItsSendersFault() {
        PacketView packet = Decoding.ofEthernet(ethernet(ETHER_IPV4, ipv4(IP_TCP, new byte[12])));
        assertThat(packet.hasSegment()).isFalse();
        assertThat(packet.tcpCaptured()).isEqualTo(12);
        assertThat(packet.malformation())
                .isEqualTo(new Malformation(Layer.TCP, ETHERNET_AND_IP, 20, 12, "ip.len", false));
    }

    @Test
    void nothingOfTheLastFrameStaysBehind() {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        decoder.decode(Packets.segment("> S 0:0(0) win 9 <mss 1460,wscale 7,TS val 1 ecr 2,sack 1:2>"), packet);
        decoder.decode(Packets.segment("> . 1:1(0) ack 1 win 9"), packet);
        assertThat(packet.optionBits()).isZero();
        assertThat(packet.maximumSegmentSize()).isZero();
        assertThat(packet.windowShift()).isZero();
        assertThat(packet.timestampValue()).isZero();
        assertThat(packet.timestampEcho()).isZero();
        assertThat(packet.sackBlocks()).isZero();
        decoder.decode(frame(LinkType.ETHERNET, new byte[14]), packet);
        assertThat(packet.hasSegment()).isFalse();
        assertThat(packet.tcpCaptured()).isZero();
        decoder.decode(frame(LinkType.ETHERNET, new byte[3]), packet);
        assertThat(packet.malformation()).isNotNull();
        decoder.decode(Packets.segment("> . 1:1(0) ack 1 win 9"), packet);
        assertThat(packet.malformation()).isNull();
    }

    private static PacketView decoded(String line) {
        return Decoding.of(Packets.segment("> " + line));
    }
}
