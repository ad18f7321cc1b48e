meta:
  id: fddi_header
  title: FDDI header
  endian: be
doc: The thirteen octets in front of LLC on an FDDI ring.
doc-ref: ISO 9314-2
-filter: fddi
-name: Fiber Distributed Data Interface
seq:
  - id: frame_control
    type: u1
    doc: The kind of frame.
    doc-ref: ISO 9314-2
    -name: Frame Control
    -filter: fddi.fc
    -bits: 0..7
  - id: addresses_high
    type: u8
    doc: The destination address and the first two octets of the source address.
    doc-ref: ISO 9314-2
    -name: Destination
    -filter: fddi.dst
    -bits: 8..71
  - id: addresses_low
    type: u4
    doc: The last four octets of the source address.
    doc-ref: ISO 9314-2
    -name: Source
    -filter: fddi.src
    -bits: 72..103
