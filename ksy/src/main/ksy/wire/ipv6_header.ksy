meta:
  id: ipv6_header
  title: IPv6 header
  endian: be
doc: The forty octets of the IPv6 header; extension headers follow as chained by their types.
doc-ref: RFC 8200 section 3
-filter: ipv6
-name: Internet Protocol Version 6
-name-zh: 网际协议第 6 版
seq:
  - id: version_class_flow
    type: u4
    doc: Version (6), traffic class and flow label.
    doc-ref: RFC 8200 section 3
    -name: Version, traffic class and flow label
    -name-zh: 版本、通信量类别和流标签
    -bits: "0:32"
    -parts: [ipv6.version, ipv6.tclass, ipv6.flow]
  - id: length_next_hop
    type: u4
    doc: Payload length, next header and hop limit.
    doc-ref: RFC 8200 section 3
    -name: Payload length, next header and hop limit
    -name-zh: 净荷长度、下一首部和跳数限制
    -bits: "32:32"
    -parts: [ipv6.plen, ipv6.nxt, ipv6.hlim]
  - id: src_high
    type: u8
    doc: Upper half of the source address.
    doc-ref: RFC 8200 section 3
    -name: Source Address
    -name-zh: 源地址
    -filter: ipv6.src
    -bits: "64:64"
  - id: src_low
    type: u8
    doc: Lower half of the source address.
    doc-ref: RFC 8200 section 3
    -name: Source Address
    -name-zh: 源地址
    -filter: ipv6.src
    -bits: "128:64"
  - id: dst_high
    type: u8
    doc: Upper half of the destination address.
    doc-ref: RFC 8200 section 3
    -name: Destination Address
    -name-zh: 目的地址
    -filter: ipv6.dst
    -bits: "192:64"
  - id: dst_low
    type: u8
    doc: Lower half of the destination address.
    doc-ref: RFC 8200 section 3
    -name: Destination Address
    -name-zh: 目的地址
    -filter: ipv6.dst
    -bits: "256:64"
