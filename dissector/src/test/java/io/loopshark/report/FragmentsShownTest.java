package io.loopshark.report;

import static io.loopshark.testing.Packets.CLIENT;
import static io.loopshark.testing.Packets.IP_TCP;
import static io.loopshark.testing.Packets.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.plugin.PacketTree;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsShownTest {

    private static final byte[] SEGMENT = Packets.tcp("P. 7:11(4) ack 5 win 9");

    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();

    private static byte[] piece(int from, int to) {
        int fragment = (to < SEGMENT.length ? 0x2000 : 0) | from / 8;
        return Packets.ipv4(IP_TCP, CLIENT, SERVER, fragment, new byte[0], Arrays.copyOfRange(SEGMENT, from, to));
    }

    private PacketView decode(byte[] ip) {
        decoder.decode(Packets.frame(LinkType.RAW, ip), packet);
        return packet;
    }

    @Test
    void thePacketListSaysWhichFragmentItIs() throws IOException {
        assertThat(Dissected.line(decode(piece(0, 16))))
                .endsWith("192.0.2.1 → 192.0.2.2    IPv4 36 Fragmented IP protocol (proto=TCP 6, off=0, ID=1234)");
        assertThat(Dissected.line(decode(piece(16, 24)))).contains(" TCP 28 52528 → 80 [PSH, ACK] ");
        byte[] version6 = Packets.ipv6(44, Octets.join(Octets.hex("06000011 01020304"), new byte[8]));
        assertThat(Dissected.line(decode(version6)))
                .endsWith(" IPv6 56 IPv6 fragment (off=16 more=y ident=0x01020304 nxt=6)");
    }

    @Test
    void theBytesOfTheWholeDatagramFollowThoseOfTheFrame() {
        decode(piece(0, 16));
        assertThat(HexDump.of(decode(piece(16, 24)))).isEqualTo("""
                Frame (28 bytes):
                0000  45 00 00 1c 12 34 00 02 40 06 e4 a2 c0 00 02 01   E....4..@.......
                0010  c0 00 02 02 00 00 00 00 61 62 63 64               ........abcd
                Reassembled IPv4 (24 bytes):
                0000  cd 30 00 50 00 00 00 07 00 00 00 05 50 18 00 09   .0.P........P...
                0010  00 00 00 00 61 62 63 64                           ....abcd
                """);
    }

    @Test
    void theTreeShowsTheSegment() {
        decode(piece(0, 16));
        List<FieldNode> layers = PacketTree.of(decode(piece(16, 24)), FieldValues.NONE);
        FieldNode tcp = layers.get(layers.size() - 1);
        assertThat(tcp.field().filter()).isEqualTo("tcp");
        assertThat(tcp.byteLength()).isEqualTo(24);
    }
}
