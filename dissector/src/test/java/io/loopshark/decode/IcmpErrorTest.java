package io.loopshark.decode;

import static io.loopshark.decode.Tunnelled.INNER;
import static io.loopshark.decode.Tunnelled.INNER_6;
import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.ipv6;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error messages of ICMP and ICMPv6, which quote the beginning of a packet. */
class IcmpErrorTest {

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
