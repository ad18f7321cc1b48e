package io.loopshark.benchmarks;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Many small frames behind each other in one array, as a capture with a snap length has them: Ethernet, IPv4, TCP with
 * timestamps, all numbers varied, from a fixed seed.
 */
final class SampleFrames {

    static final int COUNT = 1 << 20;
    static final int LINK = 14;
    static final int IP = 20;
    static final int TCP = 32;
    static final int LENGTH = LINK + IP + TCP;

    private final byte[] bytes = new byte[COUNT * LENGTH];
    private final Frame frame = new Frame();

    SampleFrames() {
        Random random = new Random(9293);
        ByteBuffer out = ByteBuffer.wrap(bytes);
        for (int i = 0; i < COUNT; i++) {
            int payload = random.nextInt(1449);
            out.putLong(random.nextLong()).putInt(random.nextInt()).putShort((short) 0x0800);
            out.put((byte) 0x45).put((byte) 0).putShort((short) (IP + TCP + payload));
            out.putInt(random.nextInt() & 0xffff_0000 | 0x4000)
                    .put((byte) 64)
                    .put((byte) 6)
                    .putShort((short) 0);
            out.putInt(random.nextInt()).putInt(random.nextInt());
            out.putInt(random.nextInt()).putInt(random.nextInt()).putInt(random.nextInt());
            out.putShort((short) (0x8010 | random.nextInt(2) << 3)).putShort((short) random.nextInt());
            out.putInt(random.nextInt() & 0xffff_0000);
            out.putInt(0x0101080a).putInt(random.nextInt()).putInt(random.nextInt());
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** The frame that begins at {@code index} times {@link #LENGTH}. */
    Frame frame(int index) {
        int wire = LENGTH;
        frame.set(index, index, bytes, index * LENGTH, LENGTH, wire + 1448, LinkType.ETHERNET, 0);
        return frame;
    }
}
