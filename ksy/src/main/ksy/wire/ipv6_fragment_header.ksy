meta:
  id: ipv6_fragment_header
  title: IPv6 fragment header
  endian: be
doc: The eight octets in front of a fragment of an IPv6 packet.
doc-ref: RFC 8200 section 4.5
-filter: ipv6.fraghdr
-name: Fragment Header for IPv6
-name-zh: IPv6 分片首部
seq:
  - id: next_header
    type: u1
    doc: Type of the first header of the fragmented part.
    doc-ref: RFC 8200 section 4.5
    -name: Next header
    -name-zh: 下一首部
    -filter: ipv6.fraghdr.nxt
    -bits: "0:8"
  - id: reserved
    type: u1
    doc: Zero.
    doc-ref: RFC 8200 section 4.5
    -name: Reserved octet
    -name-zh: 保留字节
    -filter: ipv6.fraghdr.reserved_octet
    -bits: "8:8"
  - id: offset_more
    type: u2
    doc: Where this fragment belongs, in units of eight octets, two reserved bits, and whether more follow.
    doc-ref: RFC 8200 section 4.5
    -name: Offset and more fragments
    -name-zh: 片偏移和标志
    -bits: "16:16"
    -parts: [ipv6.fraghdr.offset, ipv6.fraghdr.reserved_bits, ipv6.fraghdr.more]
  - id: identification
    type: u4
    doc: The same number in all fragments of one packet.
    doc-ref: RFC 8200 section 4.5
    -name: Identification
    -name-zh: 标识
    -filter: ipv6.fraghdr.ident
    -bits: "32:32"
