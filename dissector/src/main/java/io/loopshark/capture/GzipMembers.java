package io.loopshark.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The data of a gzip file (RFC 1952): one member after the other until the input's end. Unlike the JDK's stream it takes neither a
 * damaged later member nor other bytes after a member for the end, and it gives all data before the damage.
 */
final class GzipMembers extends InputStream {

    private static final int HEAD_LENGTH = 10;
    private static final int TAIL_LENGTH = 8;
    private static final int DEFLATE = 8;
    private static final int HAS_HEAD_CHECKSUM = 1 << 1;
    private static final int HAS_EXTRA = 1 << 2;
    private static final int HAS_NAME = 1 << 3;
    private static final int HAS_COMMENT = 1 << 4;

    private final InputWindow raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean inMember;
    private int fed;
    private @Nullable ZipException damage;

    /** @param raw the compressed bytes, beginning with a member; closed with this stream */
    GzipMembers(InputWindow raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws ZipException when the data is damaged
     * @throws EOFException when it is cut short
     */
    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (damage == null) {
            if (!inMember && !beginMember()) {
                return -1;
            }
            int count = inflate(target, from, length);
            if (count > 0) {
                checksum.update(target, from, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (damage == null) {
                feed();
            }
        }
        throw damage;
    }

    private boolean beginMember() throws IOException {
        if (!raw.ensure(1)) {
            return false;
        }
        require(HEAD_LENGTH);
        ByteArrayStream head = raw.streamAt(0);
        if (head.readU2be() != 0x1f8b) {
            throw new ZipException("what follows the compressed data is no gzip data");
        }
        if (head.readU1() != DEFLATE) {
            throw new ZipException("the gzip data is compressed by an unknown method");
        }
        int flags = head.readU1();
        raw.advance(HEAD_LENGTH);
        if ((flags & HAS_EXTRA) != 0) {
            require(2);
            int extra = raw.streamAt(0).readU2le();
            pass(2 + extra);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEAD_CHECKSUM) != 0) {
            pass(2);
        }
        inMember = true;
        return true;
    }

    /** Inflates into {@code target}; damage behind the first bytes is kept for the next call. */
    private int inflate(byte[] target, int from, int length) {
        long before = inflater.getBytesWritten();
        try {
            inflater.inflate(target, from, length);
            if (inflater.needsDictionary()) {
                damage = new ZipException("the gzip data asks for a dictionary");
            }
        } catch (DataFormatException e) {
            damage = new ZipException("the gzip data is damaged: " + e.getMessage());
        }
        raw.advance(fed - inflater.getRemaining());
        fed = inflater.getRemaining();
        return (int) (inflater.getBytesWritten() - before);
    }

    private void feed() throws IOException {
        require(1);
        fed = raw.available();
        inflater.setInput(raw.bytes(), raw.position(), fed);
    }

    private void endMember() throws IOException {
        require(TAIL_LENGTH);
        ByteArrayStream tail = raw.streamAt(0);
        if (tail.readU4le() != checksum.getValue()) {
            throw new ZipException("the gzip data is damaged: its checksum is wrong");
        }
        if (tail.readU4le() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("the gzip data is damaged: its length is wrong");
        }
        raw.advance(TAIL_LENGTH);
        inflater.reset();
        fed = 0;
        checksum.reset();
        inMember = false;
    }

    private void require(int count) throws IOException {
        if (!raw.ensure(count)) {
            throw new EOFException();
        }
    }

    private void pass(long count) throws IOException {
        if (!raw.skip(count)) {
            throw new EOFException();
        }
    }

    private void skipText() throws IOException {
        int octet;
        do {
            require(1);
            octet = raw.streamAt(0).readU1();
            raw.advance(1);
        } while (octet != 0);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        raw.close();
    }
}
