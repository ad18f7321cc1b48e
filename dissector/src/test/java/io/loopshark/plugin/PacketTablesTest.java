package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables that packets are looked up in: each finds its dissector by its number, and by no other. */
class PacketTablesTest {

    private static final Field MARK = Field.of("mark.value", Words.of("Value"), FieldType.UNSIGNED);
    private static final Protocol MARKED = Protocol.of("mark", "Mark", "MARK", MARK);

    private static final byte[] DATA = Octets.hex("2a000000");

    private static final int UNASSIGNED_PROTOCOL = 253;
    private static final int EXPERIMENTAL_TYPE = 0x88b5;

    private static Progress dissect(Bytes bytes) {
        Branch tree = Branch.of(MARKED.field(), bytes);
        tree.number(MARK, 0, 1);
        return Progress.message(bytes.size(), tree.finish(), bytes.u1(0) + " of " + bytes.size());
    }

    private static List<String> found(String table, int number, int link, byte[] bytes) {
        Entry entry = new Entry(MARKED, null, PacketTablesTest::dissect, "test");
        entry.on(table, number);
        ApplicationLayer layer = new ApplicationLayer(new Dissectors(List.of(entry), Map.of()));
        Frame frame = new Frame();
        frame.set(1, 0, bytes, 0, bytes.length, bytes.length, link, 0);
        PacketView packet = new PacketView();
        new FrameDecoder().decode(frame, packet);
        return layer.take(packet).stream().map(Dissected::info).toList();
    }

    @Test
    void ipProtoIsWhatAnIpHeaderSays() {
        byte[] packet = Packets.ethernet(
                Packets.ETHER_IPV4, Packets.ipv4(UNASSIGNED_PROTOCOL, Packets.CLIENT, Packets.SERVER, DATA));
        assertThat(found("ip.proto", UNASSIGNED_PROTOCOL, LinkType.ETHERNET, packet))
                .containsExactly("42 of 4");
        assertThat(found("ip.proto", UNASSIGNED_PROTOCOL + 1, LinkType.ETHERNET, packet))
                .isEmpty();
    }

    @Test
    void ethertypeIsWhatTheLinkSaysOrATagBehindIt() {
        byte[] packet = Packets.ethernet(EXPERIMENTAL_TYPE, DATA);
        assertThat(found("ethertype", EXPERIMENTAL_TYPE, LinkType.ETHERNET, packet))
                .containsExactly("42 of 4");
        assertThat(found("ethertype", EXPERIMENTAL_TYPE + 1, LinkType.ETHERNET, packet))
                .isEmpty();
        byte[] tagged = Packets.ethernet(Packets.ETHER_VLAN, Packets.vlan(7, EXPERIMENTAL_TYPE, DATA));
        assertThat(found("ethertype", EXPERIMENTAL_TYPE, LinkType.ETHERNET, tagged))
                .containsExactly("42 of 4");
    }

    @Test
    void linkTypeIsWhatTheCaptureSays() {
        int user = 147;
        assertThat(found("link.type", 147, user, DATA)).containsExactly("42 of 4");
        assertThat(found("link.type", 148, user, DATA)).isEmpty();
    }

    @Test
    void ssdpIsHttpInPacketsOfUdp() {
        String search = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\n\r\n";
        byte[] data = search.getBytes(StandardCharsets.US_ASCII);
        byte[] packet = Packets.ethernet(
                Packets.ETHER_IPV4, Packets.ipv4(17, Packets.CLIENT, Packets.SERVER, Packets.udp(50_000, 1900, data)));
        Frame frame = new Frame();
        frame.set(1, 0, packet, 0, packet.length, packet.length, LinkType.ETHERNET, 0);
        PacketView view = new PacketView();
        new FrameDecoder().decode(frame, view);
        Dissectors installed = Dissectors.installed(PacketTablesTest.class.getClassLoader());
        List<Dissected> messages = new ApplicationLayer(installed).take(view);
        assertThat(messages).extracting(Dissected::column).containsExactly("SSDP");
        assertThat(messages).extracting(Dissected::info).containsExactly("M-SEARCH * HTTP/1.1");
        List<String> methods = new ArrayList<>();
        messages.get(0).each("http.request.method", node -> methods.add(String.valueOf(node.value())));
        assertThat(methods).containsExactly("M-SEARCH");
    }
}
