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
    -bits: 0-15
    -filter: pcapng.packet.interface_id
  - id: drops_count
    type: u2
    doc: Frames lost since the one before; ffff when unknown.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Drops count
    -bits: 16-31
    -filter: pcapng.packet.drops_count
  - id: timestamp_high
    type: u4
    doc: Upper 32 bits of the count of the interface's time units since 1970-01-01 UTC.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Arrival time, upper half
    -bits: 32-63
    -filter: pcapng.timestamp_high
  - id: timestamp_low
    type: u4
    doc: Lower 32 bits of that count.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Arrival time, lower half
    -bits: 64-95
    -filter: pcapng.timestamp_low
  - id: captured_length
    type: u4
    doc: Octets of the frame that follow, without padding.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Capture length
    -bits: 96-127
    -filter: pcapng.packet.captured_length
  - id: original_length
    type: u4
    doc: Octets that the frame had on the wire.
    doc-ref: draft-ietf-opsawg-pcapng appendix A
    -name: Frame length
    -bits: 128-159
    -filter: pcapng.packet.packet_length
