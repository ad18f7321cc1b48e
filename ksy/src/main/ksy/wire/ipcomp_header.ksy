meta:
  id: ipcomp_header
  title: IPComp header
  endian: be
doc: The four octets in front of a compressed payload of IP.
doc-ref: RFC 3173 section 3
-filter: ipcomp
-name: IP Payload Compression
seq:
  - id: next_header
    type: u1
    doc: The protocol of what was compressed.
    doc-ref: RFC 3173 section 3
    -name: Next Header
    -filter: ipcomp.next_header
    -bits: 0..7
  - id: flags
    type: u1
    doc: Zero.
    doc-ref: RFC 3173 section 3
    -name: Flags
    -filter: ipcomp.flags
    -bits: 8..15
  - id: method
    type: u2
    doc: How it was compressed, 2 is DEFLATE; or a number that both ends agreed on.
    doc-ref: RFC 3173 section 3
    -name: Compression parameter index
    -filter: ipcomp.cpi
    -bits: 16..31
