package io.loopshark.live;

import java.nio.ByteBuffer;

/** TCP segments between 127.0.0.1 and itself as frames of the loopback interface. */
final class Wire {
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;
    static final int FIN_ACK = 17;
    static final int DATA = 24;

    private static final int LOOPBACK = 0x7f00_0001;
    private static final int ETHERNET = 14;
    private static final int HEADERS = ETHERNET + 40;

    private Wire() {}

    /** A segment with these flags; with {@link #DATA} it carries one octet. */
    static byte[] segment(int from, int to, int flags) {
        int data = flags == DATA ? 1 : 0;
        ByteBuffer frame = ByteBuffer.allocate(HEADERS + data);
        frame.position(ETHERNET - 2).putShort((short) 0x0800);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (40 + data));
        frame.putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
        frame.putInt(LOOPBACK).putInt(LOOPBACK);
        frame.putShort((short) from).putShort((short) to).putInt(1000).putInt(2000);
        frame.put((byte) 0x50).put((byte) flags).putShort((short) 512).putInt(0);
        return frame.array();
    }
}
