meta:
  id: ipv6_routing
  title: IPv6 routing header
  endian: be
  imports:
    - ip_protocols
doc: Nodes that the packet is to visit on its way.
doc-ref: RFC 8200 section 4.4
-filter: ipv6.routing
-name: Routing Header for IPv6
-name-zh: IPv6 路由首部
seq:
  - id: next_header
    type: u1
    doc: The protocol or extension header that follows.
    doc-ref: RFC 8200 section 4.4
    -doc-zh: 后面的协议或扩展首部。
    -enum: ip_protocols::protocol
    -filter: ipv6.routing.nxt
    -name: Next Header
    -name-zh: 下一首部
    -bits: "0:8"
  - id: length
    type: u1
    doc: Length of this header in words of eight octets, the first not counted.
    doc-ref: RFC 8200 section 4.4
    -doc-zh: 本首部的长度，以 8 字节为单位，不计第一个 8 字节。
    -filter: ipv6.routing.len
    -name: Length
    -name-zh: 长度
    -bits: "8:8"
  - id: routing_type
    type: u1
    doc: Which kind of routing header it is.
    doc-ref: RFC 8200 section 4.4
    -doc-zh: 路由首部的种类。
    -enum: routing_type
    -filter: ipv6.routing.type
    -name: Type
    -name-zh: 类型
    -bits: "16:8"
  - id: segments_left
    type: u1
    doc: How many of the listed nodes are still to be visited.
    doc-ref: RFC 8200 section 4.4
    -doc-zh: 尚待经过的节点数。
    -filter: ipv6.routing.segleft
    -name: Segments Left
    -name-zh: 剩余节点数
    -bits: "24:8"
  - id: data
    size: length * 8 + 4
    type:
      switch-on: routing_type
      cases:
        0: source_route
        2: home_address
        4: segments
        _: other
    doc: What the type calls for.
    doc-ref: RFC 8200 section 4.4
    -doc-zh: 该类型路由首部的内容。
    -inline: true
    -filter: ipv6.routing.data
    -name: Type-specific data
    -name-zh: 内容
    -bits: "32:*"
types:
  source_route:
    doc: Addresses to be visited one after the other; deprecated.
    doc-ref: RFC 5095 section 3
    seq:
      - id: reserved
        size: 4
        doc: Zero.
        doc-ref: RFC 2460 section 4.4
        -doc-zh: 保留，填 0。
        -filter: ipv6.routing.src.reserved
        -name: Reserved
        -name-zh: 保留
        -bits: "32:32"
      - id: addresses
        size: 16
        repeat: eos
        doc: An address to be visited.
        doc-ref: RFC 2460 section 4.4
        -doc-zh: 须经过的地址。
        -type: ipv6
        -filter: ipv6.routing.src.addr
        -name: Address
        -name-zh: 地址
        -bits: "*:128"
  home_address:
    doc: The home address of a mobile node.
    doc-ref: RFC 6275 section 6.4
    seq:
      - id: reserved
        size: 4
        doc: Zero.
        doc-ref: RFC 6275 section 6.4.1
        -doc-zh: 保留，填 0。
        -filter: ipv6.routing.mipv6.reserved
        -name: Reserved
        -name-zh: 保留
        -bits: "32:32"
      - id: address
        size: 16
        doc: The home address.
        doc-ref: RFC 6275 section 6.4.1
        -doc-zh: 家乡地址。
        -type: ipv6
        -filter: ipv6.routing.mipv6.home_address
        -name: Home Address
        -name-zh: 家乡地址
        -bits: "64:128"
  segments:
    doc: Segment routing; the list begins with the last segment.
    doc-ref: RFC 8754 section 2
    seq:
      - id: last_entry
        type: u1
        doc: The index of the last element of the list.
        doc-ref: RFC 8754 section 2
        -doc-zh: 列表最后一项的下标。
        -filter: ipv6.routing.srh.last_entry
        -name: Last Entry
        -name-zh: 最后一项
        -bits: "32:8"
      - id: flags
        type: u1
        doc: No flag is in use yet.
        doc-ref: RFC 8754 section 2
        -doc-zh: 标志位，目前均未使用。
        -base: hex
        -filter: ipv6.routing.srh.flags
        -name: Flags
        -name-zh: 标志
        -bits: "40:8"
      - id: tag
        size: 2
        doc: Marks packets that belong together.
        doc-ref: RFC 8754 section 2
        -doc-zh: 给同类分组的标记。
        -filter: ipv6.routing.srh.tag
        -name: Tag
        -name-zh: 标记
        -bits: "48:16"
      - id: addresses
        size: 16
        repeat: expr
        repeat-expr: last_entry + 1
        doc: A segment.
        doc-ref: RFC 8754 section 2
        -doc-zh: 一个路段的地址。
        -type: ipv6
        -filter: ipv6.routing.srh.addr
        -name: Address
        -name-zh: 地址
        -bits: "*:128"
      - id: additions
        size-eos: true
        if: not _io.eof
        doc: Further objects by type and length.
        doc-ref: RFC 8754 section 2.1
        -doc-zh: 其他附加内容。
        -filter: ipv6.routing.srh.tlvs
        -name: TLVs
        -name-zh: 附加内容
        -bits: "*:*"
  other:
    doc: A routing header of another type.
    doc-ref: RFC 8200 section 4.4
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: Its data.
        doc-ref: RFC 8200 section 4.4
        -doc-zh: 其内容。
        -filter: ipv6.routing.unknown_data
        -name: Type-Specific Data
        -name-zh: 内容
        -bits: "32:*"
enums:
  routing_type:
    0: {id: source_route, -name: Source Route}
    2: {id: mobile_ip, -name: Mobile IP}
    3: {id: rpl_source_route, -name: RPL Source Route}
    4: {id: segment_routing, -name: Segment Routing}
    5: {id: crh_16, -name: CRH-16}
    6: {id: crh_32, -name: CRH-32}
