meta:
  id: slip_header
  title: SLIP header
  endian: be
doc: The sixteen octets that a capture of a SLIP line puts in front of a packet.
doc-ref: LINKTYPE_SLIP
-filter: slip
-name: Serial Line Internet Protocol
seq:
  - id: direction
    type: u1
    doc: "0 received, 1 sent."
    doc-ref: LINKTYPE_SLIP
    -name: Direction
    -filter: slip.direction
    -bits: 0..7
  - id: kind
    type: u1
    doc: What was compressed, in its upper bits.
    doc-ref: LINKTYPE_SLIP
    -name: Compression
    -bits: 8..15
  - id: rest_1
    type: u2
    doc: Of no use here.
    doc-ref: LINKTYPE_SLIP
    -name: Compressed header
    -bits: 16..31
  - id: rest_2
    type: u4
    doc: Of no use here.
    doc-ref: LINKTYPE_SLIP
    -name: Compressed header
    -bits: 32..63
  - id: rest_3
    type: u8
    doc: Of no use here.
    doc-ref: LINKTYPE_SLIP
    -name: Compressed header
    -bits: 64..127
