package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.segment.SegmentView;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Packets;
import io.loopshark.testing.Tcp;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two sights of a segment are one and the same segment. */
class RecentFramesTest {

    private final RecentFrames recent = new RecentFrames();

    private static EditableSegment segment(String line) {
        return new EditableSegment(Trace.of("> " + line).segment(0));
    }

    /** The data segment with this number. */
    private static EditableSegment data(int number) {
        return segment("P. 1:101(100) ack 1 id 7").sequence(100 * number).at(1000L * number);
    }

    @ParameterizedTest
    @CsvSource({
        "P. 1:101(100) ack 1 id 7,  100_000_000",
        "S 0:0(0) id 7,             100_000_000",
        "S. 0:0(0) ack 1 id 7,      100_000_000",
        "F. 1:1(0) ack 1 id 7,      100_000_000",
        ". 1:1(0) ack 1 id 7,        20_000_000",
        "R. 1:1(0) ack 1 id 7,       20_000_000",
        "P. 1:101(100) ack 1 id 0,    1_000_000",
        "F. 1:1(0) ack 1 id 0,        1_000_000",
        "S 0:0(0) id 0,                      -1",
        "S. 0:0(0) ack 1 id 0,               -1",
        ". 1:1(0) ack 1 id 0,                -1"
    })
    void is_told_by_the_time_between_them(String line, String nanos) {
        long most = Long.parseLong(nanos.replace("_", ""));
        long first = 5_000_000_000L;
        for (int direction : new int[] {1, -1}) {
            RecentFrames frames = new RecentFrames();
            assertThat(frames.repeats(segment(line).at(first))).isFalse();
            if (most >= 0) {
                assertThat(frames.repeats(segment(line).at(first + direction * most)))
                        .isTrue();
            }
            assertThat(frames.repeats(segment(line).at(first + direction * (most + 1))))
                    .isFalse();
        }
    }

    @Test
    void counts_from_the_sight_that_was_no_repetition() {
        EditableSegment segment = segment("P. 1:101(100) ack 1 id 7").at(0);
        assertThat(recent.repeats(segment)).isFalse();
        assertThat(recent.repeats(segment.at(150_000_000))).isFalse();
        assertThat(recent.repeats(segment.at(240_000_000))).isTrue();
        assertThat(recent.repeats(segment.at(260_000_000))).isFalse();
    }

    @Test
    void is_told_of_a_segment_that_was_only_noted() {
        recent.note(data(1));
        assertThat(recent.repeats(data(1))).isTrue();
        assertThat(recent.repeats(data(2))).isFalse();
    }

    @Test
    void is_told_among_some_hundred_others() {
        int all = 20_000;
        for (int i = 0; i < all; i++) {
            assertThat(recent.repeats(data(i))).isFalse();
        }
        int told = 0;
        for (int i = all - 400; i < all; i++) {
            told += recent.repeats(data(i)) ? 1 : 0;
        }
        // A place has room for two, and of those that meet there the latest stay.
        assertThat(told).isGreaterThanOrEqualTo(395);
    }

    @Test
    void is_not_told_of_what_was_seen_long_before() {
        for (int i = 0; i < 50_000; i++) {
            recent.note(data(i));
        }
        int told = 0;
        for (int i = 0; i < 400; i++) {
            told += recent.repeats(data(i)) ? 1 : 0;
        }
        assertThat(told).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0x0a000002, 0x0a000001, 40000, 80", "0x0a000001, 0x0a000003, 40000, 80",
        "0x0a000001, 0x0a000002, 80, 40000", "0x0a000001, 0x0a000002, 40001, 80",
        "0x0a000001, 0x0a000002, 40000, 81", "0x0a000001, 0x0b000002, 40000, 80"
    })
    void is_not_one_between_other_endpoints(String source, String destination, int sourcePort, int destinationPort) {
        assertThat(recent.repeats(between(0x0a000001, 0x0a000002, 40000, 80))).isFalse();
        assertThat(recent.repeats(
                        between(Integer.decode(source), Integer.decode(destination), sourcePort, destinationPort)))
                .isFalse();
        assertThat(recent.repeats(between(0x0a000001, 0x0a000002, 40000, 80))).isTrue();
    }

    @Test
    void is_not_one_with_another_checksum() {
        assertThat(recent.repeats(data(1).checksum(0x1234))).isFalse();
        assertThat(recent.repeats(data(1).checksum(0x1235))).isFalse();
        assertThat(recent.repeats(data(1).checksum(0x1234))).isTrue();
    }

    private static SegmentView between(int source, int destination, int sourcePort, int destinationPort) {
        byte[] tcp = Tcp.segment(sourcePort, destinationPort, "P. 1:101(100) ack 1");
        PacketView view = new PacketView();
        byte[] packet = Packets.ipv4(Packets.IP_TCP, source, destination, tcp);
        assertThat(new FrameDecoder().decode(Packets.frame(1, Packets.ethernet(Packets.ETHER_IPV4, packet)), view))
                .isTrue();
        return view;
    }
}
