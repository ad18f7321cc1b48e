meta:
  id: pcapng_obsolete_packet
  title: pcapng Packet Block (obsolete), fixed part
  endian:
    switch-on: is_le
    cases:
      true: le
      false: be
params:
  - id: is_le
    type: bool
    doc: whether the machine that wrote the capture was little-endian
doc: |
  What follows the block header; laid out like the Enhanced Packet Block that replaced it, but for
  a narrower interface id.
doc-ref: draft-ietf-opsawg-pcapng appendix A
seq:
  - id: interface_id
    type: u2
    doc: The interface by its position among the section's Interface Description Blocks, from 0.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Interface id
    -name-zh: 接口编号
    -bits: "0:16"
    -filter: pcapng.packet.interface_id
  - id: drops_count
    type: u2
    doc: Frames lost since the one before; ffff when unknown.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Drops count
    -name-zh: 丢弃计数
    -bits: "16:16"
    -filter: pcapng.packet.drops_count
  - id: timestamp_high
    type: u4
    doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Arrival time, upper half
    -name-zh: 到达时间（高 32 位）
    -bits: "32:32"
    -filter: pcapng.timestamp_high
  - id: timestamp_low
    type: u4
    doc: Lower 32 bits of that count.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Arrival time, lower half
    -name-zh: 到达时间（低 32 位）
    -bits: "64:32"
    -filter: pcapng.timestamp_low
  - id: captured_length
    type: u4
    doc: Octets of the frame that follow, without padding.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Capture length
    -name-zh: 捕获长度
    -bits: "96:32"
    -filter: pcapng.packet.captured_length
  - id: original_length
    type: u4
    doc: Octets that the frame had on the wire.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Frame length
    -name-zh: 原始长度
    -bits: "128:32"
    -filter: pcapng.packet.packet_length
