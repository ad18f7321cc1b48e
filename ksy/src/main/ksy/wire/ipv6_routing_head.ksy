meta:
  id: ipv6_routing_head
  title: Head of an IPv6 routing header
  endian: be
doc: The four octets that every routing header begins with, whatever its type.
doc-ref: RFC 8200 section 4.4
-filter: ipv6.routing
-name: Routing Header for IPv6
-name-zh: IPv6 路由首部
seq:
  - id: next_header
    type: u1
    doc: Type of the header behind this one.
    doc-ref: RFC 8200 section 4.4
    -name: Next Header
    -name-zh: 下一首部
    -filter: ipv6.routing.nxt
    -bits: "0:8"
  - id: length
    type: u1
    doc: Length of this header in units of eight octets, the first eight not counted.
    doc-ref: RFC 8200 section 4.4
    -name: Length
    -name-zh: 长度
    -filter: ipv6.routing.len
    -bits: "8:8"
  - id: routing_type
    type: u1
    doc: The kind of routing header; 4 is segment routing.
    doc-ref: RFC 8200 section 4.4
    -name: Type
    -name-zh: 类型
    -filter: ipv6.routing.type
    -bits: "16:8"
  - id: segments_left
    type: u1
    doc: How many listed nodes are still to be visited.
    doc-ref: RFC 8200 section 4.4
    -name: Segments Left
    -name-zh: 剩余节点数
    -filter: ipv6.routing.segleft
    -bits: "24:8"
