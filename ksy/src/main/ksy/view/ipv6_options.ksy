meta:
  id: ipv6_options
  title: Options of IPv6
  endian: be
  bit-endian: be
doc: What hop-by-hop and destination options headers carry, option after option.
doc-ref: RFC 8200 section 4.2
seq:
  - id: list
    type: option
    repeat: eos
    doc: One option.
    doc-ref: RFC 8200 section 4.2
    -doc-zh: 一个选项。
    -filter: ipv6.opt
    -name: IPv6 Option
    -name-zh: IPv6 选项
    -bits: "*:*"
types:
  option:
    doc: One option; Pad1 is a type octet alone, the others tell their length.
    doc-ref: RFC 8200 section 4.2
    seq:
      - id: action
        type: b2
        doc: What a node does with the packet when it doesn't know the option.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 节点不认识该选项时如何处理分组。
        -enum: action
        -filter: ipv6.opt.type.action
        -name: Action
        -name-zh: 处理方式
        -bits: "0:2"
      - id: may_change
        type: b1
        doc: Whether routers may change the option's data.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 置 1 时途中的路由器可以修改选项数据。
        -enum: change
        -filter: ipv6.opt.type.change
        -name: May Change
        -name-zh: 可修改
        -bits: "2:1"
      - id: rest
        type: b5
        doc: The rest of the option's number.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 选项编号的其余位。
        -base: hex
        -filter: ipv6.opt.type.rest
        -name: Low-Order Bits
        -name-zh: 低位
        -bits: "3:5"
      - id: length
        type: u1
        if: kind > 0
        doc: Octets of data.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 选项数据的字节数。
        -filter: ipv6.opt.length
        -name: Length
        -name-zh: 长度
        -bits: "8:8"
      - id: data
        size: length
        if: kind > 0
        type:
          switch-on: shape
          cases:
            0x01: padding
            0x05: router_alert
            0xc2: jumbo_payload
            _: unknown
        doc: What the type calls for.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 该类型选项的内容。
        -inline: true
        -filter: ipv6.opt.data
        -name: Value
        -name-zh: 内容
        -bits: "16:*"
    instances:
      kind:
        value: action << 6 | may_change.to_i << 5 | rest
        doc: What the option is.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 选项的类型。
        -enum: option_type
        -base: hex
        -filter: ipv6.opt.type
        -name: Type
        -name-zh: 类型
        -bits: "0:8"
      shape:
        value: "(kind == 0x05 and length != 2) or (kind == 0xc2 and length != 4) ? -1 : kind"
        doc: The type when the length is one that it can have, else -1.
        -hidden: true
  padding:
    doc: Fills the header up to a multiple of eight octets.
    doc-ref: RFC 8200 section 4.2
    seq:
      - id: zeros
        size-eos: true
        if: not _io.eof
        doc: Zeros.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 全 0 的填充。
        -filter: ipv6.opt.padn
        -name: PadN
        -name-zh: 填充
        -bits: "16:*"
  router_alert:
    doc: Asks every router on the way to look at the packet.
    doc-ref: RFC 2711 section 2.1
    seq:
      - id: alert
        type: u2
        doc: Why.
        doc-ref: RFC 2711 section 2.1
        -doc-zh: 请途中的路由器查看本分组的原因。
        -filter: ipv6.opt.router_alert
        -name: Router Alert
        -name-zh: 路由器告警
        -bits: "16:16"
  jumbo_payload:
    doc: Tells the length of a payload that is too long for the field in the IPv6 header.
    doc-ref: RFC 2675 section 2
    seq:
      - id: payload_length
        type: u4
        doc: Octets that follow the IPv6 header.
        doc-ref: RFC 2675 section 2
        -doc-zh: IPv6 首部之后的字节数。
        -filter: ipv6.opt.jumbo
        -name: Payload Length
        -name-zh: 净荷长度
        -bits: "16:32"
  unknown:
    doc: An option of another type.
    doc-ref: RFC 8200 section 4.2
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: The option's data.
        doc-ref: RFC 8200 section 4.2
        -doc-zh: 选项的数据。
        -filter: ipv6.opt.unknown
        -name: Unknown Option Payload
        -name-zh: 内容
        -bits: "16:*"
enums:
  action:
    0: {id: skip, -name: Skip and continue, -name-zh: 跳过该选项}
    1: {id: discard, -name: Discard, -name-zh: 丢弃}
    2: {id: discard_and_report, -name: Discard and send ICMP Parameter Problem, -name-zh: 丢弃并回送 ICMP}
    3: {id: discard_and_report_unicast, -name: Discard and send ICMP if not multicast, -name-zh: 丢弃，非组播则回送 ICMP}
  change:
    0: {id: 'no', -name: 'No', -name-zh: 否}
    1: {id: 'yes', -name: 'Yes', -name-zh: 是}
  option_type:
    0x00: {id: pad1, -name: Pad1}
    0x01: {id: padn, -name: PadN}
    0x05: {id: router_alert, -name: Router Alert}
    0x26: {id: quick_start, -name: Quick-Start}
    0x63: {id: rpl, -name: RPL Option}
    0xc2: {id: jumbo, -name: Jumbo Payload}
    0xc9: {id: home_address, -name: Home Address}
