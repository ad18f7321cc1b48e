package io.loopshark.benchmarks.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A classic pcap file, nanosecond stamps, Ethernet, little-endian, written through one large buffer. */
final class PcapOutput implements AutoCloseable {

    private static final int NANOSECOND_MAGIC = 0xa1b2_3c4d;
    private static final int ETHERNET = 1;
    private static final int SNAP_LENGTH = 262_144;
    private static final int RECORD_HEAD = 16;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private long packets;
    private long bytes;

    PcapOutput(Path file) throws IOException {
        out = Files.newOutputStream(file);
        buffer.putInt(NANOSECOND_MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(SNAP_LENGTH)
                .putInt(ETHERNET);
    }

    /** Appends a frame: {@code frame[0, length)}, seen at this many nanoseconds since 1970. */
    void write(long nanos, byte[] frame, int length) throws IOException {
        if (buffer.remaining() < RECORD_HEAD + length) {
            flush();
        }
        buffer.putInt((int) (nanos / NANOS_A_SECOND))
                .putInt((int) (nanos % NANOS_A_SECOND))
                .putInt(length)
                .putInt(length)
                .put(frame, 0, length);
        packets++;
    }

    /** Frames written so far. */
    long packets() {
        return packets;
    }

    /** Bytes written so far, the buffer's included. */
    long bytes() {
        return bytes + buffer.position();
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        bytes += buffer.position();
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
