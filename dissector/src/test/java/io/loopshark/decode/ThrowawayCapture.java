package io.loopshark.decode;

import io.loopshark.capture.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

final class ThrowawayCapture {
    static void read(Path path, Consumer<Frame> sink) throws Exception {
        byte[] data = Files.readAllBytes(path);
        ByteBuffer b = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        if (data.length < 24) return;
        int magic = b.getInt(0);
        Frame frame = new Frame();
        if (magic == 0x0a0d0d0a) {
            ng(b, frame, sink);
            return;
        }
        if (magic == 0xd4c3b2a1 || magic == 0x4d3cb2a1) b.order(ByteOrder.BIG_ENDIAN);
        magic = b.getInt(0);
        if (magic != 0xa1b2c3d4 && magic != 0xa1b23c4d && magic != 0xa1b2cd34)
            throw new IllegalStateException("magic " + path);
        int link = b.getInt(20) & 0xffff;
        int head = magic == 0xa1b2cd34 ? 24 : 16;
        int p = 24;
        long n = 0;
        while (p + head <= data.length) {
            int cap = b.getInt(p + 8), orig = b.getInt(p + 12);
            p += head;
            if (cap < 0 || p + cap > data.length) return;
            frame.set(++n, 0, data, p, cap, orig, link, 0);
            sink.accept(frame);
            p += cap;
        }
    }

    private static void ng(ByteBuffer b, Frame frame, Consumer<Frame> sink) {
        int p = 0;
        long n = 0;
        List<int[]> ifs = new ArrayList<>();
        byte[] data = b.array();
        while (p + 12 <= data.length) {
            if (b.getInt(p) == 0x0a0d0d0a) {
                b.order(ByteOrder.LITTLE_ENDIAN);
                if (b.getInt(p + 8) != 0x1a2b3c4d) b.order(ByteOrder.BIG_ENDIAN);
                ifs.clear();
            }
            int type = b.getInt(p), len = b.getInt(p + 4);
            if (len < 12 || p + len > data.length) return;
            int x = p + 8;
            if (type == 1) ifs.add(new int[] {b.getShort(x) & 0xffff, b.getInt(x + 4)});
            else if (type == 6) {
                frame.set(++n, 0, data, x + 20, b.getInt(x + 12), b.getInt(x + 16), ifs.get(b.getInt(x))[0], 0);
                sink.accept(frame);
            } else if (type == 2) {
                frame.set(++n, 0, data, x + 20, b.getInt(x + 12), b.getInt(x + 16), ifs.get(b.getShort(x))[0], 0);
                sink.accept(frame);
            } else if (type == 3) {
                int orig = b.getInt(x);
                int cap = Math.min(orig, len - 16);
                if (ifs.get(0)[1] != 0) cap = Math.min(cap, ifs.get(0)[1]);
                frame.set(++n, 0, data, x + 4, cap, orig, ifs.get(0)[0], 0);
                sink.accept(frame);
            }
            p += len;
        }
    }
}
