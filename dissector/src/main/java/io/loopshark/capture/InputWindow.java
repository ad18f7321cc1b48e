package io.loopshark.capture;

import com.github.luben.zstd.ZstdIOException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;

/**
 * The part of an input that is in memory: bytes from {@link #position()} up to the window's end. It slides forward only, and it
 * grows only when a record asks for more bytes than it holds, and then no faster than bytes really arrive: a length that lies
 * costs no memory.
 */
final class InputWindow implements Closeable {

    /** Large enough that system calls do not count, small enough to stay in the processor's cache. */
    private static final int INITIAL_CAPACITY = 256 * 1024;

    private final InputStream in;
    private final String name;
    private final ByteArrayStream stream = new ByteArrayStream();
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int position;
    private int limit;
    private long base;

    /**
     * @param in where the bytes come from; closed with the window
     * @param name what the input is called in messages
     */
    InputWindow(InputStream in, String name) {
        this.in = in;
        this.name = name;
        stream.wrap(bytes);
    }

    /** What the input is called in messages. */
    String name() {
        return name;
    }

    /** The array that holds the window; another one after {@link #ensure} had to make room. */
    byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} the window begins. */
    int position() {
        return position;
    }

    /** How many bytes the window holds. */
    int available() {
        return limit - position;
    }

    /** Where the window begins in the whole input, in bytes from 0. */
    long offset() {
        return base + position;
    }

    /** The stream for wire types, set to {@code distance} bytes after the window's beginning. */
    ByteArrayStream streamAt(int distance) {
        stream.seek(position + distance);
        return stream;
    }

    /**
     * Sees to it that the window holds {@code count} bytes. Arrays, positions and streams got before are void afterwards.
     *
     * @return false when the input ends before that; what is left of it is then in the window
     * @throws CaptureException when the input is compressed and damaged
     */
    boolean ensure(int count) throws IOException {
        return limit - position >= count || fill(count);
    }

    /** Moves the window's beginning forward over bytes that it holds. */
    void advance(int count) {
        position += count;
    }

    /**
     * Moves the window's beginning forward, reading on where needed.
     *
     * @return false when the input ends before that
     */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > limit - position) {
            left -= limit - position;
            position = limit;
            if (!fill(1)) {
                return false;
            }
        }
        position += (int) left;
        return true;
    }

    private boolean fill(int count) throws IOException {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        base += position;
        limit -= position;
        position = 0;
        while (limit < count) {
            if (limit == bytes.length) {
                grow(count);
            }
            int got = read();
            if (got < 0) {
                return false;
            }
            limit += got;
        }
        return true;
    }

    private void grow(int wanted) {
        byte[] larger = new byte[(int) Math.min(wanted, 2L * bytes.length)];
        System.arraycopy(bytes, 0, larger, 0, limit);
        bytes = larger;
        stream.wrap(bytes);
    }

    private int read() throws IOException {
        try {
            return in.read(bytes, limit, bytes.length - limit);
        } catch (EOFException e) {
            throw new CaptureException(name, base + limit, "the compressed data is cut short");
        } catch (ZipException e) {
            throw new CaptureException(
                    name, base + limit, Objects.requireNonNullElse(e.getMessage(), "damaged gzip data"));
        } catch (ZstdIOException e) {
            String cause = Objects.requireNonNullElse(e.getMessage(), "unknown").toLowerCase(Locale.ROOT);
            throw new CaptureException(name, base + limit, "the zstd data is damaged or cut short: " + cause);
        }
    }

    /** The same bytes as a stream, for readers that want one. It takes them out of the window. */
    InputStream asStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (!ensure(1)) {
                    return -1;
                }
                int value = bytes[position] & 0xff;
                advance(1);
                return value;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!ensure(1)) {
                    return -1;
                }
                int count = Math.min(length, InputWindow.this.available());
                System.arraycopy(bytes, position, target, from, count);
                advance(count);
                return count;
            }

            @Override
            public int available() {
                return InputWindow.this.available();
            }

            @Override
            public void close() throws IOException {
                InputWindow.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
