package io.loopshark.decode;

import static io.loopshark.testing.Packets.CLIENT;
import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.IP_TCP;
import static io.loopshark.testing.Packets.IP_UDP;
import static io.loopshark.testing.Packets.SERVER;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv6;
import static io.loopshark.testing.Packets.put2;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Datagrams that come in pieces. */
class FragmentsTest {

    private static final byte[] NOTHING = {};
    private static final byte[] SEGMENT = signed("P. 7:31(24) ack 5 win 9");
    private static final String DATA = HexFormat.of().formatHex(SEGMENT, 20, 44);

    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private long now;
    private int identification;

    private static byte[] signed(String line) {
        byte[] whole = Packets.ipv4Tcp(line);
        return Arrays.copyOfRange(whole, 20, whole.length);
    }

    @BeforeEach
    void begin() {
        now = 1_000_000_000L;
        identification = 1;
    }

    /** Decodes a packet; whether it came to a segment. */
    private boolean take(byte[] ip) {
        return take(LinkType.RAW, ip);
    }

    private boolean take(int linkType, byte[] bytes) {
        Frame frame = new Frame();
        frame.set(1, now, bytes, 0, bytes.length, bytes.length, linkType, 0);
        return decoder.decode(frame, packet);
    }

    /** The octets of the segment between two places, as a fragment of IPv4. */
    private byte[] piece(int from, int to) {
        return fragment(from, to < SEGMENT.length, Arrays.copyOfRange(SEGMENT, from, to));
    }

    private byte[] fragment(int offset, boolean more, byte[] octets) {
        return fragment(IP_TCP, offset, more, octets);
    }

    private byte[] fragment(int protocol, int offset, boolean more, byte[] octets) {
        byte[] ip = ipv4(protocol, CLIENT, SERVER, (more ? 0x2000 : 0) | offset / 8, NOTHING, octets);
        put2(ip, 4, identification);
        return Packets.headerSigned(ip);
    }

    /** The same as a fragment of IPv6. */
    private static byte[] piece6(int from, int to) {
        int more = to < SEGMENT.length ? 1 : 0;
        byte[] head = new Octets().u1(6).u1(0).u2(from | more).u4(77).toArray();
        return ipv6(44, Octets.join(head, Arrays.copyOfRange(SEGMENT, from, to)));
    }

    private byte[] payload() {
        int from = packet.payloadOffset();
        return Arrays.copyOfRange(packet.payloadArray(), from, from + packet.capturedPayloadLength());
    }

    private void assertWhole() {
        assertThat(packet.hasSegment()).isTrue();
        assertThat(packet.fragment()).isFalse();
        assertThat(packet.reassembled()).isTrue();
        assertThat(packet.sequence()).isEqualTo(7);
        assertThat(HexFormat.of().formatHex(payload())).isEqualTo(DATA);
    }

    @Nested
    class ADatagramOfVersion4 {

        @Test
        void isWholeAtTheFrameThatCompletesIt() {
            assertThat(take(piece(0, 16))).isFalse();
            assertThat(packet.fragment()).isTrue();
            assertThat(take(piece(16, 32))).isFalse();
            assertThat(take(piece(32, 44))).isTrue();
            assertWhole();
            assertThat(Decoding.layers(packet)).containsExactly(Layer.IPV4, Layer.TCP);
            assertThat(packet.capturedLength()).isEqualTo(32);
            assertThat(packet.readableLength()).isEqualTo(64);
            assertThat(packet.layerOffset(1))
                    .isEqualTo(packet.reassembledOffset())
                    .isEqualTo(20);
        }

        @Test
        void mayComeInAnyOrder() {
            take(piece(32, 44));
            take(piece(0, 16));
            assertThat(take(piece(16, 32))).isTrue();
            assertWhole();
        }

        @Test
        void mayComeTwice() {
            take(piece(0, 16));
            take(piece(0, 16));
            assertThat(take(piece(16, 44))).isTrue();
            assertWhole();
            assertThat(take(piece(16, 44))).isFalse();
            assertThat(take(piece(0, 16))).isTrue();
            assertWhole();
        }

        @Test
        void isNotMadeOfPiecesOfOthers() {
            take(piece(0, 16));
            identification = 2;
            assertThat(take(piece(16, 44))).isFalse();
            byte[] back = Packets.ipv4(IP_TCP, SERVER, CLIENT, 2, NOTHING, Arrays.copyOfRange(SEGMENT, 16, 44));
            put2(back, 4, 1);
            assertThat(take(Packets.headerSigned(back))).isFalse();
            identification = 1;
            assertThat(take(fragment(IP_UDP, 16, false, new byte[28]))).isFalse();
            assertThat(take(piece(16, 44))).isTrue();
        }

        @Test
        void isGivenUpAfterTwoMinutes() {
            take(piece(0, 16));
            now += Reassembly.PATIENCE_NANOS + 1;
            assertThat(take(piece(16, 44))).isFalse();
            assertThat(take(piece(0, 16))).isTrue();
            take(piece(0, 16));
            now += Reassembly.PATIENCE_NANOS;
            assertThat(take(piece(16, 44))).isTrue();
        }

