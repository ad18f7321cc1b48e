meta:
  id: ipv4
  title: IPv4 header
  endian: be
  bit-endian: be
  imports:
    - ip_protocols
    - dscp
doc: The header of IP version 4, with single flags and with options.
doc-ref: RFC 791 section 3.1
-filter: ip
-name: Internet Protocol Version 4
-name-zh: 网际协议第 4 版
-short: IPv4
-summary: "Internet Protocol Version 4, Src: {ip.src}, Dst: {ip.dst}"
seq:
  - id: version
    type: b4
    doc: The version of IP, 4.
    doc-ref: RFC 791 section 3.1
    -doc-zh: IP 的版本号，即 4。
    -filter: ip.version
    -name: Version
    -name-zh: 版本
    -bits: "0:4"
  - id: header_length
    type: b4
    doc: How many 32-bit words the header takes, options included.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 首部（含选项）占多少个 32 位字。
    -filter: ip.hdr_len
    -name: Header Length
    -term: IHL
    -name-zh: 首部长度
    -factor: 4
    -format: "{value} bytes ({raw})"
    -format-zh: "{value} 字节（{raw}）"
    -bits: "4:4"
  - id: code_point
    type: b6
    doc: Which treatment the packet asks routers for.
    doc-ref: RFC 2474 section 3
    -doc-zh: 请求路由器给予哪一类服务。
    -enum: dscp::code_point
    -filter: ip.dsfield.dscp
    -name: Differentiated Services Codepoint
    -name-zh: 区分服务码点
    -short: DSCP
    -bits: "8:6"
  - id: congestion
    type: b2
    doc: Whether the transport understands congestion marks, and whether a router set one.
    doc-ref: RFC 3168 section 5
    -doc-zh: 传输层是否支持显式拥塞通知，以及途中的路由器是否标记了拥塞。
    -enum: dscp::ecn
    -filter: ip.dsfield.ecn
    -name: Explicit Congestion Notification
    -name-zh: 显式拥塞通知
    -short: ECN
    -bits: "14:2"
  - id: total_length
    type: u2
    doc: Octets of the packet, header included.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 整个分组的字节数，含首部。
    -filter: ip.len
    -name: Total Length
    -name-zh: 总长度
    -bits: "16:16"
  - id: identification
    type: u2
    doc: A number that the fragments of one packet have in common.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 标识，同一分组的各个分片取值相同。
    -base: hex_decimal
    -filter: ip.id
    -name: Identification
    -name-zh: 标识
    -bits: "32:16"
  - id: reserved
    type: b1
    doc: Zero.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 保留，填 0。
    -filter: ip.flags.rb
    -name: Reserved bit
    -name-zh: 保留位
    -short: R
    -bits: "48:1"
  - id: dont_fragment
    type: b1
    doc: Routers must not cut the packet into fragments.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 置 1 时禁止路由器分片。
    -filter: ip.flags.df
    -name: Don't fragment
    -name-zh: 禁止分片
    -short: DF
    -bits: "49:1"
  - id: more_fragments
    type: b1
    doc: This is not the last fragment.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 置 1 表示后面还有分片。
    -filter: ip.flags.mf
    -name: More fragments
    -name-zh: 还有分片
    -short: MF
    -bits: "50:1"
  - id: fragment_offset
    type: b13
    doc: Where in the packet this fragment belongs, in units of eight octets.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 本分片在原分组中的位置，以 8 字节为单位。
    -factor: 8
    -filter: ip.frag_offset
    -name: Fragment Offset
    -name-zh: 片偏移
    -bits: "51:13"
  - id: time_to_live
    type: u1
    doc: How many routers may still forward the packet.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 分组还可以经过多少个路由器。
    -filter: ip.ttl
    -name: Time to Live
    -name-zh: 生存时间
    -bits: "64:8"
  - id: protocol
    type: u1
    doc: The protocol that follows.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 后面承载的协议。
    -enum: ip_protocols::protocol
    -filter: ip.proto
    -name: Protocol
    -name-zh: 协议
    -bits: "72:8"
  - id: checksum
    type: u2
    doc: Guards the header against damage on the way.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 用来发现首部在传输中的差错。
    -base: hex
    -format: "{hex} [validation disabled]"
    -format-zh: "{hex}（未验证）"
    -filter: ip.checksum
    -name: Header Checksum
    -name-zh: 首部校验和
    -bits: "80:16"
  - id: source
    size: 4
    doc: The address of the sender.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 发送方的地址。
    -type: ipv4
    -filter: ip.src
    -also: ip.addr
    -name: Source Address
    -name-zh: 源地址
    -bits: "96:32"
  - id: destination
    size: 4
    doc: The address of the receiver.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 接收方的地址。
    -type: ipv4
    -filter: ip.dst
    -also: ip.addr
    -name: Destination Address
    -name-zh: 目的地址
    -bits: "128:32"
  - id: options
    type: options
    size: len_options
    if: len_options > 0
    doc: Additions to the header, each with its type.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 首部的附加内容，各有其类型。
    -filter: ip.options
    -name: Options
    -name-zh: 选项
    -summary: "Options: ({bytes} bytes), {children}"
    -bits: "160:*"
