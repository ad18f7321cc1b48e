package io.loopshark.capture;

import io.loopshark.ksy.wire.Pcapng;

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

    final Pcapng.BlockHead blockHead;
    final Pcapng.BlockTail blockTail;
    final Pcapng.SectionHeader sectionHeader;
    final Pcapng.InterfaceDescription interfaceDescription;
    final Pcapng.EnhancedPacket enhancedPacket;
    final Pcapng.SimplePacket simplePacket;
    final Pcapng.ObsoletePacket obsoletePacket;
    final Pcapng.OptionHead optionHead;

    PcapngWire(ByteArrayStream stream, boolean littleEndian) {
        Pcapng outer = new Pcapng(stream, littleEndian);
        blockHead = new Pcapng.BlockHead(stream, outer, outer, littleEndian);
        blockTail = new Pcapng.BlockTail(stream, outer, outer, littleEndian);
        sectionHeader = new Pcapng.SectionHeader(stream, outer, outer, littleEndian);
        interfaceDescription = new Pcapng.InterfaceDescription(stream, outer, outer, littleEndian);
        enhancedPacket = new Pcapng.EnhancedPacket(stream, outer, outer, littleEndian);
        simplePacket = new Pcapng.SimplePacket(stream, outer, outer, littleEndian);
        obsoletePacket = new Pcapng.ObsoletePacket(stream, outer, outer, littleEndian);
        optionHead = new Pcapng.OptionHead(stream, outer, outer, littleEndian);
    }
}
