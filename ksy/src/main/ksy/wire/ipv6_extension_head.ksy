meta:
  id: ipv6_extension_head
  title: Head of an IPv6 options header
  endian: be
doc: |
  The two octets that the hop-by-hop options header, the routing header and the
  destination options header begin with.
doc-ref: RFC 8200 section 4.3
-filter: ipv6.opt
-name: Internet Protocol Version 6 extension header
-name-zh: IPv6 扩展首部
seq:
  - id: next_header
    type: u1
    doc: Type of the header behind this one.
    doc-ref: RFC 8200 section 4.3
    -name: Next Header
    -name-zh: 下一首部
    -filter: ipv6.hopopts.nxt
    -bits: "0:8"
  - id: length
    type: u1
    doc: Length of this header in units of eight octets, the first eight not counted.
    doc-ref: RFC 8200 section 4.3
    -name: Length
    -name-zh: 长度
    -filter: ipv6.hopopts.len
    -bits: "8:8"
