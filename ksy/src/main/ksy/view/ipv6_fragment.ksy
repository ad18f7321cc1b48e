meta:
  id: ipv6_fragment
  title: IPv6 fragment header
  endian: be
  bit-endian: be
  imports:
    - ip_protocols
doc: Where in its packet a fragment belongs.
doc-ref: RFC 8200 section 4.5
-filter: ipv6.fraghdr
-name: Fragment Header for IPv6
-name-zh: IPv6 分片首部
seq:
  - id: next_header
    type: u1
    doc: The protocol that the fragmented part of the packet begins with.
    doc-ref: RFC 8200 section 4.5
    -doc-zh: 被分片部分开头的协议。
    -enum: ip_protocols::protocol
    -filter: ipv6.fraghdr.nxt
    -name: Next header
    -name-zh: 下一首部
    -bits: "0:8"
  - id: reserved_octet
    type: u1
    doc: Zero.
    doc-ref: RFC 8200 section 4.5
    -doc-zh: 保留，填 0。
    -base: hex
    -filter: ipv6.fraghdr.reserved_octet
    -name: Reserved octet
    -name-zh: 保留字节
    -bits: "8:8"
  - id: offset
    type: b13
    doc: Where in the packet this fragment belongs, in units of eight octets.
    doc-ref: RFC 8200 section 4.5
    -doc-zh: 本分片在原分组中的位置，以 8 字节为单位。
    -factor: 8
    -format: "{raw} ({value} bytes)"
    -filter: ipv6.fraghdr.offset
    -name: Offset
    -name-zh: 片偏移
    -picture: "16:16"
    -bits: "16:13"
  - id: reserved_bits
    type: b2
    doc: Zero.
    doc-ref: RFC 8200 section 4.5
    -doc-zh: 保留，填 0。
    -filter: ipv6.fraghdr.reserved_bits
    -name: Reserved bits
    -name-zh: 保留位
    -picture: "16:16"
    -bits: "29:2"
  - id: more
    type: b1
    doc: This is not the last fragment.
    doc-ref: RFC 8200 section 4.5
    -doc-zh: 置 1 表示后面还有分片。
    -enum: more
    -filter: ipv6.fraghdr.more
    -name: More Fragments
    -name-zh: 还有分片
    -picture: "16:16"
    -bits: "31:1"
  - id: identification
    type: u4
    doc: A number that the fragments of one packet have in common.
    doc-ref: RFC 8200 section 4.5
    -doc-zh: 标识，同一分组的各个分片取值相同。
    -base: hex
    -filter: ipv6.fraghdr.ident
    -name: Identification
    -name-zh: 标识
    -bits: "32:32"
enums:
  more:
    0: {id: 'no', -name: 'No', -name-zh: 否}
    1: {id: 'yes', -name: 'Yes', -name-zh: 是}
