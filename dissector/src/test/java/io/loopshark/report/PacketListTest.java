package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PacketListTest {

    private static final String ETHERNET = "001122334455 66778899aabb 0800";
    private static final String IPV4 = "4500 0028 0001 0000 4006 0000 0a000001 0a000002";

    private static List<String> list(String capture, Dissection.Options options) throws IOException {
        return Dissected.shipped(capture, options, PacketList::new, PacketList::add);
    }

    @Test
    void lines_are_tshark_s() throws IOException {
        assertThat(list(Captures.ARTICLE, Dissection.Options.DEFAULT).subList(0, 5))
                .containsExactly(
                        "    1 0.000000000    127.0.0.1 → 127.0.0.1    TCP 74 52528 → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460"
                                + " SACK_PERM TSval=325219737 TSecr=0 WS=1024",
                        "    2 0.000012343    127.0.0.1 → 127.0.0.1    TCP 74 80 → 52528 [SYN, ACK] Seq=0 Ack=1 Win=65160 Len=0"
                                + " MSS=1460 SACK_PERM TSval=1789745128 TSecr=325219737 WS=1024",
                        "    3 0.000025668    127.0.0.1 → 127.0.0.1    TCP 66 52528 → 80 [ACK] Seq=1 Ack=1 Win=64512 Len=0"
                                + " TSval=325219737 TSecr=1789745128",
                        "    4 0.002577115    127.0.0.1 → 127.0.0.1    TCP 101 52528 → 80 [PSH, ACK] Seq=1 Ack=1 Win=64512"
                                + " Len=35 TSval=325219739 TSecr=1789745128",
                        "    5 0.002586332    127.0.0.1 → 127.0.0.1    TCP 66 80 → 52528 [ACK] Seq=1 Ack=36 Win=65536 Len=0"
                                + " TSval=1789745130 TSecr=325219739");
    }

    @Test
    void numbers_can_be_raw() throws IOException {
        assertThat(list(Captures.ARTICLE, new Dissection.Options(false, Judgements.NONE))
                        .get(1))
                .isEqualTo(
                        "    2 0.000012343    127.0.0.1 → 127.0.0.1    TCP 74 80 → 52528 [SYN, ACK] Seq=1561668293 Ack=2175834479"
                                + " Win=65160 Len=0 MSS=1460 SACK_PERM TSval=1789745128 TSecr=325219737 WS=1024");
    }

    @Test
    void analysis_comes_before_the_ports() throws IOException {
        assertThat(list("keep-alive", Dissection.Options.DEFAULT))
                .anySatisfy(line -> assertThat(line).contains(" TCP 66 [TCP Keep-Alive] "));
    }

    @Test
    void microseconds_have_six_decimals_and_IPv6_addresses_take_their_room() throws IOException {
        String line = Dissected.line(Packets.ethernet("001122334455 66778899aabb 86dd"
                + "6000 0000 0014 06 40" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002"
                + "0050 cd30 00000001 00000002 5010 0200 0000 0000"));

        assertThat(line)
                .isEqualTo(
                        "    1   0.000000  2001:db8::1 → 2001:db8::2  TCP 74 80 → 52528 [ACK] Seq=1 Ack=1 Win=512 Len=0");
    }

    @Test
    void a_data_offset_below_5_is_bogus() throws IOException {
        String line =
                Dissected.line(Packets.ethernet(ETHERNET + IPV4 + "cd30 0050 00000001 00000000 4002 0200 0000 0000"));

        assertThat(line)
                .isEqualTo("    1   0.000000     10.0.0.1 → 10.0.0.2     TCP 54 52528 → 80 [SYN] Seq=0 Win=512,"
                        + " bogus TCP header length (16, must be at least 20)");
    }

    @Test
    void a_header_cut_off_by_the_capture_shows_what_there_is() throws IOException {
        byte[] bytes = java.util.HexFormat.of()
                .parseHex((ETHERNET + IPV4 + "cd30 0050 00000001 00000000 5002 0200 0000 0000").replace(" ", ""));

        assertThat(Dissected.line(Packets.ethernet(bytes, 38)))
                .isEqualTo(
                        "    1   0.000000     10.0.0.1 → 10.0.0.2     TCP 54 52528 → 80[Packet size limited during capture]");
    }

    @Test
    void other_protocols_have_their_name() throws IOException {
        assertThat(Dissected.line(Packets.ethernet(
                        ETHERNET + "4500 001c 0001 0000 4011 0000 0a000001 0a000002 0035 0035 0008 0000")))
                .startsWith("    1   0.000000     10.0.0.1 → 10.0.0.2     UDP 42 ");
        assertThat(Dissected.line(Packets.ethernet("001122334455 66778899aabb 0806 0001")))
                .startsWith("    1   0.000000 66:77:88:99:aa:bb → 00:11:22:33:44:55 ARP 16 ");
        assertThat(Dissected.line(Packets.ethernet("001122334455 66778899aabb 88b5 0001")))
                .startsWith("    1   0.000000 66:77:88:99:aa:bb → 00:11:22:33:44:55 0x88b5 16 ");
    }
}
