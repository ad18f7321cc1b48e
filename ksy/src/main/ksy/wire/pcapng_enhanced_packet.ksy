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
    -bits: 0-31
    -filter: pcapng.interface_id
  - id: timestamp_high
    type: u4
    doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Arrival time, upper half
    -bits: 32-63
    -filter: pcapng.timestamp_high
  - id: timestamp_low
    type: u4
    doc: Lower 32 bits of that count.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Arrival time, lower half
    -bits: 64-95
    -filter: pcapng.timestamp_low
  - id: captured_length
    type: u4
    doc: Octets of the frame that follow, without padding.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Capture length
    -bits: 96-127
    -filter: pcapng.packet.captured_length
  - id: original_length
    type: u4
    doc: Octets that the frame had on the wire.
    doc-ref: draft-ietf-opsawg-pcapng section 4.3
    -name: Frame length
    -bits: 128-159
    -filter: pcapng.packet.packet_length
