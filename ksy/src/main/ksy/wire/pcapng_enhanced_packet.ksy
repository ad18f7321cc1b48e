meta:
  id: pcapng_enhanced_packet
  title: pcapng Enhanced Packet Block, fixed part
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
  What follows the block header; the frame, padding to a multiple of four octets, and options come
  after it.
doc-ref: draft-ietf-opsawg-pcapng section 4.3
seq:
  - id: interface_id
    type: u4
    doc: The interface by its position among the section's Interface Description Blocks, from 0.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Interface id
    -name-zh: 接口编号
    -bits: "0:32"
    -filter: pcapng.interface_id
  - id: timestamp_high
    type: u4
    doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Arrival time, upper half
    -name-zh: 到达时间（高 32 位）
    -bits: "32:32"
    -filter: pcapng.timestamp_high
  - id: timestamp_low
    type: u4
    doc: Lower 32 bits of that count.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Arrival time, lower half
    -name-zh: 到达时间（低 32 位）
    -bits: "64:32"
    -filter: pcapng.timestamp_low
  - id: captured_length
    type: u4
    doc: Octets of the frame that follow, without padding.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Capture length
    -name-zh: 捕获长度
    -bits: "96:32"
    -filter: pcapng.packet.captured_length
  - id: original_length
    type: u4
    doc: Octets that the frame had on the wire.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Frame length
    -name-zh: 原始长度
    -bits: "128:32"
    -filter: pcapng.packet.packet_length
