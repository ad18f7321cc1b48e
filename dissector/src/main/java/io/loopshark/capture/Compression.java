package io.loopshark.capture;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What an input may be wrapped in, recognized by its first bytes whatever it is called. */
enum Compression {
    NONE,
    GZIP,
    ZSTD;

    /** Bytes that tell the compression, and an uncompressed capture's format. */
    static final int MAGIC_LENGTH = 4;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZSTD_MAGIC = 0xfd2f_b528;
    private static final int ZSTD_SKIPPABLE_MAGIC = 0x184d_2a50;
    private static final int ZSTD_STEP = 16 * 1024;

    /** The compression of an input; {@link #NONE} for one of fewer than {@link #MAGIC_LENGTH} bytes. */
    static Compression of(InputWindow raw) throws IOException {
        return raw.ensure(MAGIC_LENGTH) ? of(raw.streamAt(0).readS4be()) : NONE;
    }

    /** The compression of what begins with these four bytes, taken in big-endian order. */
    static Compression of(int firstBytes) {
        if (firstBytes >>> Short.SIZE == GZIP_MAGIC) {
            return GZIP;
        }
        int magic = Integer.reverseBytes(firstBytes);
        return magic == ZSTD_MAGIC || (magic & ~0xf) == ZSTD_SKIPPABLE_MAGIC ? ZSTD : NONE;
    }

    /**
     * The uncompressed bytes of {@code raw}: itself when it is not compressed.
     *
     * @throws CaptureException when the library for this compression does not work on this machine
     */
    InputWindow unwrap(InputWindow raw) throws IOException {
        if (this == NONE) {
            return raw;
        }
        return new InputWindow(this == GZIP ? new GzipMembers(raw) : zstd(raw), raw.name());
    }

    private static InputStream zstd(InputWindow raw) throws IOException {
        try {
            return new SmallSteps(new ZstdInputStreamNoFinalizer(raw.asStream()));
        } catch (LinkageError e) {
            throw new CaptureException(
                    raw.name(), 0, "zstd data, and the library for it does not load here: " + e.getMessage());
        }
    }

    /** The library gives nothing of a read in which it meets damage; small reads keep what is lost by that small. */
    private static final class SmallSteps extends FilterInputStream {

        SmallSteps(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return in.read(target, from, Math.min(length, ZSTD_STEP));
        }
    }
}
