package io.loopshark.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final List<Frame> FRAMES = List.of(
            Packets.segment("> S 0:0(0) win 9 <mss 1460,sackOK,TS val 1 ecr 2,nop,wscale 7>"),
            Packets.segment("> P. 1:101(100) ack 1 win 9 <nop,nop,TS val 1 ecr 2>"),
            Packets.segment("> . 1:1(0) ack 1 win 9 <nop,nop,sack 1:2 3:4>"),
            Packets.segment("> . 1:1(0) ack 1 win 9 <0x0300>"),
            Packets.frame(LinkType.RAW, Packets.ipv6Tcp("F. 1:1(0) ack 1 win 9")),
            Packets.frame(LinkType.NULL, Octets.join(Octets.hex("02000000"), Packets.ipv4Tcp("R 1:1(0) win 9"))),
            Packets.frame(LinkType.ETHERNET, new byte[50], 1500),
            Packets.frame(LinkType.ETHERNET, Octets.hex("0102"), 1500));

    @Test
    void decodingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        decodeAll(decoder, packet, 10_000);
        // The interpreter and the compilers may allocate in this thread's name at first; a loop of garbage would do so
        // every time.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20 && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            decodeAll(decoder, packet, 1_000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least)
                .as("bytes allocated while decoding %d frames", 1_000 * FRAMES.size())
                .isZero();
    }

    private static void decodeAll(FrameDecoder decoder, PacketView packet, int times) {
        for (int i = 0; i < times; i++) {
            for (int f = 0; f < FRAMES.size(); f++) {
                decoder.decode(FRAMES.get(f), packet);
            }
        }
    }
}
