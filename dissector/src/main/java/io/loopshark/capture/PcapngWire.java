package io.loopshark.capture;

import io.loopshark.ksy.wire.PcapngBlockHead;
import io.loopshark.ksy.wire.PcapngBlockTail;
import io.loopshark.ksy.wire.PcapngEnhancedPacket;
import io.loopshark.ksy.wire.PcapngInterfaceDescription;
import io.loopshark.ksy.wire.PcapngObsoletePacket;
import io.loopshark.ksy.wire.PcapngOptionHead;
import io.loopshark.ksy.wire.PcapngSectionHeader;
import io.loopshark.ksy.wire.PcapngSimplePacket;

/** The wire types of pcapng for one byte order, each object read again and again. */
final class PcapngWire {

    static final int BLOCK_HEAD_LENGTH = 8;
    static final int BLOCK_TAIL_LENGTH = 4;
    static final int SECTION_HEADER_LENGTH = 16;
    static final int INTERFACE_DESCRIPTION_LENGTH = 8;
    static final int ENHANCED_PACKET_LENGTH = 20;
    static final int SIMPLE_PACKET_LENGTH = 4;
    static final int OBSOLETE_PACKET_LENGTH = 20;
    static final int OPTION_HEAD_LENGTH = 4;

    final PcapngBlockHead blockHead;
    final PcapngBlockTail blockTail;
    final PcapngSectionHeader sectionHeader;
    final PcapngInterfaceDescription interfaceDescription;
    final PcapngEnhancedPacket enhancedPacket;
    final PcapngSimplePacket simplePacket;
    final PcapngObsoletePacket obsoletePacket;
    final PcapngOptionHead optionHead;

    PcapngWire(ByteArrayStream stream, boolean littleEndian) {
        blockHead = new PcapngBlockHead(stream, littleEndian);
        blockTail = new PcapngBlockTail(stream, littleEndian);
        sectionHeader = new PcapngSectionHeader(stream, littleEndian);
        interfaceDescription = new PcapngInterfaceDescription(stream, littleEndian);
        enhancedPacket = new PcapngEnhancedPacket(stream, littleEndian);
        simplePacket = new PcapngSimplePacket(stream, littleEndian);
        obsoletePacket = new PcapngObsoletePacket(stream, littleEndian);
        optionHead = new PcapngOptionHead(stream, littleEndian);
    }
}