instances:
  len_options:
    value: "header_length > 5 ? header_length * 4 - 20 : 0"
    doc: Octets of options; none when the header length is too small to be true.
    -hidden: true
  services:
    value: code_point << 2 | congestion
    doc: What the packet asks of routers, and what they say of congestion; formerly the type of service.
    doc-ref: RFC 2474 section 3
    -doc-zh: 对路由器的服务要求以及拥塞标记；旧称服务类型（TOS）。
    -base: hex
    -format: "{hex} (DSCP: {ip.dsfield.dscp}, ECN: {ip.dsfield.ecn})"
    -filter: ip.dsfield
    -name: Differentiated Services Field
    -name-zh: 区分服务字段
    -bits: "8:8"
  flags:
    value: reserved.to_i << 2 | dont_fragment.to_i << 1 | more_fragments.to_i
    doc: Three bits about fragments.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 与分片有关的三个标志位。
    -base: hex
    -format: "{hex}<{?ip.flags.rb}, Reserved bit><{?ip.flags.df}, Don't fragment><{?ip.flags.mf}, More fragments>"
    -filter: ip.flags
    -name: Flags
    -name-zh: 标志
    -bits: "48:3"
types:
  options:
    doc: Options one after the other, until the space is used up or an end-of-list option comes.
    doc-ref: RFC 791 section 3.1
    seq:
      - id: list
        type: option
        repeat: until
        repeat-until: _.is_last or _io.eof
        doc: One option.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 一个选项。
        -filter: ip.options.option
        -name: IP Option
        -name-zh: 选项
        -bits: "*:*"
      - id: padding
        size-eos: true
        if: not _io.eof
        doc: What follows the end of the list, or an option whose length cannot be right.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 选项表结束之后的填充，或长度有误的选项之后剩下的字节。
        -filter: ip.opt.padding
        -name: Padding
        -name-zh: 填充
        -bits: "*:*"
  option:
    doc: One option; end-of-list and no-operation are a type octet alone, the others tell their length.
    doc-ref: RFC 791 section 3.1
    seq:
      - id: copied
        type: b1
        doc: Whether the option is copied into every fragment.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 置 1 时该选项要复制到每个分片中。
        -enum: copying
        -filter: ip.opt.type.copy
        -name: Copy on fragmentation
        -name-zh: 分片时复制
        -bits: "0:1"
      - id: option_class
        type: b2
        doc: What the option is about.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 选项的类别。
        -enum: option_class
        -filter: ip.opt.type.class
        -name: Class
        -name-zh: 类别
        -bits: "1:2"
      - id: number
        type: b5
        doc: Which option of its class it is.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 选项在其类别中的编号。
        -enum: option_number
        -filter: ip.opt.type.number
        -name: Number
        -name-zh: 编号
        -bits: "3:5"
      - id: length
        type: u1
        if: kind > 1
        doc: Octets of the option, type and length included.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 选项的字节数，包括类型和长度这两个字节。
        -filter: ip.opt.len
        -name: Length
        -name-zh: 长度
        -bits: "8:8"
      - id: body
        size: "kind <= 1 or length < 2 ? 0 : length - 2"
        type:
          switch-on: kind
          cases:
            0: end_of_list
            1: no_operation
            7: record_route
            68: timestamp
            131: loose_source_route
            137: strict_source_route
            148: router_alert
            _: unknown
        doc: What the type calls for.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 该类型选项的内容。
        -inline: true
        -filter: ip.opt.body
        -name: Value
        -name-zh: 内容
        -bits: "16:*"
    instances:
      kind:
        value: copied.to_i << 7 | option_class << 5 | number
        doc: What the option is.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 选项的类型。
        -filter: ip.opt.type
        -name: Type
        -name-zh: 类型
        -bits: "0:8"
      is_last:
        value: kind == 0 or (kind > 1 and length < 2)
        doc: Whether no option can follow.
        -hidden: true
  end_of_list:
    doc: No option follows; what is left of the header is padding.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 选项到此为止，首部余下的部分是填充。
    -filter: ip.options.eol
    -name: IP Option - End of Options List (EOL)
    -name-zh: 选项表结束（EOL）
    -short: End of Options List (EOL)
    seq: []
  no_operation:
    doc: Fills the space between options.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 占位的空选项。
    -filter: ip.options.nop
    -name: IP Option - No-Operation (NOP)
    -name-zh: 空操作（NOP）
    -short: No-Operation (NOP)
    seq: []
  record_route:
    doc: Routers write their addresses into it.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 途经的路由器在此写下自己的地址。
    -filter: ip.options.record_route
    -name: IP Option - Record Route
    -name-zh: 记录路由
    -short: Record Route
    -summary: "IP Option - Record Route ({bytes} bytes)"
    seq: &route
      - id: pointer
        type: u1
        doc: Where in the option the next address is to be used, counted from 1.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 下一个地址在选项中的位置，从 1 算起。
        -filter: ip.opt.ptr
        -name: Pointer
        -name-zh: 指针
        -bits: "16:8"
      - id: addresses
        size: 4
        repeat: eos
        doc: An address.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 一个地址。
        -type: ipv4
        -filter: ip.opt.addr
        -name: IP Address
        -name-zh: IP 地址
        -bits: "*:32"
  loose_source_route:
    doc: Routers that the packet must pass on its way, among others.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 分组必须经过的路由器，其间也可经过别的路由器。
    -filter: ip.options.route
    -name: IP Option - Loose Source Route
    -name-zh: 松散源路由
    -short: Loose Source Route
    -summary: "IP Option - Loose Source Route ({bytes} bytes)"
    seq: *route
  strict_source_route:
    doc: Exactly the routers that the packet must pass on its way.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 分组必须且只能经过的路由器。
    -filter: ip.options.source_route
    -name: IP Option - Strict Source Route
    -name-zh: 严格源路由
    -short: Strict Source Route
    -summary: "IP Option - Strict Source Route ({bytes} bytes)"
    seq: *route
  timestamp:
    doc: Routers write the time into it.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 途经的路由器在此写下时间。
    -filter: ip.options.timestamp
    -name: IP Option - Time Stamp
    -name-zh: 时间戳
    -short: Time Stamp
    -summary: "IP Option - Time Stamp ({bytes} bytes)"
    seq:
      - id: pointer
        type: u1
        doc: Where in the option the next time is to be written, counted from 1.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 下一个时间在选项中的位置，从 1 算起。
        -filter: ip.opt.ptr
        -name: Pointer
        -name-zh: 指针
        -bits: "16:8"
      - id: overflow
        type: b4
        doc: How many routers found no space left.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 因空间不足而未能写入的路由器个数。
        -filter: ip.opt.overflow
        -name: Overflow
        -name-zh: 溢出
        -bits: "24:4"
      - id: flag
        type: b4
        doc: Whether addresses stand beside the times, and who gave them.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 时间旁边是否带有地址，以及地址由谁给出。
        -base: hex
        -filter: ip.opt.flag
        -name: Flag
        -name-zh: 标志
        -bits: "28:4"
      - id: entries
        type: u4
        repeat: eos
        doc: A time in milliseconds since midnight UTC, or an address.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 自 UTC 零点起的毫秒数，或一个地址。
        -filter: ip.opt.time_stamp
        -name: Time stamp
        -name-zh: 时间
        -bits: "*:32"
  router_alert:
    doc: Asks every router on the way to look at the packet.
    doc-ref: RFC 2113 section 2.1
    -doc-zh: 请途中的每个路由器查看本分组。
    -filter: ip.options.routeralert
    -name: IP Option - Router Alert
    -name-zh: 路由器告警
    -short: Router Alert
    -summary: "IP Option - Router Alert ({bytes} bytes)"
    seq:
      - id: alert
        type: u2
        doc: 0 for every router.
        doc-ref: RFC 2113 section 2.1
        -doc-zh: 0 表示所有路由器。
        -filter: ip.opt.ra
        -name: Router Alert
        -name-zh: 告警值
        -bits: "16:16"
  unknown:
    doc: An option of another type.
    doc-ref: RFC 791 section 3.1
    -doc-zh: 其他类型的选项。
    -filter: ip.options.unknown
    -name: IP Option - Unknown
    -name-zh: 未知选项
    -short: Unknown
    -summary: "IP Option - Unknown ({bytes} bytes)"
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: The octets after type and length.
        doc-ref: RFC 791 section 3.1
        -doc-zh: 类型和长度之后的字节。
        -filter: ip.opt.data
        -name: Data
        -name-zh: 内容
        -bits: "16:*"
