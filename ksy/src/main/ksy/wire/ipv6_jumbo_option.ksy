meta:
  id: ipv6_jumbo_option
  title: Jumbo payload option
  endian: be
doc: The hop-by-hop option that gives the length of a packet beyond 65,535 octets.
doc-ref: RFC 2675 section 2
-filter: ipv6.opt
-name: Jumbo Payload
-name-zh: IPv6 扩展首部
seq:
  - id: option_type
    type: u1
    doc: 0xc2.
    doc-ref: RFC 2675 section 2
    -name: Type
    -name-zh: 类型
    -filter: ipv6.opt.type
    -bits: "0:8"
  - id: length
    type: u1
    doc: "4: the octets of the number that follows."
    doc-ref: RFC 2675 section 2
    -name: Length
    -name-zh: 长度
    -filter: ipv6.opt.length
    -bits: "8:8"
  - id: payload_length
    type: u4
    doc: Octets behind the IPv6 header, extension headers included; more than 65,535.
    doc-ref: RFC 2675 section 2
    -name: Payload Length
    -name-zh: 净荷长度
    -filter: ipv6.opt.jumbo
    -bits: "16:32"
