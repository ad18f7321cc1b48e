package io.loopshark.decode;

import static io.loopshark.decode.Tunnelled.INNER;
import static io.loopshark.decode.Tunnelled.assertSegment;
import static io.loopshark.testing.Octets.hex;
import static io.loopshark.testing.Octets.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of a wireless LAN, IEEE 802.11, with and without what the radio adds in front. */
class WirelessLanTest {

    private static final String TO_AP = "0801 0000 020000000001 020000000002 020000000003 0000";
    private static final String SNAP = "aaaa03 000000 0800";

    @Test
    void carriesLlc() {
        assertRadio(join(hex(TO_AP), hex(SNAP), INNER), Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    @Test
    void withQualityOfServiceHasALongerHeader() {
        byte[] qos = join(hex("8801" + TO_AP.substring(4)), hex("0000"), hex(SNAP), INNER);
        assertRadio(qos, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
        byte[] control = join(hex("8881" + TO_AP.substring(4)), hex("0000 00000000"), hex(SNAP), INNER);
        assertRadio(control, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    @Test
    void betweenAccessPointsHasAFourthAddress() {
        byte[] bytes = join(hex("0803" + TO_AP.substring(4)), hex("020000000004"), hex(SNAP), INNER);
        assertRadio(bytes, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    @Test
    void aggregatesPacketsOfWhichTheFirstIsTaken() {
        byte[] one = join(hex("020000000001 020000000002 0030"), hex(SNAP), INNER);
        byte[] bytes = join(hex("8802" + TO_AP.substring(4)), hex("8000"), one, one);
        assertRadio(bytes, Layer.WLAN, Layer.WLAN_AGGREGATE, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0841", "0805", "4801", "8000", "b400"})
    void thatIsEncryptedOrInPiecesOrNoDataIsNotFollowed(String control) {
        byte[] bytes = join(hex(control + TO_AP.substring(4)), hex(SNAP), INNER);
        PacketView packet = Decoding.of(LinkType.IEEE802_11, bytes);
        assertThat(Decoding.layers(packet)).containsExactly(Layer.WLAN);
    }

    @Test
    void mayHaveARadiotapHeaderInFront() {
        byte[] bytes = join(hex("00 00 0900 02000000 00"), hex(TO_AP), hex(SNAP), INNER);
        PacketView packet = Decoding.of(LinkType.IEEE802_11_RADIOTAP, bytes);
        assertThat(Decoding.layers(packet))
                .containsExactly(Layer.RADIOTAP, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    @Test
    void mayHavePaddingThatRadiotapAnnounces() {
        // Two words of presence, the timer, flags: padding behind the header.
        byte[] tap = hex("00 00 1900 03000080 00000000 00000000 0000000000000000 20");
        byte[] bytes = join(tap, hex("8801" + TO_AP.substring(4)), hex("0000 0000"), hex(SNAP), INNER);
        PacketView packet = Decoding.of(LinkType.IEEE802_11_RADIOTAP, bytes);
        assertSegment(packet);
        assertThat(packet.layerLength(1)).isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource({
        "119, 44000000 10000000 00000000 00000000, PRISM",
        "163, 80211001 00000010 00000000 00000000, AVS",
        "192, 0000 0800 69000000, PPI"
    })
    void mayHaveAnOlderHeaderInFront(int linkType, String header, Layer layer) {
        PacketView packet = Decoding.of(linkType, join(hex(header), hex(TO_AP), hex(SNAP), INNER));
        assertThat(Decoding.layers(packet)).containsExactly(layer, Layer.WLAN, Layer.LLC, Layer.IPV4, Layer.TCP);
    }

    private static void assertRadio(byte[] bytes, Layer... layers) {
        PacketView packet = Decoding.of(LinkType.IEEE802_11, bytes);
        assertThat(Decoding.layers(packet)).containsExactly(layers);
        assertSegment(packet);
    }
}
