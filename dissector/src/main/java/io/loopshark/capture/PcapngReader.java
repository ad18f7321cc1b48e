package io.loopshark.capture;

import static io.loopshark.capture.PcapngWire.BLOCK_HEAD_LENGTH;
import static io.loopshark.capture.PcapngWire.BLOCK_TAIL_LENGTH;
import static io.loopshark.capture.PcapngWire.ENHANCED_PACKET_LENGTH;
import static io.loopshark.capture.PcapngWire.INTERFACE_DESCRIPTION_LENGTH;
import static io.loopshark.capture.PcapngWire.OBSOLETE_PACKET_LENGTH;
import static io.loopshark.capture.PcapngWire.OPTION_HEAD_LENGTH;
import static io.loopshark.capture.PcapngWire.SECTION_HEADER_LENGTH;
import static io.loopshark.capture.PcapngWire.SIMPLE_PACKET_LENGTH;

import io.loopshark.ksy.wire.Pcapng;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pcapng: sections, each in a byte order of its own, with interfaces and packets. Blocks of other kinds are skipped, whatever
 * their size.
 */
final class PcapngReader implements FrameReader {

    /** A section header's type, which reads the same in both byte orders. */
    static final int SECTION_HEADER = 0x0a0d_0d0a;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int BLOCK_OVERHEAD = BLOCK_HEAD_LENGTH + BLOCK_TAIL_LENGTH;

    private static final int END_OF_OPTIONS = 0;
    private static final int IF_TSRESOL = 9;
    private static final int IF_TSOFFSET = 14;

    /** Wireshark's bound too; it leaves ample room for options beside an ordinary frame. */
    private static final int LARGEST_BLOCK = 16 << 20;

    private static final int ROOM_FOR_OPTIONS = 1 << 20;

    /** Far more than any capture has; a file that declares on and on must not fill the memory. */
    private static final int MOST_INTERFACES = 1 << 16;

    private record Interface(int linkType, long snapLength, int maximum, TimeScale time) {}

    private final InputWindow window;
    private final PcapngWire littleEndian;
    private final PcapngWire bigEndian;
    private final List<Interface> interfaces = new ArrayList<>();
    private PcapngWire wire;
    private int largestBlock = LARGEST_BLOCK;
    private long number;

    /**
     * Reads the first section's header.
     *
     * @param window an input that begins with {@link #SECTION_HEADER}
     * @throws CaptureException when the header is cut short or damaged
     */
    PcapngReader(InputWindow window) throws IOException {
        this.window = window;
        littleEndian = new PcapngWire(window.streamAt(0), true);
        bigEndian = new PcapngWire(window.streamAt(0), false);
        wire = littleEndian;
        beginSection();
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        while (window.ensure(BLOCK_HEAD_LENGTH)) {
            window.streamAt(0);
            wire.blockHead._read();
            int type = (int) wire.blockHead.blockType();
            long length = wire.blockHead.totalLength();
            switch (type) {
                case ENHANCED_PACKET -> {
                    enhancedPacket(frame, holdBlock("enhanced packet", length, ENHANCED_PACKET_LENGTH));
                    return true;
                }
                case SIMPLE_PACKET -> {
                    simplePacket(frame, holdBlock("simple packet", length, SIMPLE_PACKET_LENGTH));
                    return true;
                }
                case OBSOLETE_PACKET -> {
                    obsoletePacket(frame, holdBlock("packet", length, OBSOLETE_PACKET_LENGTH));
                    return true;
                }
                case SECTION_HEADER -> beginSection();
                case INTERFACE_DESCRIPTION -> {
                    addInterface(holdBlock("interface description", length, INTERFACE_DESCRIPTION_LENGTH));
                }
                default -> skipBlock(length);
            }
        }
        if (window.available() > 0) {
            throw damaged("cut short in the middle of a block: " + window.available()
                    + " of the 8 bytes of its head are there");
        }
        return false;
    }

