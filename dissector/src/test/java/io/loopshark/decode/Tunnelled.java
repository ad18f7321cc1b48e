package io.loopshark.decode;

import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4Tcp;
import static io.loopshark.testing.Packets.ipv6Tcp;
import static org.assertj.core.api.Assertions.assertThat;

/** The packet that tests put into tunnels, and what is to be found of it in there. */
final class Tunnelled {

    static final byte[] INNER = ipv4Tcp("S 7:7(0) win 9");
    static final byte[] INNER_6 = ipv6Tcp("S 7:7(0) win 9");
    static final byte[] INNER_FRAME = ethernet(ETHER_IPV4, INNER);

    private Tunnelled() {}

    static void assertSegment(PacketView packet) {
        assertThat(packet.hasSegment()).isTrue();
        assertThat(packet.sequence()).isEqualTo(7);
        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.malformation()).isNull();
    }
}