        @Test
        void isNotMadeOfWhatAnErrorMessageQuotes() {
            take(piece(0, 16));
            byte[] quote = Octets.join(Octets.hex("0301 0000 00000000"), piece(16, 44));
            assertThat(take(ipv4(1, quote))).isFalse();
            assertThat(packet.quoted()).isTrue();
            assertThat(take(piece(16, 44))).isTrue();
        }

        @Test
        void mayHaveWrongHeaderChecksums() {
            byte[] unsigned = piece(0, 16);
            put2(unsigned, 10, 0);
            take(unsigned);
            assertThat(take(piece(16, 44))).isTrue();
        }

        @Test
        void isNotMadeOfWhatWasCutOff() {
            byte[] whole = piece(0, 16);
            Frame cut = Packets.frame(LinkType.RAW, Arrays.copyOf(whole, 30), whole.length);
            decoder.decode(cut, packet);
            assertThat(take(piece(16, 44))).isFalse();
            assertThat(take(piece(0, 16))).isTrue();
        }

        @Test
        void isNotMadeOfWhatClaimsMoreThanTheFrameHolds() {
            byte[] claims = piece(0, 16);
            put2(claims, 2, 20 + 24);
            take(claims);
            assertThat(packet.tcpCaptured()).isEqualTo(16);
            assertThat(take(piece(16, 44))).isFalse();
        }

        @Test
        void mayLieInATunnelThatComesInPieces() {
            byte[] first = Packets.vxlan(5, ethernet(ETHER_IPV4, piece(0, 16)));
            byte[] second = Packets.vxlan(5, ethernet(ETHER_IPV4, piece(16, 44)));
            take(ipv4(IP_UDP, first));
            take(fragment(IP_UDP, 0, true, Arrays.copyOf(second, 24)));
            assertThat(take(fragment(IP_UDP, 24, false, Arrays.copyOfRange(second, 24, second.length))))
                    .isTrue();
            assertWhole();
            assertThat(Decoding.layers(packet))
                    .containsExactly(Layer.IPV4, Layer.UDP, Layer.VXLAN, Layer.ETHERNET, Layer.IPV4, Layer.TCP);
        }

        @Test
        void isNotMadeOfPiecesFromOtherVirtualNetworks() {
            take(ipv4(IP_UDP, Packets.vxlan(5, ethernet(ETHER_IPV4, piece(0, 16)))));
            assertThat(take(ipv4(IP_UDP, Packets.vxlan(6, ethernet(ETHER_IPV4, piece(16, 44))))))
                    .isFalse();
            assertThat(take(ipv4(IP_UDP, Packets.vxlan(5, ethernet(ETHER_IPV4, piece(16, 44))))))
                    .isTrue();
        }
    }

    @Nested
    class ADatagramOfVersion6 {

        @Test
        void isWholeAtTheFrameThatCompletesIt() {
            take(piece6(16, 44));
            assertThat(take(piece6(0, 16))).isTrue();
            assertWhole();
            assertThat(Decoding.layers(packet)).containsExactly(Layer.IPV6, Layer.IPV6_FRAGMENT, Layer.TCP);
        }

        @Test
        void isWhatItsFirstFragmentSays() {
            take(piece6(0, 16));
            byte[] last = piece6(16, 44);
            last[40] = IP_UDP;
            assertThat(take(last)).isTrue();
            assertWhole();
        }

        @Test
        void thatIsItsOnlyFragmentWaitsForNothing() {
            take(piece6(0, 16));
            assertThat(take(piece6(0, 44))).isTrue();
            assertThat(packet.reassembled()).isFalse();
            assertThat(take(piece6(16, 44))).isTrue();
        }
    }

    @Nested
    class WhereFragmentsOverlap {

        @Test
        void theOneThatBeginsFirstCounts() {
            take(fragment(16, true, new byte[16]));
            take(piece(0, 24));
            byte[] expected = Arrays.copyOf(SEGMENT, SEGMENT.length);
            Arrays.fill(expected, 24, 32, (byte) 0);
            assertThat(take(piece(32, 44))).isTrue();
            assertThat(payload()).isEqualTo(Arrays.copyOfRange(expected, 20, 44));
        }

        @Test
        void ofTwoThatBeginAtOnePlaceTheFirstToComeCounts() {
            take(piece(0, 16));
            take(fragment(0, true, new byte[16]));
            take(piece(16, 32));
            take(fragment(16, true, new byte[32]));
            assertThat(take(piece(32, 44))).isTrue();
            byte[] expected = Arrays.copyOfRange(SEGMENT, 20, 44);
            Arrays.fill(expected, 12, 24, (byte) 0);
            assertThat(payload()).isEqualTo(expected);
        }

        @Test
        void anEndInsideAnotherFragmentCutsThatOff() {
            take(piece(0, 32));
            take(fragment(8, false, new byte[4]));
            assertThat(packet.hasSegment()).isFalse();
            assertThat(packet.fragment()).isFalse();
            assertThat(packet.malformation())
                    .isEqualTo(new Malformation(Layer.TCP, 20, 20, 12, "reassembled length", false));
        }

        @Test
        void theFirstEndCounts() {
            take(piece(32, 44));
            take(fragment(40, false, new byte[40]));
            take(fragment(48, true, new byte[16]));
            assertThat(take(piece(0, 32))).isTrue();
            assertWhole();
        }
    }
}
