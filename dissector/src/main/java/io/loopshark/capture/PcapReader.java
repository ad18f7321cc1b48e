package io.loopshark.capture;

import io.loopshark.ksy.wire.Pcap;
import java.io.IOException;

/** Reads pcap: a file header, then one record after the other, all in the byte order of the machine that wrote it. */
final class PcapReader implements FrameReader {

    private static final int MICROSECONDS = 0xa1b2_c3d4;
    private static final int NANOSECONDS = 0xa1b2_3c4d;
    private static final int MODIFIED = 0xa1b2_cd34;

    private static final int FILE_HEAD_LENGTH = 24;
    private static final int RECORD_HEAD_LENGTH = 16;
    private static final int MODIFIED_RECORD_HEAD_LENGTH = 24;

    private static final int LINK_TYPE_MASK = 0xffff;
    private static final int RESERVED_MASK = 0x03ff_0000;

    private static final int DG_UX_VERSION = 543;

    /** In which order a record has its two lengths. */
    private enum Lengths {
        CAPTURED_FIRST,
        ORIGINAL_FIRST,
        SMALLER_IS_CAPTURED
    }

    private final InputWindow window;
    private final Pcap.RecordHead head;
    private final int headLength;
    private final int nanosPerFraction;
    private final Lengths lengths;
    private final int linkType;
    private final int maximum;
    private long number;

    /** Whether a file that begins with these four bytes, taken in big-endian order, is pcap. */
    static boolean recognizes(int firstBytes) {
        return isMagic(firstBytes) || isMagic(Integer.reverseBytes(firstBytes));
    }

    private static boolean isMagic(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS || magic == MODIFIED;
    }

    /**
     * Reads the file header.
     *
     * @param window an input that {@linkplain #recognizes begins} as pcap does
     * @throws CaptureException when the header is cut short, or says what no reader understands
     */
    PcapReader(InputWindow window) throws IOException {
        this.window = window;
        if (!window.ensure(FILE_HEAD_LENGTH)) {
            throw damaged(
                    "cut short in the middle of the file header: " + window.available() + " of 24 bytes are there");
        }
        boolean littleEndian = !isMagic(window.streamAt(0).readS4be());
        Pcap heads = new Pcap(window.streamAt(0), littleEndian);
        Pcap.FileHead file = new Pcap.FileHead(window.streamAt(0), heads, heads, littleEndian);
        file._read();
        if (file.versionMajor() < 2) {
            throw damaged("pcap version " + file.versionMajor() + "." + file.versionMinor() + " is not supported");
        }
        int network = (int) file.network();
        if ((network & RESERVED_MASK) != 0) {
            throw damaged("reserved bits of the link type are set: " + String.format("%08x", network));
        }
        int magic = (int) file.magic();
        boolean aix = AixLinkType.isAix(file.versionMajor(), file.versionMinor(), network & LINK_TYPE_MASK);
        linkType = aix ? AixLinkType.toLinkType(network & LINK_TYPE_MASK) : network & LINK_TYPE_MASK;
        nanosPerFraction = aix || magic == NANOSECONDS ? 1 : 1000;
        lengths = lengths(file.versionMajor(), file.versionMinor());
        headLength = magic == MODIFIED ? MODIFIED_RECORD_HEAD_LENGTH : RECORD_HEAD_LENGTH;
        maximum = FrameReader.maximum(linkType);
        head = new Pcap.RecordHead(window.streamAt(0), heads, heads, littleEndian);
        window.advance(FILE_HEAD_LENGTH);
    }

    // The lengths changed places with version 2.3, but some programs had the new version and the old order.
    private static Lengths lengths(int major, int minor) {
        if (major == DG_UX_VERSION || major == 2 && minor < 3) {
            return Lengths.ORIGINAL_FIRST;
        }
        return major == 2 && minor == 3 ? Lengths.SMALLER_IS_CAPTURED : Lengths.CAPTURED_FIRST;
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        if (!window.ensure(headLength)) {
            return end();
        }
        window.streamAt(0);
        head._read();
        long captured = head.capturedLength();
        long original = head.originalLength();
        if (lengths != Lengths.CAPTURED_FIRST && (lengths == Lengths.ORIGINAL_FIRST || captured > original)) {
            captured = head.originalLength();
            original = head.capturedLength();
        }
        if (captured > maximum) {
            throw damaged("a packet of " + captured + " bytes, more than the maximum of " + maximum);
        }
        int length = (int) captured;
        if (!window.ensure(headLength + length)) {
            throw damaged("cut short in the middle of a packet: " + (window.available() - headLength) + " of " + length
                    + " bytes are there");
        }
        frame.set(
                ++number,
                head.seconds() * 1_000_000_000L + head.fraction() * nanosPerFraction,
                window.bytes(),
                window.position() + headLength,
                length,
                FrameReader.originalLength(original),
                linkType,
                0);
        frame.timestampDigits(nanosPerFraction == 1 ? 9 : 6);
        window.advance(headLength + length);
        return true;
    }

    private boolean end() throws CaptureException {
        if (window.available() == 0) {
            return false;
        }
        throw damaged("cut short in the middle of a packet: " + window.available() + " of the " + headLength
                + " bytes of its header are there");
    }

    private CaptureException damaged(String reason) {
        return new CaptureException(window.name(), window.offset(), reason);
    }
}
