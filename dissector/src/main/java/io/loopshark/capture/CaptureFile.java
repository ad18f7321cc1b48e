package io.loopshark.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * A capture that is read from its beginning to its end: pcap or pcapng, as it is or compressed by gzip or zstd. Which of them it
 * is, its first bytes tell, never its name. It needs the same memory whatever its size, a few hundred kilobytes for all captures of
 * networks.
 *
 * <pre>{@code
 * try (CaptureFile capture = CaptureFile.open(Path.of("web.pcapng.gz"))) {
 *     Frame frame = new Frame();
 *     while (capture.next(frame)) {
 *         System.out.println(frame.number() + ": " + frame.originalLength() + " bytes");
 *     }
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class CaptureFile implements FrameSource {

    private final InputWindow raw;
    private final InputWindow data;
    private final FrameReader reader;
    private final OptionalLong size;

    private CaptureFile(InputWindow raw, InputWindow data, FrameReader reader, OptionalLong size) {
        this.raw = raw;
        this.data = data;
        this.reader = reader;
        this.size = size;
    }

    /**
     * Opens a capture file, which is called in messages what the path says.
     *
     * @throws CaptureException when it is no capture, or its header is damaged
     * @throws IOException when it cannot be opened or read
     */
    public static CaptureFile open(Path path) throws IOException {
        OptionalLong size = Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
        return open(Files.newInputStream(path), path.toString(), size);
    }

    /**
     * Begins to read a capture from a stream, such as standard input. Reading waits for no more bytes than the next frame has.
     *
     * @param in the stream; {@link #close()} closes it, and so does an {@code open} that fails
     * @param name what the input is called in messages
     * @throws CaptureException when it is no capture, or its header is damaged
     * @throws IOException when it cannot be read
     */
    public static CaptureFile open(InputStream in, String name) throws IOException {
        return open(in, name, OptionalLong.empty());
    }

    private static CaptureFile open(InputStream in, String name, OptionalLong size) throws IOException {
        InputWindow raw = new InputWindow(in, name);
        InputWindow data = raw;
        try {
            data = Compression.of(raw).unwrap(raw);
            return new CaptureFile(raw, data, reader(data), size);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static FrameReader reader(InputWindow window) throws IOException {
        if (!window.ensure(Compression.MAGIC_LENGTH)) {
            throw new CaptureException(
                    window.name(), 0, window.available() == 0 ? "the file is empty" : notACapture(window));
        }
        int magic = window.streamAt(0).readS4be();
        if (PcapReader.recognizes(magic)) {
            return new PcapReader(window);
        }
        if (magic == PcapngReader.SECTION_HEADER) {
            return new PcapngReader(window);
        }
        throw new CaptureException(window.name(), 0, notACapture(window));
    }

    /** Whether what begins with these four bytes, taken in big-endian order, is a capture in one of the formats read here. */
    static boolean isCapture(int firstBytes) {
        return PcapReader.recognizes(firstBytes) || firstBytes == PcapngReader.SECTION_HEADER;
    }

    private static String notACapture(InputWindow window) {
        int from = window.position();
        int to = from + Math.min(window.available(), Compression.MAGIC_LENGTH);
        String beginning = HexFormat.ofDelimiter(" ").formatHex(window.bytes(), from, to);
        return "not a capture file: it begins with " + beginning + ", as neither pcap nor pcapng does";
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        return reader.next(frame);
    }

    @Override
    public String name() {
        return raw.name();
    }

    /** Bytes of the file consumed so far: of the file as it is, compressed or not, so that it goes up to {@link #size()}. */
    @Override
    public long position() {
        return raw.offset();
    }

    /** The file's size in bytes, compressed as it is; empty for what is no regular file. */
    public OptionalLong size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
