package io.loopshark.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a pcapng capture of one section, with nanoseconds, lengths on the wire, and comments.
 *
 * <pre>{@code
 * try (PcapngWriter writer = PcapngWriter.create(Path.of("lo.pcapng"))) {
 *     int lo = writer.addInterface(LinkType.ETHERNET, 262_144, "lo");
 *     writer.write(lo, frame, List.of("the client's SYN"));
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class PcapngWriter implements Closeable, Flushable {

    private static final int SECTION_HEADER = 0x0a0d_0d0a;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;

    private static final int COMMENT = 1;
    private static final int USER_APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int TIME_RESOLUTION = 9;
    private static final byte NANOSECONDS = 9;

    private static final int BLOCK_OVERHEAD = 12;
    private static final int OPTION_OVERHEAD = 4;
    private static final int END_OF_OPTIONS_LENGTH = 4;
    private static final int LONGEST_OPTION = 0xffff;
    private static final int HEAD_CAPACITY = 28;

    private final OutputStream out;
    private final ByteBuffer scratch = ByteBuffer.allocate(HEAD_CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<Integer, Integer> interfaceOfLinkType = new HashMap<>();
    private int interfaces;

    /**
     * Begins a capture on a stream.
     *
     * @param out where it goes; closed by {@link #close()}
     * @param application what is recorded as the program that wrote the capture
     * @throws IOException when writing fails
     */
    public PcapngWriter(OutputStream out, String application) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        byte[] name = encoded(application);
        int length = BLOCK_OVERHEAD + 16 + optionLength(name.length) + END_OF_OPTIONS_LENGTH;
        begin(SECTION_HEADER, length);
        scratch.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        writeScratch();
        writeOption(USER_APPLICATION, name);
        end(length);
    }

    /**
     * Begins a capture in a new file, or in place of an old one.
     *
     * @throws IOException when the file cannot be made or written
     */
    public static PcapngWriter create(Path file) throws IOException {
        return create(file, "Loopshark");
    }

    /**
     * Begins a capture in a new file, or in place of an old one.
     *
     * @param application what is recorded as the program that wrote the capture
     * @throws IOException when the file cannot be made or written
     */
    public static PcapngWriter create(Path file, String application) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        try {
            return new PcapngWriter(out, application);
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /**
     * Describes an interface without a name.
     *
     * @see #addInterface(int, int, String)
     */
    public int addInterface(int linkType, int snapLength) throws IOException {
        return addInterface(linkType, snapLength, "");
    }

    /**
     * Describes an interface; packets of it may follow.
     *
     * @param linkType its link type's number in the registry ({@link LinkType}), 0 to 65535
     * @param snapLength the most bytes kept of a frame; 0 for no limit
     * @param name what the interface is called; none is recorded when empty
     * @return its number, for {@link #write}: 0, 1, 2 …
     * @throws IOException when writing fails
     */
    public int addInterface(int linkType, int snapLength, String name) throws IOException {
        Objects.checkIndex(linkType, 1 << Short.SIZE);
        byte[] encoded = encoded(name);
        int nameLength = encoded.length == 0 ? 0 : optionLength(encoded.length);
        int length = BLOCK_OVERHEAD + 8 + nameLength + optionLength(1) + END_OF_OPTIONS_LENGTH;
        begin(INTERFACE_DESCRIPTION, length);
        scratch.putShort((short) linkType).putShort((short) 0).putInt(snapLength);
        writeScratch();
        if (encoded.length > 0) {
            writeOption(INTERFACE_NAME, encoded);
        }
        writeOption(TIME_RESOLUTION, new byte[] {NANOSECONDS});
        end(length);
        interfaceOfLinkType.putIfAbsent(linkType, interfaces);
        return interfaces++;
    }

    /**
     * Writes a frame as one of the first interface of its link type, which is described first if there is none yet.
     *
     * @throws IOException when writing fails
     */
    public void write(Frame frame) throws IOException {
        write(frame, List.of());
    }

    /**
     * Writes a frame with comments as one of the first interface of its link type, which is described first if there is none yet.
     *
     * @param comments as for {@link #write(int, Frame, List)}
     * @throws IllegalArgumentException when a comment is too long
     * @throws IOException when writing fails
     */
    public void write(Frame frame, List<String> comments) throws IOException {
        Integer known = interfaceOfLinkType.get(frame.linkType());
        write(known == null ? addInterface(frame.linkType(), 0) : known, frame, comments);
    }

    /**
     * Writes a frame with comments, whatever link type and interface the frame itself says.
     *
     * @param interfaceId a number that {@link #addInterface} gave
     * @param frame the frame; a time before 1970 is written as the beginning of 1970, since the format knows no earlier one
     * @param comments shown by Wireshark with the packet, in their order; each at most 65,535 octets in UTF-8
     * @throws IllegalArgumentException when a comment is longer
     * @throws IndexOutOfBoundsException when there is no such interface
     * @throws IOException when writing fails
     */
    public void write(int interfaceId, Frame frame, List<String> comments) throws IOException {
        Objects.checkIndex(interfaceId, interfaces);
        byte[][] encoded = new byte[comments.size()][];
        int optionsLength = encoded.length == 0 ? 0 : END_OF_OPTIONS_LENGTH;
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = encoded(comments.get(i));
            optionsLength = Math.addExact(optionsLength, optionLength(encoded[i].length));
        }
        int captured = frame.capturedLength();
        int length = Math.addExact(BLOCK_OVERHEAD + 20 + captured + padding(captured), optionsLength);
        begin(ENHANCED_PACKET, length);
        long nanos = Math.max(0, frame.timestampNanos());
        scratch.putInt(interfaceId).putInt((int) (nanos >>> Integer.SIZE)).putInt((int) nanos);
        scratch.putInt(captured).putInt(frame.originalLength());
        writeScratch();
        out.write(frame.bytes(), frame.offset(), captured);
        pad(captured);
        for (byte[] comment : encoded) {
            writeOption(COMMENT, comment);
        }
        if (encoded.length > 0) {
            writeEndOfOptions();
        }
        writeLength(length);
    }

    private void begin(int type, int length) {
        scratch.clear();
        scratch.putInt(type).putInt(length);
    }

    private void end(int length) throws IOException {
        writeEndOfOptions();
        writeLength(length);
    }

    private void writeLength(int length) throws IOException {
        scratch.clear();
        scratch.putInt(length);
        writeScratch();
    }

    private void writeEndOfOptions() throws IOException {
        writeLength(0);
    }

    private void writeOption(int code, byte[] value) throws IOException {
        scratch.clear();
        scratch.putShort((short) code).putShort((short) value.length);
        writeScratch();
        out.write(value);
        pad(value.length);
    }

    private void writeScratch() throws IOException {
        out.write(scratch.array(), 0, scratch.position());
    }

    private void pad(int length) throws IOException {
        for (int i = padding(length); i > 0; i--) {
            out.write(0);
        }
    }

    private static int padding(int length) {
        return -length & 3;
    }

    private static int optionLength(int valueLength) {
        return OPTION_OVERHEAD + valueLength + padding(valueLength);
    }

    private static byte[] encoded(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        if (encoded.length > LONGEST_OPTION) {
            throw new IllegalArgumentException(
                    "a text of " + encoded.length + " octets, where pcapng has room for " + LONGEST_OPTION);
        }
        return encoded;
    }

    /** Passes all that was written on to the stream. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
