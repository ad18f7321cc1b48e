meta:
  id: pcapng
  title: pcapng capture file, its heads
  endian:
    switch-on: is_le
    cases:
      true: le
      false: be
doc: |
  The heads and fixed parts of a pcapng file's blocks, as plain integers alone. Which byte order they
  are in, each section header's magic number tells; every head is read in the one that its outer type
  was made for.
doc-ref: draft-ietf-opsawg-pcapng
params:
  - id: is_le
    type: bool
    doc: whether the machine that wrote the capture was little-endian
types:
  block_head:
    meta:
      title: pcapng block header
    doc: |
      The first eight octets of every block; its total length is repeated at its end.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    seq:
      - id: block_type
        type: u4
        doc: |
          0a0d0d0a section header, 1 interface description, 2 obsolete packet, 3 simple packet, 6
          enhanced packet; readers skip the others.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -name: Block Type
        -name-zh: 块类型
        -filter: pcapng.block.type
        -bits: "0:32"
      - id: total_length
        type: u4
        doc: Octets of the whole block, a multiple of 4.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -name: Block Length
        -name-zh: 块总长度
        -filter: pcapng.block.length
        -bits: "32:32"
  block_tail:
    meta:
      title: pcapng block trailer
    doc: |
      The last four octets of every block, so that a file can be walked backwards.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    seq:
      - id: total_length
        type: u4
        doc: The total length once more; another number means that the file is damaged.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -name: Block Length (trailer)
        -name-zh: 块总长度（尾部）
        -filter: pcapng.block.length_trailer
        -bits: "0:32"
  section_header:
    meta:
      title: pcapng Section Header Block, fixed part
    doc: |
      What follows the block header of a section; options come after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    seq:
      - id: byte_order_magic
        type: u4
        doc: 1a2b3c4d in the byte order of the machine that wrote the section.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -name: Byte Order Magic
        -name-zh: 字节序魔数
        -filter: pcapng.section_header.byte_order_magic
        -bits: "0:32"
      - id: version_major
        type: u2
        doc: 1 for every file of today.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -name: Major Version
        -name-zh: 主版本号
        -filter: pcapng.section_header.version.major
        -bits: "32:16"
      - id: version_minor
        type: u2
        doc: 0; some writers put 2 and mean the same.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -name: Minor Version
        -name-zh: 次版本号
        -filter: pcapng.section_header.version.minor
        -bits: "48:16"
      - id: section_length
        type: s8
        doc: Octets of the section without this block; -1 when unknown.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -name: Section Length
        -name-zh: 节长度
        -filter: pcapng.section_header.section_length
        -bits: "64:64"
  interface_description:
    meta:
      title: pcapng Interface Description Block, fixed part
    doc: |
      What follows the block header; options come after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.2
    seq:
      - id: link_type
        type: u2
        doc: The number of the link type in the registry that pcap uses too.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -name: Link Type
        -name-zh: 链路类型
        -filter: pcapng.interface_description.link_type
        -bits: "0:16"
      - id: reserved
        type: u2
        doc: 0, and to be ignored.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -name: Reserved
        -name-zh: 保留
        -filter: pcapng.interface_description.reserved
        -bits: "16:16"
      - id: snap_length
        type: u4
        doc: The largest number of octets that were to be kept of a frame; 0 for no limit.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -name: Snap Length
        -name-zh: 截取长度
        -filter: pcapng.interface_description.snap_length
        -bits: "32:32"
  enhanced_packet:
    meta:
      title: pcapng Enhanced Packet Block, fixed part
    doc: |
      What follows the block header; the frame, padding to a multiple of four octets, and options come
      after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    seq:
      - id: interface_id
        type: u4
        doc: The interface by its position among the section's Interface Description Blocks, from 0.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -name: Interface
        -name-zh: 接口编号
        -filter: pcapng.interface_id
        -bits: "0:32"
      - id: timestamp_high
        type: u4
        doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -name: Timestamp (High)
        -name-zh: 到达时间（高 32 位）
        -filter: pcapng.timestamp_high
        -bits: "32:32"
      - id: timestamp_low
        type: u4
        doc: Lower 32 bits of that count.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -name: Timestamp (Low)
        -name-zh: 到达时间（低 32 位）
        -filter: pcapng.timestamp_low
        -bits: "64:32"
      - id: captured_length
        type: u4
        doc: Octets of the frame that follow, without padding.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -name: Captured Length
        -name-zh: 捕获长度
        -filter: pcapng.packet.captured_length
        -bits: "96:32"
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -name: Packet Length
        -name-zh: 原始长度
        -filter: pcapng.packet.packet_length
        -bits: "128:32"
  simple_packet:
    meta:
      title: pcapng Simple Packet Block, fixed part
    doc: |
      What follows the block header; the frame of interface 0, as far as its snap length goes, and
      padding come after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.4
    seq:
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcapng section 4.4
        -name: Packet Length
        -name-zh: 原始长度
        -filter: pcapng.packet.packet_length
        -bits: "0:32"
  obsolete_packet:
    meta:
      title: pcapng Packet Block (obsolete), fixed part
    doc: |
      What follows the block header; laid out like the Enhanced Packet Block that replaced it, but for
      a narrower interface id.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    seq:
      - id: interface_id
        type: u2
        doc: The interface by its position among the section's Interface Description Blocks, from 0.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -name: Interface
        -name-zh: 接口编号
        -filter: pcapng.packet.interface_id
        -bits: "0:16"
      - id: drops_count
        type: u2
        doc: Frames lost since the one before; ffff when unknown.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -name: Drops Count
        -name-zh: 丢弃计数
        -filter: pcapng.packet.drops_count
        -bits: "16:16"
      - id: timestamp_high
        type: u4
        doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -name: Timestamp (High)
        -name-zh: 到达时间（高 32 位）
        -filter: pcapng.timestamp_high
        -bits: "32:32"
      - id: timestamp_low
        type: u4
        doc: Lower 32 bits of that count.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -name: Timestamp (Low)
        -name-zh: 到达时间（低 32 位）
        -filter: pcapng.timestamp_low
        -bits: "64:32"
      - id: captured_length
        type: u4
        doc: Octets of the frame that follow, without padding.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -name: Captured Length
        -name-zh: 捕获长度
        -filter: pcapng.packet.captured_length
        -bits: "96:32"
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -name: Packet Length
        -name-zh: 原始长度
        -filter: pcapng.packet.packet_length
        -bits: "128:32"
  option_head:
    meta:
      title: pcapng option header
    doc: |
      The four octets before each option's value; values are padded to a multiple of four octets.
    doc-ref: draft-ietf-opsawg-pcapng section 3.5
    seq:
      - id: code
        type: u2
        doc: What the value means; 0 ends the list.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -name: Code
        -name-zh: 选项代码
        -filter: pcapng.options.option.code
        -bits: "0:16"
      - id: value_length
        type: u2
        doc: Octets of the value, without padding.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -name: Length
        -name-zh: 选项长度
        -filter: pcapng.options.option.length
        -bits: "16:16"
