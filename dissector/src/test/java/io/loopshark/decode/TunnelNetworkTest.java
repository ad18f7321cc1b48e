package io.loopshark.decode;

import static io.loopshark.decode.Tunnelled.INNER;
import static io.loopshark.decode.Tunnelled.INNER_6;
import static io.loopshark.decode.Tunnelled.INNER_FRAME;
import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static io.loopshark.testing.Packets.ETHER_IPV6;
import static io.loopshark.testing.Packets.ETHER_VLAN;
import static io.loopshark.testing.Packets.IP_UDP;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4;
import static io.loopshark.testing.Packets.udp;
import static io.loopshark.testing.Packets.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The number that tells the networks of tunnels apart, so that equal addresses in two of them are two hosts. */
class TunnelNetworkTest {

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
