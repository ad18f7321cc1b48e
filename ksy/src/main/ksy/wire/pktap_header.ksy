meta:
  id: pktap_header
  title: PKTAP header, first part
  endian: le
doc: What the pseudo-interface of Darwin puts in front of a frame begins with.
doc-ref: LINKTYPE_PKTAP
-filter: pktap
-name: PKTAP packet header
seq:
  - id: length
    type: u4
    doc: Octets of the whole header.
    doc-ref: LINKTYPE_PKTAP
    -name: Header Length
    -filter: pktap.hdrlen
    -bits: 0..31
  - id: record_type
    type: u4
    doc: "1 when a frame follows."
    doc-ref: LINKTYPE_PKTAP
    -name: Record Type
    -filter: pktap.rectype
    -bits: 32..63
  - id: link_type
    type: u4
    doc: What the frame behind the header begins with.
    doc-ref: LINKTYPE_PKTAP
    -name: DLT
    -filter: pktap.dlt
    -bits: 64..95
