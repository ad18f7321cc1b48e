meta:
  id: ipv6_fragment_header
  title: IPv6 fragment header
  endian: be
doc: The eight octets in front of a fragment of an IPv6 packet.
doc-ref: RFC 8200 section 4.5
-filter: ipv6.fraghdr
-name: Fragment Header for IPv6
seq:
  - id: next_header
    type: u1
    doc: Type of the first header of the fragmented part.
    doc-ref: RFC 8200 section 4.5
    -name: Next header
    -filter: ipv6.fraghdr.nxt
    -bits: 0..7
  - id: reserved
    type: u1
    doc: Zero.
    doc-ref: RFC 8200 section 4.5
    -name: Reserved octet
    -filter: ipv6.fraghdr.reserved_octet
    -bits: 8..15
  - id: offset_more
    type: u2
    doc: Where this fragment belongs, in units of eight octets, two reserved bits, and whether more follow.
    doc-ref: RFC 8200 section 4.5
    -name: Offset and more fragments
    -bits: 16..31
    -parts:
      - name: Offset
        filter: ipv6.fraghdr.offset
        bits: 16..28
      - name: Reserved bits
        filter: ipv6.fraghdr.reserved_bits
        bits: 29..30
      - name: More Fragments
        filter: ipv6.fraghdr.more
        bits: 31..31
  - id: identification
    type: u4
    doc: The same number in all fragments of one packet.
    doc-ref: RFC 8200 section 4.5
    -name: Identification
    -filter: ipv6.fraghdr.ident
    -bits: 32..63
