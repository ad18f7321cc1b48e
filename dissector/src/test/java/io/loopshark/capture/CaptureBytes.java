package io.loopshark.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts the bytes of captures together, right and wrong ones, independently of the project's own writer. */
final class CaptureBytes {

    static final int MICROSECONDS = 0xa1b2_c3d4;
    static final int NANOSECONDS = 0xa1b2_3c4d;
    static final int MODIFIED = 0xa1b2_cd34;

    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CaptureBytes(ByteOrder order) {
        this.order = order;
    }

    /** A pcap file header of version 2.4. */
    static CaptureBytes pcap(ByteOrder order, int magic, int network) {
        return pcap(order, magic, 2, 4, network);
    }

    static CaptureBytes pcap(ByteOrder order, int magic, int major, int minor, int network) {
        CaptureBytes bytes = new CaptureBytes(order);
        ByteBuffer head = bytes.buffer(24);
        head.putInt(magic).putShort((short) major).putShort((short) minor);
        head.putInt(0).putInt(0).putInt(65535).putInt(network);
        return bytes.add(head);
    }

    /** A pcapng section header. */
    static CaptureBytes pcapng(ByteOrder order) {
        return new CaptureBytes(order).section(1, 0);
    }

    CaptureBytes section(int major, int minor) {
        ByteBuffer body = buffer(16);
        body.putInt(0x1a2b_3c4d).putShort((short) major).putShort((short) minor).putLong(-1);
        return block(0x0a0d_0d0a, contents(body));
    }

    /** A pcap record that says the truth. */
    CaptureBytes record(int seconds, int fraction, byte[] data) {
        return record(seconds, fraction, data.length, data.length, data);
    }

    CaptureBytes record(int seconds, int fraction, int first, int second, byte[] data) {
        return add(buffer(16).putInt(seconds).putInt(fraction).putInt(first).putInt(second))
                .add(data);
    }

    /** An interface description with options, each made by {@link #option}. */
    CaptureBytes interfaceDescription(int linkType, int snapLength, byte[]... options) {
        ByteBuffer head =
                buffer(8).putShort((short) linkType).putShort((short) 0).putInt(snapLength);
        byte[][] parts = new byte[options.length + 1][];
        parts[0] = contents(head);
        System.arraycopy(options, 0, parts, 1, options.length);
        return block(1, concatenated(parts));
    }

    byte[] option(int code, byte... value) {
        int padded = value.length + 3 & ~3;
        return contents(buffer(4 + padded)
                .putShort((short) code)
                .putShort((short) value.length)
                .put(value));
    }

    byte[] longOption(int code, long value) {
        return option(code, contents(buffer(8).putLong(value)));
    }

    /** An enhanced packet that says the truth. */
    CaptureBytes enhanced(int interfaceId, long units, byte[] data) {
        return enhanced(interfaceId, units, data.length, data.length, data);
    }

    CaptureBytes enhanced(int interfaceId, long units, int captured, int original, byte[] data) {
        ByteBuffer body = buffer(20 + (data.length + 3 & ~3));
        body.putInt(interfaceId)
                .putInt((int) (units >>> 32))
                .putInt((int) units)
                .putInt(captured)
                .putInt(original);
        return block(6, contents(body.put(data)));
    }

    CaptureBytes obsolete(int interfaceId, long units, byte[] data) {
        ByteBuffer body = buffer(20 + (data.length + 3 & ~3));
        body.putShort((short) interfaceId).putShort((short) -1);
        body.putInt((int) (units >>> 32))
                .putInt((int) units)
                .putInt(data.length)
                .putInt(data.length);
        return block(2, contents(body.put(data)));
    }

    CaptureBytes simple(int original, byte[] data) {
        ByteBuffer body = buffer(4 + (data.length + 3 & ~3));
        return block(3, contents(body.putInt(original).put(data)));
    }

    /** Any block whose two lengths are right. */
    CaptureBytes block(int type, byte[] body) {
        return block(type, 12 + body.length, body, 12 + body.length);
    }

    CaptureBytes block(int type, int length, byte[] body, int lengthAgain) {
        return add(buffer(8).putInt(type).putInt(length))
                .add(body)
                .add(buffer(4).putInt(lengthAgain));
    }

    CaptureBytes add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private CaptureBytes add(ByteBuffer buffer) {
        return add(contents(buffer));
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    private static byte[] contents(ByteBuffer buffer) {
        byte[] contents = new byte[buffer.capacity()];
        buffer.rewind().get(contents);
        return contents;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] gzip(byte[] data) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(data);
        }
        return compressed.toByteArray();
    }

    /** Every frame of a capture, as copies; throws what reading throws. */
    static List<Frame> frames(byte[] capture) throws IOException {
        return frames(new ByteArrayInputStream(capture));
    }

    static List<Frame> frames(InputStream capture) throws IOException {
        List<Frame> frames = new ArrayList<>();
        readInto(frames, capture);
        return frames;
    }

    /** Adds the frames as they come, so that those before damage are there when it throws. */
    static void readInto(List<Frame> frames, InputStream capture) throws IOException {
        try (CaptureFile file = CaptureFile.open(capture, "test")) {
            Frame frame = new Frame();
            while (file.next(frame)) {
                frames.add(frame.copy());
            }
        }
    }

    /** What {@link #read} came to. */
    record Reading(List<Frame> frames, @Nullable CaptureException damage) {
        String complaint() {
            return damage == null ? "none" : damage.offset() + ": " + damage.reason();
        }
    }

    /** The frames before the damage, and the damage. */
    static Reading read(byte[] capture) {
        List<Frame> frames = new ArrayList<>();
        try {
            readInto(frames, new ByteArrayInputStream(capture));
            return new Reading(frames, null);
        } catch (CaptureException e) {
            return new Reading(frames, e);
        } catch (IOException e) {
            throw new AssertionError("only a CaptureException may tell of bad bytes", e);
        }
    }
}
