meta:
  id: pcapng_file
  title: pcapng capture file
doc: |
  A capture file of the newer format: sections of blocks. It is held in memory as a whole: for
  looking at a small file, not for reading a large one.
doc-ref: draft-ietf-opsawg-pcapng section 3
-filter: pcapng
-name: PCAPNG File Format
-name-zh: pcapng 捕获文件
seq:
  - id: sections
    type: section
    repeat: eos
    doc: Blocks that one machine wrote, in its byte order.
    doc-ref: draft-ietf-opsawg-pcapng section 3.2
    -doc-zh: 由同一台主机按其字节序写下的一组块。
    -filter: pcapng.section
    -name: Section
    -name-zh: 节
    -bits: "*:*"
types:
  section:
    doc: A Section Header Block and the blocks up to the next one.
    doc-ref: draft-ietf-opsawg-pcapng section 3.2
    seq:
      - id: start
        type: section_start
        doc: Looked at before it is read, since it tells the byte order.
        -hidden: true
      - id: blocks
        type: block(start.is_le)
        repeat: until
        repeat-until: _.is_last
        doc: One block.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 一个块。
        -filter: pcapng.block
        -name: Block
        -name-zh: 块
        -bits: "*:*"
  section_start:
    doc: The byte order of the section that begins here.
    meta:
      endian: le
    seq: []
    instances:
      magic:
        pos: _io.pos + 8
        type: u4
        doc: The byte-order magic.
        -hidden: true
      is_le:
        value: magic == 0x1a2b3c4d
        doc: Whether the machine that wrote the section was little-endian.
        -hidden: true
  block:
    doc: One block, whatever its type.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    params:
      - id: is_le
        type: bool
        doc: whether the machine that wrote the section was little-endian
    seq:
      - id: head
        type: block_head(is_le)
        doc: Type and length.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 类型和长度。
        -inline: true
        -filter: pcapng.block.head
        -name: Block header
        -name-zh: 块头
        -bits: "0:64"
      - id: body
        size: "head.total_length < 12 ? 0 : head.total_length - 12"
        type:
          switch-on: kind
          cases:
            0: section_header(is_le)
            1: interface_description(is_le)
            2: obsolete_packet(is_le)
            3: simple_packet(is_le)
            6: enhanced_packet(is_le)
            _: other
        doc: What the type calls for.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 该类型的块的内容。
        -inline: true
        -filter: pcapng.block.body
        -name: Body
        -name-zh: 块的内容
        -bits: "64:*"
      - id: tail
        type: block_tail(is_le)
        doc: The length once more.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 再次给出长度。
        -inline: true
        -filter: pcapng.block.tail
        -name: Block trailer
        -name-zh: 块尾
        -bits: "*:32"
    instances:
      following:
        pos: _io.pos
        size: "_io.size - _io.pos < 4 ? 0 : 4"
        doc: The type of the block that follows.
        -hidden: true
      kind:
        value: >-
          head.block_type == 0x0a0d0d0a ? 0
          : head.block_type == 1 ? 1
          : head.block_type == 2 ? 2
          : head.block_type == 3 ? 3
          : head.block_type == 6 ? 6
          : -1
        doc: The block's type as a small number, with which a switch in Java can do; -1 for those without a type here.
        -hidden: true
      is_last:
        value: _io.eof or following == [0x0a, 0x0d, 0x0d, 0x0a] or head.total_length < 12
        doc: Whether the section ends with this block.
        -hidden: true
  section_header:
    doc: Begins a section.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    -filter: pcapng.section_header
    -name: Section Header Block
    -name-zh: 节头块
    params: &byte_order
      - id: is_le
        type: bool
        doc: whether the machine that wrote the section was little-endian
    seq:
      - id: fixed
        type: section_header_head(is_le)
        doc: The fixed part.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -doc-zh: 固定部分。
        -inline: true
        -filter: pcapng.section_header.fixed
        -name: Fixed part
        -name-zh: 固定部分
        -bits: "64:128"
      - id: options
        type: option(is_le)
        repeat: eos
        doc: An option.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 一个选项。
        -filter: pcapng.options.option
        -name: Option
        -name-zh: 选项
        -bits: "*:*"
  interface_description:
    doc: Describes an interface; frames name it by its position.
    doc-ref: draft-ietf-opsawg-pcapng section 4.2
    -filter: pcapng.interface_description
    -name: Interface Description Block
    -name-zh: 接口描述块
    params: *byte_order
    seq:
      - id: fixed
        type: interface_description_head(is_le)
        doc: The fixed part.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -doc-zh: 固定部分。
        -inline: true
        -filter: pcapng.interface_description.fixed
        -name: Fixed part
        -name-zh: 固定部分
        -bits: "64:64"
      - id: options
        type: option(is_le)
        repeat: eos
        doc: An option.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 一个选项。
        -filter: pcapng.options.option
        -name: Option
        -name-zh: 选项
        -bits: "*:*"
  enhanced_packet:
    doc: A frame.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -filter: pcapng.enhanced_packet
    -name: Enhanced Packet Block
    -name-zh: 增强分组块
    params: *byte_order
    seq:
      - id: fixed
        type: enhanced_packet_head(is_le)
        doc: The fixed part.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 固定部分。
        -inline: true
        -filter: pcapng.enhanced_packet.fixed
        -name: Fixed part
        -name-zh: 固定部分
        -bits: "64:160"
      - id: frame
        size: fixed.captured_length
        doc: The frame, as far as it was captured.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 捕获到的帧内容。
        -filter: pcapng.packet.data
        -name: Packet Data
        -name-zh: 帧内容
        -bits: "224:*"
      - id: padding
        size: (4 - fixed.captured_length % 4) % 4
        if: fixed.captured_length % 4 != 0
        doc: Fills the frame up to a multiple of four octets.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 把帧内容填充为 4 字节的整数倍。
        -filter: pcapng.packet.padding
        -name: Packet Padding
        -name-zh: 填充
        -bits: "*:*"
      - id: options
        type: option(is_le)
        repeat: eos
        doc: An option.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 一个选项。
        -filter: pcapng.options.option
        -name: Option
        -name-zh: 选项
        -bits: "*:*"
  simple_packet:
    doc: A frame without a time, of the first interface.
    doc-ref: draft-ietf-opsawg-pcapng section 4.4
    -filter: pcapng.simple_packet
    -name: Simple Packet Block
    -name-zh: 简单分组块
    params: *byte_order
    seq:
      - id: fixed
        type: simple_packet_head(is_le)
        doc: The fixed part.
        doc-ref: draft-ietf-opsawg-pcapng section 4.4
        -doc-zh: 固定部分。
        -inline: true
        -filter: pcapng.simple_packet.fixed
        -name: Fixed part
        -name-zh: 固定部分
        -bits: "64:32"
      - id: frame
        size-eos: true
        doc: The frame, as far as it was captured, and padding.
        doc-ref: draft-ietf-opsawg-pcapng section 4.4
        -doc-zh: 捕获到的帧内容及填充。
        -filter: pcapng.packet.data
        -name: Packet Data
        -name-zh: 帧内容
        -bits: "96:*"
  obsolete_packet:
    doc: A frame, in the block that the Enhanced Packet Block replaced.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -filter: pcapng.obsolete_packet
    -name: Packet Block (obsolete)
    -name-zh: 分组块（已废弃）
    params: *byte_order
    seq:
      - id: fixed
        type: obsolete_packet_head(is_le)
        doc: The fixed part.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 固定部分。
        -inline: true
        -filter: pcapng.obsolete_packet.fixed
        -name: Fixed part
        -name-zh: 固定部分
        -bits: "64:160"
      - id: frame
        size: fixed.captured_length
        doc: The frame, as far as it was captured.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 捕获到的帧内容。
        -filter: pcapng.packet.data
        -name: Packet Data
        -name-zh: 帧内容
        -bits: "224:*"
      - id: padding
        size: (4 - fixed.captured_length % 4) % 4
        if: fixed.captured_length % 4 != 0
        doc: Fills the frame up to a multiple of four octets.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 把帧内容填充为 4 字节的整数倍。
        -filter: pcapng.packet.padding
        -name: Packet Padding
        -name-zh: 填充
        -bits: "*:*"
      - id: options
        type: option(is_le)
        repeat: eos
        doc: An option.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 一个选项。
        -filter: pcapng.options.option
        -name: Option
        -name-zh: 选项
        -bits: "*:*"
  other:
    doc: A block of another type.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: Its content.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 块的内容。
        -filter: pcapng.block.data
        -name: Block data
        -name-zh: 块的内容
        -bits: "64:*"
  option:
    doc: Code, length and value; code 0 ends the list.
    doc-ref: draft-ietf-opsawg-pcapng section 3.5
    params: *byte_order
    seq:
      - id: head
        type: option_head(is_le)
        doc: Code and length.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 代码和长度。
        -inline: true
        -filter: pcapng.options.option.head
        -name: Option header
        -name-zh: 选项头
        -bits: "0:32"
      - id: value
        size: head.value_length
        if: head.value_length > 0
        doc: The value.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 选项的值。
        -filter: pcapng.options.option.data
        -name: Option data
        -name-zh: 值
        -bits: "32:*"
      - id: padding
        size: (4 - head.value_length % 4) % 4
        if: head.value_length % 4 != 0
        doc: Fills the value up to a multiple of four octets.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 把值填充为 4 字节的整数倍。
        -filter: pcapng.options.option.padding
        -name: Option padding
        -name-zh: 填充
        -bits: "*:*"
  block_head:
    doc: |
      The first eight octets of every block; its total length is repeated at its end.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: block_type
        type: u4
        doc: |
          0a0d0d0a section header, 1 interface description, 2 obsolete packet, 3 simple packet, 6
          enhanced packet; readers skip the others.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 块的类型：0a0d0d0a 为节头块，1 为接口描述块，2 为已废弃的分组块，3 为简单分组块，6 为增强分组块；其余的块跳过即可。
        -name: Block Type
        -name-zh: 块类型
        -filter: pcapng.block.type
        -base: hex
        -bits: "0:32"
      - id: total_length
        type: u4
        doc: Octets of the whole block, a multiple of 4.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 整个块的字节数，是 4 的整数倍。
        -name: Block Length
        -name-zh: 块总长度
        -filter: pcapng.block.length
        -bits: "32:32"
  block_tail:
    doc: |
      The last four octets of every block, so that a file can be walked backwards.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: total_length
        type: u4
        doc: The total length once more; another number means that the file is damaged.
        doc-ref: draft-ietf-opsawg-pcapng section 3.1
        -doc-zh: 再次给出块的总长度；若与块头不同，说明文件已损坏。
        -name: Block Length (trailer)
        -name-zh: 块总长度（尾部）
        -filter: pcapng.block.length_trailer
        -bits: "*:32"
  option_head:
    doc: |
      The four octets before each option's value; values are padded to a multiple of four octets.
    doc-ref: draft-ietf-opsawg-pcapng section 3.5
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: code
        type: u2
        doc: What the value means; 0 ends the list.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 选项值的含义；0 表示选项表结束。
        -name: Code
        -name-zh: 选项代码
        -filter: pcapng.options.option.code
        -bits: "0:16"
      - id: value_length
        type: u2
        doc: Octets of the value, without padding.
        doc-ref: draft-ietf-opsawg-pcapng section 3.5
        -doc-zh: 选项值的字节数，不含填充。
        -name: Length
        -name-zh: 选项长度
        -filter: pcapng.options.option.length
        -bits: "16:16"
  section_header_head:
    doc: |
      What follows the block header of a section; options come after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: byte_order_magic
        type: u4
        doc: 1a2b3c4d in the byte order of the machine that wrote the section.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -doc-zh: 按写文件的主机的字节序写下的 1a2b3c4d。
        -name: Byte Order Magic
        -name-zh: 字节序魔数
        -filter: pcapng.section_header.byte_order_magic
        -base: hex
        -bits: "64:32"
      - id: version_major
        type: u2
        doc: 1 for every file of today.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -doc-zh: 如今的文件都是 1。
        -name: Major Version
        -name-zh: 主版本号
        -filter: pcapng.section_header.version.major
        -bits: "96:16"
      - id: version_minor
        type: u2
        doc: 0; some writers put 2 and mean the same.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -doc-zh: 为 0；有的程序写 2，含义相同。
        -name: Minor Version
        -name-zh: 次版本号
        -filter: pcapng.section_header.version.minor
        -bits: "112:16"
      - id: section_length
        type: s8
        doc: Octets of the section without this block; -1 when unknown.
        doc-ref: draft-ietf-opsawg-pcapng section 4.1
        -doc-zh: 本节除节头块之外的字节数；-1 表示未知。
        -name: Section Length
        -name-zh: 节长度
        -filter: pcapng.section_header.section_length
        -bits: "128:64"
  interface_description_head:
    doc: |
      What follows the block header; options come after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.2
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: link_type
        type: u2
        doc: The number of the link type in the registry that pcap uses too.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -doc-zh: 链路类型的编号，与 pcap 的编号相同。
        -name: Link Type
        -name-zh: 链路类型
        -filter: pcapng.interface_description.link_type
        -bits: "64:16"
      - id: reserved
        type: u2
        doc: 0, and to be ignored.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -doc-zh: 为 0，应忽略。
        -name: Reserved
        -name-zh: 保留
        -filter: pcapng.interface_description.reserved
        -bits: "80:16"
      - id: snap_length
        type: u4
        doc: The largest number of octets that were to be kept of a frame; 0 for no limit.
        doc-ref: draft-ietf-opsawg-pcapng section 4.2
        -doc-zh: 每个帧最多保留的字节数；0 表示不限。
        -name: Snap Length
        -name-zh: 截取长度
        -filter: pcapng.interface_description.snap_length
        -bits: "96:32"
  enhanced_packet_head:
    doc: |
      What follows the block header; the frame, padding to a multiple of four octets, and options come
      after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: interface_id
        type: u4
        doc: The interface by its position among the section's Interface Description Blocks, from 0.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 接口在本节各接口描述块中的次序，从 0 开始。
        -name: Interface
        -name-zh: 接口编号
        -filter: pcapng.interface_id
        -bits: "64:32"
      - id: timestamp_high
        type: u4
        doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 自 UTC 1970 年 1 月 1 日起的时间（以接口的时间单位计）的高 32 位。
        -name: Timestamp (High)
        -name-zh: 到达时间（高 32 位）
        -filter: pcapng.timestamp_high
        -bits: "96:32"
      - id: timestamp_low
        type: u4
        doc: Lower 32 bits of that count.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 该时间的低 32 位。
        -name: Timestamp (Low)
        -name-zh: 到达时间（低 32 位）
        -filter: pcapng.timestamp_low
        -bits: "128:32"
      - id: captured_length
        type: u4
        doc: Octets of the frame that follow, without padding.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 后面捕获到的帧内容的字节数，不含填充。
        -name: Captured Length
        -name-zh: 捕获长度
        -filter: pcapng.packet.captured_length
        -bits: "160:32"
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcapng section 4.3
        -doc-zh: 帧在线路上的字节数。
        -name: Packet Length
        -name-zh: 原始长度
        -filter: pcapng.packet.packet_length
        -bits: "192:32"
  simple_packet_head:
    doc: |
      What follows the block header; the frame of interface 0, as far as its snap length goes, and
      padding come after it.
    doc-ref: draft-ietf-opsawg-pcapng section 4.4
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcapng section 4.4
        -doc-zh: 帧在线路上的字节数。
        -name: Packet Length
        -name-zh: 原始长度
        -filter: pcapng.packet.packet_length
        -bits: "64:32"
  obsolete_packet_head:
    doc: |
      What follows the block header; laid out like the Enhanced Packet Block that replaced it, but for
      a narrower interface id.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: interface_id
        type: u2
        doc: The interface by its position among the section's Interface Description Blocks, from 0.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 接口在本节各接口描述块中的次序，从 0 开始。
        -name: Interface
        -name-zh: 接口编号
        -filter: pcapng.packet.interface_id
        -bits: "64:16"
      - id: drops_count
        type: u2
        doc: Frames lost since the one before; ffff when unknown.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 自上一个帧以来丢失的帧数；ffff 表示未知。
        -name: Drops Count
        -name-zh: 丢弃计数
        -filter: pcapng.packet.drops_count
        -bits: "80:16"
      - id: timestamp_high
        type: u4
        doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 自 UTC 1970 年 1 月 1 日起的时间（以接口的时间单位计）的高 32 位。
        -name: Timestamp (High)
        -name-zh: 到达时间（高 32 位）
        -filter: pcapng.timestamp_high
        -bits: "96:32"
      - id: timestamp_low
        type: u4
        doc: Lower 32 bits of that count.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 该时间的低 32 位。
        -name: Timestamp (Low)
        -name-zh: 到达时间（低 32 位）
        -filter: pcapng.timestamp_low
        -bits: "128:32"
      - id: captured_length
        type: u4
        doc: Octets of the frame that follow, without padding.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 后面捕获到的帧内容的字节数，不含填充。
        -name: Captured Length
        -name-zh: 捕获长度
        -filter: pcapng.packet.captured_length
        -bits: "160:32"
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcapng appendix A
        -doc-zh: 帧在线路上的字节数。
        -name: Packet Length
        -name-zh: 原始长度
        -filter: pcapng.packet.packet_length
        -bits: "192:32"
