package io.loopshark.report.page;

import io.loopshark.decode.PacketView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The TCP headers of a capture, as far as they were captured, by frame. */
final class HeaderBytes {

    private long[] frames = new long[1024];
    private int[] ends = new int[1024];
    private int size;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Takes the header of the next frame. */
    void take(PacketView packet) {
        if (size == frames.length) {
            frames = Arrays.copyOf(frames, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        bytes.write(packet.bytes(), packet.frameOffset() + packet.tcpOffset(), packet.tcpCaptured());
        frames[size] = packet.frameNumber();
        ends[size] = bytes.size();
        size++;
    }

    /** Where the header of this frame stands among the others; negative if there is none. */
    int find(long frame) {
        return Arrays.binarySearch(frames, 0, size, frame);
    }

    /** Where the header that stands there begins. */
    int offset(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }

    /** How many octets it has, 0 to 60. */
    int length(int at) {
        return ends[at] - offset(at);
    }

    int byteLength() {
        return bytes.size();
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}
