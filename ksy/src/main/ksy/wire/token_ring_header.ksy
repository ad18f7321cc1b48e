meta:
  id: token_ring_header
  title: Token Ring header
  endian: be
doc: The fourteen octets in front of LLC, or of a route.
doc-ref: IEEE 802.5 section 3.2
-filter: tr
-name: Token-Ring
seq:
  - id: access
    type: u1
    doc: Access control.
    doc-ref: IEEE 802.5 section 3.2
    -name: Access Control
    -filter: tr.ac
    -bits: 0..7
  - id: frame
    type: u1
    doc: Frame control.
    doc-ref: IEEE 802.5 section 3.2
    -name: Frame Control
    -filter: tr.fc
    -bits: 8..15
  - id: dst_high
    type: u2
    doc: Destination, first part.
    doc-ref: IEEE 802.5 section 3.2
    -name: Destination
    -bits: 16..31
  - id: dst_low
    type: u4
    doc: Destination, second part.
    doc-ref: IEEE 802.5 section 3.2
    -name: Destination
    -bits: 32..63
  - id: src_high
    type: u2
    doc: Source, first part; its highest bit tells that a route follows.
    doc-ref: IEEE 802.5 section 3.2
    -name: Source
    -bits: 64..79
  - id: src_low
    type: u4
    doc: Source, second part.
    doc-ref: IEEE 802.5 section 3.2
    -name: Source
    -bits: 80..111
