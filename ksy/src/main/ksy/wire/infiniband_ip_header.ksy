meta:
  id: infiniband_ip_header
  title: IP over InfiniBand, as captures have it
  endian: be
doc: The forty-four octets in front of a packet.
doc-ref: RFC 4391 section 6
-filter: ipoib
-name: IP over InfiniBand
seq:
  - id: pseudo1
    type: u8
    doc: Of the global route header.
    doc-ref: RFC 4391 section 6
    -name: Pseudo header
    -bits: 0..63
  - id: pseudo2
    type: u8
    doc: Of the global route header.
    doc-ref: RFC 4391 section 6
    -name: Pseudo header
    -bits: 64..127
  - id: pseudo3
    type: u8
    doc: Of the global route header.
    doc-ref: RFC 4391 section 6
    -name: Pseudo header
    -bits: 128..191
  - id: pseudo4
    type: u8
    doc: Of the global route header.
    doc-ref: RFC 4391 section 6
    -name: Pseudo header
    -bits: 192..255
  - id: pseudo5
    type: u8
    doc: Of the global route header.
    doc-ref: RFC 4391 section 6
    -name: Pseudo header
    -bits: 256..319
  - id: protocol
    type: u2
    doc: EtherType of what follows.
    doc-ref: RFC 4391 section 6
    -name: Type
    -filter: ipoib.type
    -bits: 320..335
  - id: reserved
    type: u2
    doc: Zero.
    doc-ref: RFC 4391 section 6
    -name: Reserved
    -filter: ipoib.reserved
    -bits: 336..351
