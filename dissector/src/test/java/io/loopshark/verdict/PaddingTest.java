package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.segment.SegmentView;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Packets;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Ethernet frame holds 46 octets at least, 42 behind a VLAN tag; IPv4 and TCP take 40 of them. */
class PaddingTest {

    private static SegmentView zeros(int octets) {
        return segment("> . 1:%d(%d) ack 1 data 00".formatted(1 + octets, octets));
    }

    private static SegmentView segment(String line) {
        return Trace.of(line).segment(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void may_be_what_fills_the_shortest_frame_with_zeros(int octets) {
        assertThat(Padding.of(zeros(octets))).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 7, 26, 1460})
    void is_not_what_leaves_the_frame_shorter_or_makes_it_longer(int octets) {
        assertThat(Padding.of(zeros(octets))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "6, 0"})
    void leaves_room_for_options(int octets, int padding) {
        String line = ". 1:%d(%d) ack 1 <nop,nop,nop,nop>".formatted(1 + octets, octets);
        SegmentView decoded = decoded(Packets.ETHER_IPV4, Packets.ipv4Tcp(line));
        assertThat(Padding.of(new EditableSegment(decoded).payload(new byte[octets])))
                .isEqualTo(padding);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void is_what_lies_behind_the_last_octet_that_is_not_zero(int at) {
        byte[] data = new byte[6];
        data[at] = 1;
        assertThat(Padding.of(new EditableSegment(zeros(6)).payload(data))).isEqualTo(5 - at);
    }

    @Test
    void is_looked_for_where_the_data_lies() {
        byte[] packet = Packets.ipv4Tcp(". 1:7(6) ack 1");
        SegmentView decoded = decoded(Packets.ETHER_IPV4, packet);
        assertThat(Padding.of(decoded)).isZero();
        for (int i = 40; i < 46; i++) {
            packet[i] = 0;
        }
        assertThat(Padding.of(decoded(Packets.ETHER_IPV4, packet))).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P.", "F.", "S.", ".U", ".E", "-"})
    void is_there_whatever_the_flags(String flags) {
        assertThat(Padding.of(segment("> " + flags + " 1:7(6) ack 1 data 00"))).isEqualTo(6);
    }

    @Test
    void may_be_what_the_capture_holds_in_part() {
        assertThat(Padding.of(new EditableSegment(zeros(6)).payload(6, new byte[5])))
                .isEqualTo(6);
        assertThat(Padding.of(new EditableSegment(zeros(6)).payload(6, new byte[] {0, 1})))
                .isEqualTo(4);
    }

    @Test
    void is_not_needed_by_ipv6_whose_header_is_longer() {
        SegmentView decoded = decoded(Packets.ETHER_IPV6, Packets.ipv6Tcp(". 1:7(6) ack 1"));
        assertThat(decoded.ipv6()).isTrue();
        assertThat(Padding.of(new EditableSegment(decoded).payload(new byte[6])))
                .isZero();
    }

    private static SegmentView decoded(int type, byte[] packet) {
        PacketView view = new PacketView();
        assertThat(new FrameDecoder().decode(Packets.frame(1, Packets.ethernet(type, packet)), view))
                .isTrue();
        return view;
    }
}
