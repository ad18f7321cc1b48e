meta:
  id: pcapng_simple_packet
  title: pcapng Simple Packet Block, fixed part
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
  What follows the block header; the frame of interface 0, as far as its snap length goes, and
  padding come after it.
doc-ref: draft-ietf-opsawg-pcapng section 4.4
seq:
  - id: original_length
    type: u4
    doc: Octets that the frame had on the wire.
    doc-ref: draft-ietf-opsawg-pcapng section 4.4
    -name: Frame length
    -name-zh: 原始长度
    -bits: "0:32"
    -filter: pcapng.packet.packet_length
