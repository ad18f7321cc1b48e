meta:
  id: erf_header
  title: Extensible record format, fixed part
  endian: be
doc: The sixteen octets that Endace's cards put in front of a frame.
doc-ref: LINKTYPE_ERF
-filter: erf
-name: Extensible Record Format
seq:
  - id: timestamp
    type: u8
    doc: When it was captured.
    doc-ref: LINKTYPE_ERF
    -name: Timestamp
    -filter: erf.ts
    -bits: 0..63
  - id: kind
    type: u1
    doc: What follows; the highest bit tells of extension headers.
    doc-ref: LINKTYPE_ERF
    -name: Record type
    -filter: erf.types
    -bits: 64..71
  - id: flags
    type: u1
    doc: Interface and what was wrong.
    doc-ref: LINKTYPE_ERF
    -name: Flags
    -filter: erf.flags
    -bits: 72..79
  - id: record_length
    type: u2
    doc: Octets of the record.
    doc-ref: LINKTYPE_ERF
    -name: Record length
    -filter: erf.rlen
    -bits: 80..95
  - id: lost
    type: u2
    doc: Records lost before this one.
    doc-ref: LINKTYPE_ERF
    -name: Loss counter
    -filter: erf.lctr
    -bits: 96..111
  - id: wire_length
    type: u2
    doc: Octets of the frame on the wire.
    doc-ref: LINKTYPE_ERF
    -name: Wire length
    -filter: erf.wlen
    -bits: 112..127