enums:
  copying:
    0: {id: 'no', -name: 'No', -name-zh: 否}
    1: {id: 'yes', -name: 'Yes', -name-zh: 是}
  option_number:
    0: {id: end_of_list, -name: End of Option List (EOL)}
    1: {id: no_operation, -name: No-Operation (NOP)}
    2: {id: security, -name: Security}
    3: {id: loose_source_route, -name: Loose source route}
    4: {id: timestamp, -name: Time stamp}
    5: {id: extended_security, -name: Extended security}
    6: {id: commercial_security, -name: Commercial IP security option}
    7: {id: record_route, -name: Record route}
    8: {id: stream_identifier, -name: Stream identifier}
    9: {id: strict_source_route, -name: Strict source route}
    11: {id: mtu_probe, -name: MTU probe}
    12: {id: mtu_reply, -name: MTU reply}
    18: {id: traceroute, -name: Traceroute}
    20: {id: router_alert, -name: Router Alert}
    25: {id: quick_start, -name: Quick-Start}
  option_class:
    0: {id: control, -name: Control, -name-zh: 控制}
    1: {id: reserved_1, -name: Reserved for future use, -name-zh: 保留}
    2: {id: debugging, -name: Debugging and measurement, -name-zh: 调试和测量}
    3: {id: reserved_3, -name: Reserved for future use, -name-zh: 保留}
