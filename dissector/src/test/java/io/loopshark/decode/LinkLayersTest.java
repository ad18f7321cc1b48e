package io.loopshark.decode;

import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ETHER_IPV6;
import static io.loopshark.testing.Packets.ETHER_VLAN;
import static io.loopshark.testing.Packets.ethernet;
import static io.loopshark.testing.Packets.ipv4Tcp;
import static io.loopshark.testing.Packets.ipv6Tcp;
import static io.loopshark.testing.Packets.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLayersTest {

    private static final String SYN = "S 7:7(0) win 9";

    @Test
    void ethernetCarriesBothVersionsOfIp() {
        assertDecoded(LinkType.ETHERNET, ethernet(ETHER_IPV4, ipv4Tcp(SYN)), Layer.ETHERNET, Layer.IPV4, Layer.TCP);
        assertDecoded(LinkType.ETHERNET, ethernet(ETHER_IPV6, ipv6Tcp(SYN)), Layer.ETHERNET, Layer.IPV6, Layer.TCP);
    }

    @Test
    void aLengthInPlaceOfATypeMeansLlcAndSnap() {
        assertDecoded(
                LinkType.ETHERNET,
                Packets.snap(ETHER_IPV4, ipv4Tcp(SYN)),
                Layer.IEEE_802_3,
                Layer.LLC,
                Layer.IPV4,
                Layer.TCP);
    }

    @Test
    void llcMayCarryIpWithoutSnap() {
        byte[] ip = ipv4Tcp(SYN);
        byte[] bytes = ethernet(ip.length + 3, Octets.join(Octets.hex("06 06 03"), ip));
        assertDecoded(LinkType.ETHERNET, bytes, Layer.IEEE_802_3, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    @Test
    void theLengthOfAn8023FrameBoundsWhatIsInIt() {
        byte[] bytes = Packets.snap(ETHER_IPV4, ipv4Tcp(SYN));
        Packets.put2(bytes, 12, 8 + 20 + 10);
        PacketView packet = Decoding.ofEthernet(bytes);
        assertThat(packet.hasSegment()).isFalse();
        assertThat(packet.malformation()).isEqualTo(new Malformation(Layer.TCP, 42, 20, 10, "eth.len", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aa aa 03 00 00 0c", "aa aa 00 00 00 00", "42 42 03 00 00 00"})
    void otherLlcIsNotIp(String head) {
        byte[] bytes = ethernet(100, Octets.join(Octets.hex(head), Octets.hex("08 00"), ipv4Tcp(SYN)));
        assertThat(Decoding.ofEthernet(bytes).hasSegment()).isFalse();
    }

    @Test
    void tagsMayFollowEachOther() {
        byte[] bytes = ethernet(0x88a8, vlan(5, ETHER_VLAN, vlan(0xe006, 0x9100, vlan(7, ETHER_IPV4, ipv4Tcp(SYN)))));
        PacketView packet = assertDecoded(
                LinkType.ETHERNET,
                bytes,
                Layer.ETHERNET,
                Layer.SERVICE_VLAN,
                Layer.VLAN,
                Layer.VLAN,
                Layer.IPV4,
                Layer.TCP);
        assertThat(packet.layerOffset(2)).isEqualTo(18);
        assertThat(packet.layerLength(2)).isEqualTo(4);
    }

    @Test
    void manyTagsAreFollowedButNotForEver() {
        byte[] inner = ipv4Tcp(SYN);
        int type = ETHER_IPV4;
        for (int i = 0; i < 60; i++) {
            inner = vlan(1, type, inner);
            type = ETHER_VLAN;
        }
        assertThat(Decoding.ofEthernet(ethernet(ETHER_VLAN, inner)).hasSegment())
                .isTrue();
        for (int i = 0; i < 1000; i++) {
            inner = vlan(1, ETHER_VLAN, inner);
        }
        PacketView packet = Decoding.ofEthernet(ethernet(ETHER_VLAN, inner));
        assertThat(packet.hasSegment()).isFalse();
        assertThat(packet.malformation()).hasToString("vlan at byte 266: needs 65 bytes, number of layers leaves 64");
    }

    @Test
    void linuxCookedCapture() {
        byte[] head = Octets.hex("0000 0304 0006 000000000000 0000 0800");
        assertDecoded(LinkType.LINUX_SLL, Octets.join(head, ipv4Tcp(SYN)), Layer.LINUX_SLL, Layer.IPV4, Layer.TCP);
        byte[] tagged =
                Octets.join(Octets.hex("0000 0304 0006 000000000000 0000 8100"), vlan(3, ETHER_IPV4, ipv4Tcp(SYN)));
        assertDecoded(LinkType.LINUX_SLL, tagged, Layer.LINUX_SLL, Layer.VLAN, Layer.IPV4, Layer.TCP);
    }

    @Test
    void linuxCookedCaptureOfLlcFrames() {
        byte[] head = Octets.hex("0000 0001 0006 000000000000 0000 0004  aaaa03 000000 86dd");
        assertDecoded(
                LinkType.LINUX_SLL, Octets.join(head, ipv6Tcp(SYN)), Layer.LINUX_SLL, Layer.LLC, Layer.IPV6, Layer.TCP);
    }

    @Test
    void linuxCookedCaptureVersion2() {
        byte[] head = Octets.hex("86dd 0000 00000001 0304 00 06 0000000000000000");
        assertDecoded(LinkType.LINUX_SLL2, Octets.join(head, ipv6Tcp(SYN)), Layer.LINUX_SLL2, Layer.IPV6, Layer.TCP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02000000", "00000002", "00000800", "00080000"})
    void loopbackCarriesIpv4InEitherByteOrder(String family) {
        byte[] bytes = Octets.join(Octets.hex(family), ipv4Tcp(SYN));
        assertDecoded(LinkType.NULL, bytes, Layer.LOOPBACK, Layer.IPV4, Layer.TCP);
        assertDecoded(LinkType.LOOP, bytes, Layer.LOOPBACK, Layer.IPV4, Layer.TCP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0a000000", "18000000", "1c000000", "1e000000", "0000000a", "00000018", "0000001c", "0000001e"})
    void loopbackCarriesIpv6UnderEveryNumberOfTheFamily(String family) {
        byte[] bytes = Octets.join(Octets.hex(family), ipv6Tcp(SYN));
        assertDecoded(LinkType.NULL, bytes, Layer.LOOPBACK, Layer.IPV6, Layer.TCP);
    }

    @ParameterizedTest
    @CsvSource({"12", "14", "101"})
    void rawIpTellsItsVersionByItself(int linkType) {
        assertDecoded(linkType, ipv4Tcp(SYN), Layer.IPV4, Layer.TCP);
        assertDecoded(linkType, ipv6Tcp(SYN), Layer.IPV6, Layer.TCP);
        assertThat(Decoding.of(linkType, new byte[60]).layerCount()).isZero();
    }

    @Test
    void linkTypesOfOneVersionTakeNoOther() {
        assertDecoded(LinkType.IPV4, ipv4Tcp(SYN), Layer.IPV4, Layer.TCP);
        assertDecoded(LinkType.IPV6, ipv6Tcp(SYN), Layer.IPV6, Layer.TCP);
        assertThat(Decoding.of(LinkType.IPV6, ipv4Tcp(SYN)).malformation()).isNotNull();
        assertThat(Decoding.of(LinkType.IPV4, ipv6Tcp(SYN)).malformation()).isNotNull();
    }

    @Test
    void anUnknownLinkTypeHasNoLayers() {
        PacketView packet = Decoding.of(147, ipv4Tcp(SYN));
        assertThat(packet.layerCount()).isZero();
        assertThat(packet.hasSegment()).isFalse();
        assertThat(packet.malformation()).isNull();
    }

    @ParameterizedTest(name = "link type {0} cut to {1}")
    @CsvSource({
        "1, 13, eth, 14",
        "113, 15, sll, 16",
        "276, 19, sll, 20",
        "0, 3, null, 4",
        "101, 0, ip, 1",
        "228, 19, ip, 20",
        "229, 39, ipv6, 40"
    })
    void aLinkHeaderThatTheCaptureCutsOffIsToldAsSuch(int linkType, int captured, String protocol, int needed) {
        PacketView packet = Decoding.of(Packets.frame(linkType, Arrays.copyOf(ipv4Tcp(SYN), captured), 200));
        assertThat(packet.malformation())
                .hasToString(protocol + " at byte 0: needs " + needed + " bytes, captured length leaves " + captured);
        assertThat(packet.malformation()).returns(true, Malformation::snapped);
    }

    private static PacketView assertDecoded(int linkType, byte[] bytes, Layer... layers) {
        PacketView packet = Decoding.of(linkType, bytes);
        assertThat(Decoding.layers(packet)).containsExactly(layers);
        assertThat(packet.hasSegment()).isTrue();
        assertThat(packet.sequence()).isEqualTo(7);
        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.malformation()).isNull();
        return packet;
    }
}
