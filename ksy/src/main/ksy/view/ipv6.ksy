meta:
  id: ipv6
  title: IPv6 header
  endian: be
  bit-endian: be
  imports:
    - ip_protocols
    - dscp
doc: The fixed header of IP version 6; extension headers follow as protocols of their own.
doc-ref: RFC 8200 section 3
-filter: ipv6
-name: Internet Protocol Version 6
-name-zh: 网际协议第 6 版
-short: IPv6
-summary: "Internet Protocol Version 6, Src: {ipv6.src}, Dst: {ipv6.dst}"
seq:
  - id: version
    type: b4
    doc: The version of IP, 6.
    doc-ref: RFC 8200 section 3
    -doc-zh: IP 的版本号，即 6。
    -filter: ipv6.version
    -also: ip.version
    -name: Version
    -name-zh: 版本
    -picture: "0:8"
    -bits: "0:4"
  - id: code_point
    type: b6
    doc: Which treatment the packet asks routers for.
    doc-ref: RFC 2474 section 3
    -doc-zh: 请求路由器给予哪一类服务。
    -enum: dscp::code_point
    -filter: ipv6.tclass.dscp
    -name: Differentiated Services Codepoint
    -name-zh: 区分服务码点
    -short: DSCP
    -picture: "0:32"
    -bits: "4:6"
  - id: congestion
    type: b2
    doc: Whether the transport understands congestion marks, and whether a router set one.
    doc-ref: RFC 3168 section 5
    -doc-zh: 传输层是否支持显式拥塞通知，以及途中的路由器是否标记了拥塞。
    -enum: dscp::ecn
    -filter: ipv6.tclass.ecn
    -name: Explicit Congestion Notification
    -name-zh: 显式拥塞通知
    -short: ECN
    -picture: "0:32"
    -bits: "10:2"
  - id: flow_label
    type: b20
    doc: A number that the packets of one flow have in common, so that routers can keep them on one path.
    doc-ref: RFC 6437 section 2
    -doc-zh: 流标签，同一数据流的分组取值相同，便于路由器让它们走同一条路径。
    -base: hex
    -filter: ipv6.flow
    -name: Flow Label
    -name-zh: 流标签
    -picture: "8:24"
    -bits: "12:20"
  - id: payload_length
    type: u2
    doc: Octets that follow this header, extension headers included; 0 with a jumbo payload.
    doc-ref: RFC 8200 section 3
    -doc-zh: 本首部之后的字节数，含扩展首部；超长净荷时为 0。
    -filter: ipv6.plen
    -name: Payload Length
    -name-zh: 净荷长度
    -bits: "32:16"
  - id: next_header
    type: u1
    doc: The protocol or extension header that follows.
    doc-ref: RFC 8200 section 3
    -doc-zh: 后面的协议或扩展首部。
    -enum: ip_protocols::protocol
    -filter: ipv6.nxt
    -name: Next Header
    -name-zh: 下一首部
    -bits: "48:8"
  - id: hop_limit
    type: u1
    doc: How many routers may still forward the packet.
    doc-ref: RFC 8200 section 3
    -doc-zh: 分组还可以经过多少个路由器。
    -filter: ipv6.hlim
    -name: Hop Limit
    -name-zh: 跳数限制
    -bits: "56:8"
  - id: source
    size: 16
    doc: The address of the sender.
    doc-ref: RFC 8200 section 3
    -doc-zh: 发送方的地址。
    -type: ipv6
    -filter: ipv6.src
    -also: ipv6.addr
    -name: Source Address
    -name-zh: 源地址
    -bits: "64:128"
  - id: destination
    size: 16
    doc: The address of the receiver.
    doc-ref: RFC 8200 section 3
    -doc-zh: 接收方的地址。
    -type: ipv6
    -filter: ipv6.dst
    -also: ipv6.addr
    -name: Destination Address
    -name-zh: 目的地址
    -bits: "192:128"
instances:
  traffic_class:
    value: code_point << 2 | congestion
    doc: What the packet asks of routers, and what they say of congestion.
    doc-ref: RFC 8200 section 7
    -doc-zh: 对路由器的服务要求以及拥塞标记。
    -base: hex
    -format: "{hex} (DSCP: {ipv6.tclass.dscp}, ECN: {ipv6.tclass.ecn})"
    -filter: ipv6.tclass
    -name: Traffic Class
    -name-zh: 通信量类别
    -picture: "0:32"
    -bits: "4:8"
