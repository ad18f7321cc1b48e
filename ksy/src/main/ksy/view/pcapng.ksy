meta:
  id: pcapng
  title: pcapng capture file
  imports:
    - /pcapng_block_head
    - /pcapng_block_tail
    - /pcapng_section_header
    - /pcapng_interface_description
    - /pcapng_enhanced_packet
    - /pcapng_simple_packet
    - /pcapng_obsolete_packet
    - /pcapng_option_head
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
        type: pcapng_block_head(is_le)
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
        type: pcapng_block_tail(is_le)
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
        type: pcapng_section_header(is_le)
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
        type: pcapng_interface_description(is_le)
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
        type: pcapng_enhanced_packet(is_le)
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
        type: pcapng_simple_packet(is_le)
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
        type: pcapng_obsolete_packet(is_le)
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
        type: pcapng_option_head(is_le)
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
