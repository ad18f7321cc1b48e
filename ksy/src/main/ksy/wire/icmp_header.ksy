meta:
  id: icmp_header
  title: ICMP header
  endian: be
doc: |
  The eight octets in front of the packet that an error message quotes; those
  of ICMPv6 are alike.
doc-ref: RFC 792
-filter: icmp
-name: Internet Control Message Protocol
seq:
  - id: kind
    type: u1
    doc: What the message says.
    doc-ref: RFC 792
    -name: Type
    -filter: icmp.type
    -bits: 0..7
  - id: code
    type: u1
    doc: What it says more exactly.
    doc-ref: RFC 792
    -name: Code
    -filter: icmp.code
    -bits: 8..15
  - id: checksum
    type: u2
    doc: Complement of the sum of the message.
    doc-ref: RFC 792
    -name: Checksum
    -filter: icmp.checksum
    -bits: 16..31
  - id: rest
    type: u4
    doc: A pointer, an address or an MTU, by the type.
    doc-ref: RFC 792
    -name: Rest of header
    -bits: 32..63