    private void beginSection() throws IOException {
        if (!window.ensure(BLOCK_HEAD_LENGTH + BLOCK_TAIL_LENGTH)) {
            throw damaged("cut short in the middle of a section header");
        }
        int magic = window.streamAt(BLOCK_HEAD_LENGTH).readS4be();
        if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
            throw damaged("no byte order in a section header: " + String.format("%08x", magic));
        }
        wire = magic == BYTE_ORDER_MAGIC ? bigEndian : littleEndian;
        window.streamAt(0);
        wire.blockHead._read();
        int length = holdBlock("section header", wire.blockHead.totalLength(), SECTION_HEADER_LENGTH);
        window.streamAt(BLOCK_HEAD_LENGTH);
        wire.sectionHeader._read();
        int major = wire.sectionHeader.versionMajor();
        int minor = wire.sectionHeader.versionMinor();
        if (major != 1 || minor != 0 && minor != 2) {
            throw damaged("pcapng version " + major + "." + minor + " is not supported");
        }
        interfaces.clear();
        window.advance(length);
    }

    private void addInterface(int length) throws CaptureException {
        if (interfaces.size() == MOST_INTERFACES) {
            throw damaged("more than " + MOST_INTERFACES + " interfaces in one section");
        }
        window.streamAt(BLOCK_HEAD_LENGTH);
        wire.interfaceDescription._read();
        int linkType = wire.interfaceDescription.linkType();
        int maximum = FrameReader.maximum(linkType);
        largestBlock = Math.max(largestBlock, maximum + ROOM_FOR_OPTIONS);
        TimeScale time = timeScale(BLOCK_HEAD_LENGTH + INTERFACE_DESCRIPTION_LENGTH, length - BLOCK_TAIL_LENGTH);
        interfaces.add(new Interface(linkType, wire.interfaceDescription.snapLength(), maximum, time));
        window.advance(length);
    }

    /** Reads an interface's options, which stand between two distances from the block's beginning. */
    private TimeScale timeScale(int from, int to) throws CaptureException {
        int resolution = TimeScale.DEFAULT_RESOLUTION;
        long offset = 0;
        int at = from;
        while (to - at >= OPTION_HEAD_LENGTH) {
            window.streamAt(at);
            wire.optionHead._read();
            int code = wire.optionHead.code();
            int length = wire.optionHead.valueLength();
            at += OPTION_HEAD_LENGTH;
            if (code == END_OF_OPTIONS) {
                break;
            }
            if (length > to - at) {
                throw damaged("an option of " + length + " bytes where only " + (to - at) + " are left");
            }
            if (code == IF_TSRESOL && length == 1) {
                resolution = window.streamAt(at).readU1();
            } else if (code == IF_TSOFFSET && length == Long.BYTES) {
                offset = wire == bigEndian
                        ? window.streamAt(at).readS8be()
                        : window.streamAt(at).readS8le();
            }
            at += length + 3 & ~3;
        }
        return new TimeScale(resolution, offset);
    }

    private void enhancedPacket(Frame frame, int length) throws CaptureException {
        window.streamAt(BLOCK_HEAD_LENGTH);
        Pcapng.EnhancedPacket packet = wire.enhancedPacket;
        packet._read();
        long units = packet.timestampHigh() << Integer.SIZE | packet.timestampLow();
        give(frame, length, packet.interfaceId(), units, packet.capturedLength(), packet.originalLength());
    }

    private void obsoletePacket(Frame frame, int length) throws CaptureException {
        window.streamAt(BLOCK_HEAD_LENGTH);
        Pcapng.ObsoletePacket packet = wire.obsoletePacket;
        packet._read();
        long units = packet.timestampHigh() << Integer.SIZE | packet.timestampLow();
        give(frame, length, packet.interfaceId(), units, packet.capturedLength(), packet.originalLength());
    }

    /** Enhanced and obsolete packets have the frame at the same place. */
    private void give(Frame frame, int length, long interfaceId, long units, long captured, long original)
            throws CaptureException {
        Interface from = interfaceWith(interfaceId);
        checkCaptured(captured, length - BLOCK_OVERHEAD - ENHANCED_PACKET_LENGTH, from.maximum);
        int offset = window.position() + BLOCK_HEAD_LENGTH + ENHANCED_PACKET_LENGTH;
        long nanos = from.time.nanos(units);
        int onTheWire = FrameReader.originalLength(original);
        frame.set(++number, nanos, window.bytes(), offset, (int) captured, onTheWire, from.linkType, (int) interfaceId);
        frame.timestampDigits(from.time.digits());
        window.advance(length);
    }

    /** A simple packet has neither time nor captured length: that is the original length as far as the snap length goes. */
    private void simplePacket(Frame frame, int length) throws CaptureException {
        window.streamAt(BLOCK_HEAD_LENGTH);
        wire.simplePacket._read();
        Interface from = interfaceWith(0);
        long original = wire.simplePacket.originalLength();
        long captured = from.snapLength == 0 ? original : Math.min(original, from.snapLength);
        checkCaptured(captured, length - BLOCK_OVERHEAD - SIMPLE_PACKET_LENGTH, from.maximum);
        int offset = window.position() + BLOCK_HEAD_LENGTH + SIMPLE_PACKET_LENGTH;
        int onTheWire = FrameReader.originalLength(original);
        frame.set(++number, 0, window.bytes(), offset, (int) captured, onTheWire, from.linkType, 0);
        window.advance(length);
    }

    private Interface interfaceWith(long id) throws CaptureException {
        if (id >= interfaces.size()) {
            throw damaged("a packet of interface " + id + ", where the section has described " + interfaces.size());
        }
        return interfaces.get((int) id);
    }

    private void checkCaptured(long captured, int room, int maximum) throws CaptureException {
        if (captured > maximum) {
            throw damaged("a packet of " + captured + " bytes, more than the maximum of " + maximum);
        }
        if (captured > room) {
            throw damaged("a packet of " + captured + " bytes in a block that has room for " + room);
        }
    }

    /**
     * Gets the whole block into the window and checks both its lengths.
     *
     * @return the block's length
     */
    private int holdBlock(String kind, long length, int fixedLength) throws IOException {
        checkLength(length, BLOCK_OVERHEAD + fixedLength);
        if (length > largestBlock) {
            throw damaged("a block of " + length + " bytes, more than the maximum of " + largestBlock);
        }
        if (!window.ensure((int) length)) {
            throw damaged("cut short in the middle of a packet: " + window.available() + " of the " + length
                    + " bytes of its " + kind + " block are there");
        }
        window.streamAt((int) length - BLOCK_TAIL_LENGTH);
        checkTail(length);
        return (int) length;
    }

    private void skipBlock(long length) throws IOException {
        checkLength(length, BLOCK_OVERHEAD);
        long beginning = window.offset();
        if (!window.skip(length - BLOCK_TAIL_LENGTH) || !window.ensure(BLOCK_TAIL_LENGTH)) {
            long there = window.offset() + window.available() - beginning;
            throw new CaptureException(
                    window.name(),
                    beginning,
                    "cut short in the middle of a block: " + there + " of " + length + " bytes are there");
        }
        window.streamAt(0);
        checkTail(length);
        window.advance(BLOCK_TAIL_LENGTH);
    }

    private void checkLength(long length, int least) throws CaptureException {
        if (length < least) {
            throw damaged("a block of " + length + " bytes, where its kind takes at least " + least);
        }
        if ((length & 3) != 0) {
            throw damaged("a block of " + length + " bytes, which is no multiple of 4");
        }
    }

    private void checkTail(long length) throws CaptureException {
        wire.blockTail._read();
        if (wire.blockTail.totalLength() != length) {
            throw damaged("a block's lengths differ: " + length + " before it, " + wire.blockTail.totalLength()
                    + " after it");
        }
    }

    private CaptureException damaged(String reason) {
        return new CaptureException(window.name(), window.offset(), reason);
    }
}
