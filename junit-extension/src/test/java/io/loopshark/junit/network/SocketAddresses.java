package io.loopshark.junit.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code struct sockaddr_in} (ip(7)) and plain option values, as the kernel reads them. */
final class SocketAddresses {
    static final int LOOPBACK = 0x7f00_0001;
    static final int LENGTH = 16;

    private SocketAddresses() {}

    static byte[] of(int address, int port) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH).order(ByteOrder.nativeOrder());
        buffer.putShort((short) LibC.AF_INET);
        buffer.order(ByteOrder.BIG_ENDIAN).putShort((short) port).putInt(address);
        return buffer.array();
    }

    static byte[] value(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(number)
                .array();
    }
}
