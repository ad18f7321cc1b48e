meta:
  id: tcp
  title: TCP segment
  endian: be
  bit-endian: be
doc: |
  A TCP segment as people look at it: every control bit by itself, every option by its kind, then the data.
  The figure of the header, four octets a row, is that of RFC 9293, Figure 1.
doc-ref: RFC 9293 section 3.1
-filter: tcp
-name: Transmission Control Protocol
-name-zh: 传输控制协议
-short: TCP
-summary: >-
  Transmission Control Protocol, Src Port: {tcp.srcport}, Dst Port: {tcp.dstport},
  Seq: {tcp.seq|tcp.seq_raw}<{?tcp.flags.ack}, Ack: {tcp.ack|tcp.ack_raw}><, Len: {tcp.len}>
seq:
  - id: src_port
    type: u2
    doc: The port of the process that sent this segment.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 发送本报文段的进程所用的端口。
    -filter: tcp.srcport
    -also: tcp.port
    -name: Source Port
    -name-zh: 源端口
    -bits: "0:16"
  - id: dst_port
    type: u2
    doc: The port of the process that this segment is for.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 接收本报文段的进程所用的端口。
    -filter: tcp.dstport
    -also: tcp.port
    -name: Destination Port
    -name-zh: 目的端口
    -bits: "16:16"
  - id: seq_num
    type: u4
    doc: |
      The number of the first data octet of this segment; in a SYN it is the initial sequence number,
      and the first data octet then has the number after it.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 本报文段第一个数据字节的编号；若 SYN 置 1，它就是初始序号（ISN），第一个数据字节的编号是 ISN+1。
    -filter: tcp.seq_raw
    -name: Sequence Number (raw)
    -term: Sequence Number
    -name-zh: 序号
    -box: "{value} ({hex})<, relative {tcp.seq}>"
    -box-zh: "{value}（{hex}）<，相对序号 {tcp.seq}>"
    -bits: "32:32"
  - id: ack_num
    type: u4
    doc: |
      The next sequence number that the sender of this segment expects to receive; it means something
      only when the ACK flag is set.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 发送方期望收到的下一个序号，在它之前的字节都已收到；只有 ACK 标志置 1 时才有意义。
    -filter: tcp.ack_raw
    -name: Acknowledgment number (raw)
    -term: Acknowledgment Number
    -name-zh: 确认号
    -box: "{value} ({hex})<, relative {tcp.ack}>"
    -box-zh: "{value}（{hex}）<，相对确认号 {tcp.ack}>"
    -bits: "64:32"
  - id: data_offset
    type: b4
    doc: How many 32-bit words the header takes, options included; so it tells where the data begins.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 首部（含选项）占多少个 32 位字，由此可知数据从哪里开始。
    -filter: tcp.hdr_len
    -name: Header Length
    -term: Data Offset
    -name-zh: 数据偏移
    -short: Data Offset
    -short-zh: 数据 偏移
    -factor: 4
    -box: "{raw}"
    -format: "{value} bytes ({raw})"
    -format-zh: "{value} 字节（{raw}）"
    -bits: "96:4"
  - id: reserved
    type: b3
    doc: Bits for future use; a sender that doesn't know a use for them sends zero, a receiver ignores them.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 留待将来使用；发送时填 0，接收时忽略。
    -filter: tcp.flags.res
    -type: boolean
    -name: Reserved
    -name-zh: 保留
    -short: Rsrvd
    -picture: "100:12"
    -bits: "100:3"
  - id: ae
    type: b1
    doc: Part of the counter of Accurate ECN; formerly the nonce sum NS of RFC 3540.
    doc-ref: RFC 9768 section 3
    -doc-zh: 精确 ECN 计数器的一部分；旧称 NS（RFC 3540）。
    -filter: tcp.flags.ae
    -also: tcp.flags.ns
    -name: Accurate ECN
    -term: AE flag
    -name-zh: AE 标志
    -short: AE
    -picture: "100:12"
    -bits: "103:1"
  - id: cwr
    type: b1
    doc: The sender has reduced its congestion window, as ECN-Echo asked it to.
    doc-ref: RFC 3168 section 6.1
    -doc-zh: 发送方已按 ECE 的通知减小了拥塞窗口。
    -filter: tcp.flags.cwr
    -name: Congestion Window Reduced
    -term: CWR flag
    -name-zh: CWR 标志
    -short: CWR
    -picture: "100:12"
    -bits: "104:1"
  - id: ece
    type: b1
    doc: A router marked a packet as having met congestion; in a SYN, the sender is able to use ECN.
    doc-ref: RFC 3168 section 6.1
    -doc-zh: 回告对方：途中的路由器标记了拥塞；在 SYN 中则表示本端支持 ECN。
    -filter: tcp.flags.ece
    -name: ECN-Echo
    -term: ECE flag
    -name-zh: ECE 标志
    -short: ECE
    -picture: "100:12"
    -bits: "105:1"
  - id: urg
    type: b1
    doc: The urgent pointer means something.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 置 1 时紧急指针有效。
    -filter: tcp.flags.urg
    -name: Urgent
    -term: URG flag
    -name-zh: URG 标志
    -short: URG
    -picture: "100:12"
    -bits: "106:1"
  - id: ack
    type: b1
    doc: The acknowledgment number means something; set in every segment but the first SYN and some resets.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 置 1 时确认号有效；除最初的 SYN 和某些 RST 外，每个报文段都应置 1。
    -filter: tcp.flags.ack
    -name: Acknowledgment
    -term: ACK flag
    -name-zh: ACK 标志
    -short: ACK
    -picture: "100:12"
    -bits: "107:1"
  - id: psh
    type: b1
    doc: The receiver is to hand the data to its application without waiting for more.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 请接收方立即把数据交给应用程序，不必等待后续数据。
    -filter: tcp.flags.push
    -name: Push
    -term: PSH flag
    -name-zh: PSH 标志
    -short: PSH
    -picture: "100:12"
    -bits: "108:1"
  - id: rst
    type: b1
    doc: The connection is aborted, or there is none to which the received segment could belong.
    doc-ref: RFC 9293 section 3.5.2
    -doc-zh: 异常中止连接，或表示对方的报文段不属于任何现有连接。
    -filter: tcp.flags.reset
    -name: Reset
    -term: RST flag
    -name-zh: RST 标志
    -short: RST
    -picture: "100:12"
    -bits: "109:1"
  - id: syn
    type: b1
    doc: The sender opens its direction and announces its initial sequence number; SYN itself takes one number.
    doc-ref: RFC 9293 section 3.5
    -doc-zh: 请求建立连接并告知初始序号；SYN 本身占用一个序号。
    -filter: tcp.flags.syn
    -name: Syn
    -term: SYN flag
    -name-zh: SYN 标志
    -short: SYN
    -picture: "100:12"
    -bits: "110:1"
  - id: fin
    type: b1
    doc: The sender has no more data to send; FIN itself takes one sequence number.
    doc-ref: RFC 9293 section 3.6
    -doc-zh: 发送方的数据已全部发完；FIN 本身占用一个序号。
    -filter: tcp.flags.fin
    -name: Fin
    -term: FIN flag
    -name-zh: FIN 标志
    -short: FIN
    -picture: "100:12"
    -bits: "111:1"
  - id: window
    type: u2
    doc: |
      How many octets, from the acknowledgment number on, the sender of this segment is willing to take;
      outside of SYNs it is to be multiplied when window scaling was agreed.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 从确认号算起，发送方还愿意接收多少字节；若双方协商了窗口扩大，除 SYN 外须再乘以扩大倍数。
    -filter: tcp.window_size_value
    -name: Window
    -name-zh: 窗口
    -bits: "112:16"
  - id: checksum
    type: u2
    doc: Guards the header, the data and the addresses of the IP header against damage on the way.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 对首部、数据以及含 IP 地址的伪首部求得的校验值，用来发现传输中的差错。
    -filter: tcp.checksum
    -name: Checksum
    -name-zh: 校验和
    -base: hex
    -format: "{hex} [unverified]"
    -format-zh: "{hex}（未验证）"
    -bits: "128:16"
  - id: urgent_pointer
    type: u2
    doc: Where, counted from the sequence number, the urgent data ends; it means something only with the URG flag.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 紧急数据结束处相对于序号的偏移；只有 URG 标志置 1 时才有意义。
    -filter: tcp.urgent_pointer
    -name: Urgent Pointer
    -name-zh: 紧急指针
    -bits: "144:16"
  - id: options
    type: options
    size: len_options
    if: len_options > 0
    doc: Additions to the header, each with its kind; they fill it up to the data offset.
    doc-ref: RFC 9293 section 3.2
    -doc-zh: 首部的附加内容，各有其类型；一直延伸到数据偏移所指之处。
    -filter: tcp.options
    -type: bytes
    -name: Options
    -name-zh: 选项
    -summary: "Options: ({bytes} bytes), {children}"
    -bits: "160:*"
  - id: payload
    size-eos: true
    if: not _io.eof
    doc: The data that the application gave TCP to carry.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 应用程序交给 TCP 传送的数据。
    -filter: tcp.payload
    -name: TCP payload
    -term: Data
    -name-zh: 数据
    -summary: "TCP payload ({#tcp.len} bytes)"
    -bits: "*:*"
instances:
  len_options:
    value: "data_offset > 5 ? data_offset * 4 - 20 : 0"
    doc: Octets of options; none when the data offset is too small to be true.
    -hidden: true
  flags:
    value: >-
      reserved << 9 | ae.to_i << 8 | cwr.to_i << 7 | ece.to_i << 6 | urg.to_i << 5
      | ack.to_i << 4 | psh.to_i << 3 | rst.to_i << 2 | syn.to_i << 1 | fin.to_i
    doc: The nine control bits and the three that are reserved.
    doc-ref: RFC 9293 section 3.1
    -doc-zh: 九个控制位和三个保留位。
    -filter: tcp.flags
    -name: Flags
    -name-zh: 标志位
    -base: hex
    -format: "{hex} ({set})"
    -picture: none
    -bits: "100:12"
-generated:
  - id: stream
    -after: dst_port
    doc: The number of the connection in the capture, from 0.
    -doc-zh: 本连接在捕获文件中的编号，从 0 开始。
    -filter: tcp.stream
    -name: Stream index
    -name-zh: 流编号
  - id: completeness
    -after: dst_port
    doc: Which of SYN, SYN-ACK, ACK, data, FIN and RST the connection has shown.
    -doc-zh: 该连接已出现过 SYN、SYN-ACK、ACK、数据、FIN、RST 中的哪几种。
    -filter: tcp.completeness
    -name: Conversation completeness
    -name-zh: 会话完整度
  - id: length
    -after: dst_port
    doc: How many octets of data the segment carries.
    -doc-zh: 本报文段携带的数据字节数。
    -filter: tcp.len
    -name: TCP Segment Len
    -name-zh: 数据长度
  - id: relative_seq
    -before: seq_num
    doc: The sequence number counted from the initial one.
    -doc-zh: 从初始序号算起的序号。
    -filter: tcp.seq
    -name: Sequence Number
    -name-zh: 相对序号
    -format: "{value}    (relative sequence number)"
    -plain: true
  - id: next_seq
    -after: seq_num
    doc: The sequence number that the sender will use next.
    -doc-zh: 发送方接下来要用的序号。
    -filter: tcp.nxtseq
    -name: Next Sequence Number
    -name-zh: 下一序号
    -format: "{value}    (relative sequence number)"
  - id: relative_ack
    -before: ack_num
    doc: The acknowledgment number counted from the other side's initial sequence number.
    -doc-zh: 从对方初始序号算起的确认号。
    -filter: tcp.ack
    -name: Acknowledgment Number
    -name-zh: 相对确认号
    -format: "{value}    (relative ack number)"
    -plain: true
  - id: flags_text
    -after: fin
    doc: The flags as one word, a dot for each that isn't set.
    -doc-zh: 用一串字母表示的标志位，未置位的用点表示。
    -filter: tcp.flags.str
    -name: TCP Flags
    -name-zh: 标志串
  - id: scaled_window
    -after: window
    doc: The window after scaling.
    -doc-zh: 乘以扩大倍数之后的窗口。
    -filter: tcp.window_size
    -name: Calculated window size
    -name-zh: 实际窗口
  - id: window_factor
    -after: window
    doc: By what the window is multiplied; -1 when the handshake wasn't seen, -2 when scaling isn't used.
    -doc-zh: 窗口的扩大倍数；-1 表示没有捕获到握手，-2 表示未使用窗口扩大。
    -filter: tcp.window_size_scalefactor
    -type: signed
    -name: Window size scaling factor
    -name-zh: 窗口扩大倍数
types:
  options:
    doc: Options one after the other, until the space is used up or an end-of-list option comes.
    doc-ref: RFC 9293 section 3.2
    seq:
      - id: list
        type: option
        repeat: until
        repeat-until: _.is_last or _io.eof
        doc: One option.
        doc-ref: RFC 9293 section 3.2
        -doc-zh: 一个选项。
        -filter: tcp.options.option
        -name: TCP Option
        -name-zh: 选项
        -bits: "*:*"
      - id: padding
        size-eos: true
        if: not _io.eof
        doc: What follows the end of the list, or an option whose length cannot be right.
        doc-ref: RFC 9293 section 3.1
        -doc-zh: 选项表结束之后的填充，或长度有误的选项之后剩下的字节。
        -filter: tcp.options.padding
        -name: Padding
        -name-zh: 填充
        -bits: "*:*"
  option:
    doc: One option; end-of-list and no-operation are a kind octet alone, the others tell their length.
    doc-ref: RFC 9293 section 3.2
    seq:
      - id: kind
        type: u1
        doc: What the option is.
        doc-ref: RFC 9293 section 3.2
        -doc-zh: 选项的类型。
        -enum: option_kind
        -filter: tcp.option_kind
        -name: Kind
        -name-zh: 类型
        -bits: "0:8"
      - id: length
        type: u1
        if: kind > 1
        doc: Octets of the option, kind and length included.
        doc-ref: RFC 9293 section 3.2
        -doc-zh: 选项的字节数，包括类型和长度这两个字节。
        -filter: tcp.option_len
        -name: Length
        -name-zh: 长度
        -bits: "8:8"
      - id: body
        size: "kind <= 1 or length < 2 ? 0 : length - 2"
        type:
          switch-on: shape
          cases:
            0: end_of_list
            1: no_operation
            2: maximum_segment_size
            3: window_scale
            4: sack_permitted
            5: sack
            8: timestamps
            19: md5_signature
            28: user_timeout
            29: authentication
            30: multipath
            34: fast_open
            253: experimental
            254: experimental
            -1: malformed
            _: unknown
        doc: What the kind calls for.
        doc-ref: RFC 9293 section 3.2
        -doc-zh: 该类型选项的内容。
        -inline: true
        -filter: tcp.options.body
        -name: Value
        -name-zh: 内容
        -bits: "16:*"
    instances:
      is_last:
        value: kind == 0 or (kind > 1 and length < 2)
        doc: Whether no option can follow.
        -hidden: true
      shape:
        value: >-
          kind <= 1 ? kind
          : length < 2
          or (kind == 2 and length != 4)
          or (kind == 3 and length != 3)
          or (kind == 4 and length != 2)
          or (kind == 5 and (length < 10 or length > 34 or (length - 2) % 8 != 0))
          or (kind == 8 and length != 10)
          or (kind == 19 and length != 18)
          or (kind == 28 and length != 4)
          or (kind == 29 and length < 4)
          or (kind == 30 and length < 3) ? -1
          : kind
        doc: The kind when the length is one that it can have, else -1.
        -hidden: true
  end_of_list:
    doc: No option follows; what is left of the header is padding.
    doc-ref: RFC 9293 section 3.2
    -doc-zh: 选项到此为止，首部余下的部分是填充。
    -filter: tcp.options.eol
    -type: bytes
    -name: TCP Option - End of Option List (EOL)
    -term: End of Option List (EOL)
    -name-zh: 选项表结束（EOL）
    -short: End of Option List (EOL)
    seq: []
  no_operation:
    doc: Fills the space between options, so that the next one begins on a word boundary.
    doc-ref: RFC 9293 section 3.2
    -doc-zh: 占位的空选项，使后面的选项按 32 位字对齐。
    -filter: tcp.options.nop
    -type: bytes
    -name: TCP Option - No-Operation (NOP)
    -term: No-Operation (NOP)
    -name-zh: 空操作（NOP）
    -short: No-Operation (NOP)
    seq: []
  maximum_segment_size:
    doc: The largest segment that the sender of this one can receive; only with SYN.
    doc-ref: RFC 9293 section 3.7.1
    -doc-zh: 本端能接收的最大报文段长度，只出现在 SYN 中。
    -filter: tcp.options.mss
    -type: bytes
    -name: TCP Option - Maximum segment size
    -term: Maximum segment size
    -name-zh: 最大报文段长度（MSS）
    -short: Maximum segment size
    -box: "Maximum segment size: {tcp.options.mss_val} bytes"
    -box-zh: "最大报文段长度（MSS）：{tcp.options.mss_val} 字节"
    -summary: "TCP Option - Maximum segment size: {tcp.options.mss_val} bytes"
    -summary-zh: "最大报文段长度（MSS）：{tcp.options.mss_val} 字节"
    seq:
      - id: octets
        type: u2
        doc: Octets of data in a segment, with the headers at their smallest.
        doc-ref: RFC 9293 section 3.7.1
        -doc-zh: 一个报文段中数据的字节数，按首部最短时计算。
        -filter: tcp.options.mss_val
        -name: MSS Value
        -name-zh: MSS 值
        -bits: "16:16"
  window_scale:
    doc: By how many bits the windows that this side announces are to be shifted left; only with SYN.
    doc-ref: RFC 7323 section 2.2
    -doc-zh: 本端今后通告的窗口须左移的位数，只出现在 SYN 中；双方都发送才生效。
    -filter: tcp.options.wscale
    -type: bytes
    -name: TCP Option - Window scale
    -term: Window scale
    -name-zh: 窗口扩大因子
    -short: Window scale
    -box: "Window scale: shift by {tcp.options.wscale.shift} bits, multiply by {tcp.options.wscale.multiplier}"
    -box-zh: "窗口扩大因子：左移 {tcp.options.wscale.shift} 位，即乘以 {tcp.options.wscale.multiplier}"
    -summary: "TCP Option - Window scale: {tcp.options.wscale.shift} (multiply by {tcp.options.wscale.multiplier})"
    -summary-zh: "窗口扩大因子：{tcp.options.wscale.shift}（乘以 {tcp.options.wscale.multiplier}）"
    seq:
      - id: shift
        type: u1
        doc: The shift count; above 14 it counts as 14.
        doc-ref: RFC 7323 section 2.3
        -doc-zh: 左移的位数；大于 14 时按 14 处理。
        -filter: tcp.options.wscale.shift
        -name: Shift count
        -name-zh: 移位数
        -bits: "16:8"
    instances:
      multiplier:
        value: "1 << (shift > 14 ? 14 : shift)"
        doc: Two to the power of the shift count.
        doc-ref: RFC 7323 section 2.3
        -doc-zh: 2 的“移位数”次方。
        -filter: tcp.options.wscale.multiplier
        -name: Multiplier
        -name-zh: 倍数
        -bits: "16:8"
  sack_permitted:
    doc: This side understands selective acknowledgments; only with SYN.
    doc-ref: RFC 2018 section 2
    -doc-zh: 本端支持选择确认，只出现在 SYN 中。
    -filter: tcp.options.sack_perm
    -type: bytes
    -name: TCP Option - SACK permitted
    -term: SACK permitted
    -name-zh: 允许选择确认（SACK permitted）
    -short: SACK permitted
    seq: []
  sack:
    doc: Ranges that arrived although something before them is missing.
    doc-ref: RFC 2018 section 3
    -doc-zh: 前面有缺失、但已经收到的数据区间。
    -filter: tcp.options.sack
    -type: bytes
    -name: TCP Option - SACK
    -term: SACK
    -name-zh: 选择确认（SACK）
    -short: SACK
    -box: "SACK: {*tcp.options.sack.block}"
    -box-zh: "选择确认（SACK）：{*tcp.options.sack.block}"
    -summary: "TCP Option - SACK {*tcp.options.sack.block}"
    -summary-zh: "选择确认（SACK）：{*tcp.options.sack.block}"
    seq:
      - id: blocks
        type: sack_block
        repeat: eos
        doc: One range.
        doc-ref: RFC 2018 section 3
        -doc-zh: 一个区间。
        -filter: tcp.options.sack.block
        -name: SACK block
        -name-zh: 区间
        -summary: "{tcp.options.sack_le}-{tcp.options.sack_re}"
        -bits: "*:64"
    instances:
      count:
        value: blocks.size
        doc: How many ranges there are.
        doc-ref: RFC 2018 section 3
        -doc-zh: 区间的个数。
        -filter: tcp.options.sack.count
        -name: TCP SACK Count
        -name-zh: 区间数
        -bits: "*:*"
  sack_block:
    doc: A range of sequence numbers.
    doc-ref: RFC 2018 section 3
    seq:
      - id: left
        type: u4
        doc: The first sequence number of the range.
        doc-ref: RFC 2018 section 3
        -doc-zh: 区间的第一个序号。
        -filter: tcp.options.sack_le
        -name: left edge
        -summary: "left edge = {value}"
        -name-zh: 左边界
        -bits: "0:32"
      - id: right
        type: u4
        doc: The sequence number after the range.
        doc-ref: RFC 2018 section 3
        -doc-zh: 区间之后的第一个序号。
        -filter: tcp.options.sack_re
        -name: right edge
        -summary: "right edge = {value}"
        -name-zh: 右边界
        -bits: "32:32"
  timestamps:
    doc: The clock of the sender and the last clock value it had from the other side.
    doc-ref: RFC 7323 section 3.2
    -doc-zh: 发送方的时钟值，以及它最近从对方收到的时钟值。
    -filter: tcp.options.timestamp
    -type: bytes
    -name: TCP Option - Timestamps
    -term: Timestamps
    -name-zh: 时间戳
    -short: Timestamps
    -box: "Timestamps: TSval {tcp.options.timestamp.tsval}, TSecr {tcp.options.timestamp.tsecr}"
    -box-zh: "时间戳：TSval {tcp.options.timestamp.tsval}，TSecr {tcp.options.timestamp.tsecr}"
    -summary: "TCP Option - Timestamps: TSval {tcp.options.timestamp.tsval}, TSecr {tcp.options.timestamp.tsecr}"
    -summary-zh: "时间戳：TSval {tcp.options.timestamp.tsval}，TSecr {tcp.options.timestamp.tsecr}"
    seq:
      - id: value
        type: u4
        doc: TSval, the sender's clock.
        doc-ref: RFC 7323 section 3.2
        -doc-zh: TSval，发送方的时钟值。
        -filter: tcp.options.timestamp.tsval
        -name: Timestamp value
        -name-zh: 时间戳值
        -bits: "16:32"
      - id: echo
        type: u4
        doc: TSecr, a TSval of the other side sent back; it means something only with the ACK flag.
        doc-ref: RFC 7323 section 3.2
        -doc-zh: TSecr，回送对方的 TSval；只有 ACK 标志置 1 时才有意义。
        -filter: tcp.options.timestamp.tsecr
        -name: Timestamp echo reply
        -name-zh: 时间戳回显
        -bits: "48:32"
  md5_signature:
    doc: A digest of the segment and a secret that both sides share; used between BGP routers.
    doc-ref: RFC 2385 section 3.0
    -doc-zh: 用双方共享的密钥对报文段计算的摘要，多见于 BGP 路由器之间。
    -filter: tcp.options.md5
    -type: bytes
    -name: TCP Option - TCP MD5 signature
    -term: TCP MD5 signature
    -name-zh: MD5 签名
    -short: TCP MD5 signature
    -box: "MD5 signature: {tcp.options.md5.digest}"
    -box-zh: "MD5 签名：{tcp.options.md5.digest}"
    seq:
      - id: digest
        size: 16
        doc: The digest.
        doc-ref: RFC 2385 section 3.0
        -doc-zh: 摘要值。
        -filter: tcp.options.md5.digest
        -name: MD5 digest
        -name-zh: MD5 摘要
        -bits: "16:128"
  user_timeout:
    doc: How long the sender will wait for acknowledgments before it gives up.
    doc-ref: RFC 5482 section 3
    -doc-zh: 发送方在放弃连接之前愿意等待确认的时间。
    -filter: tcp.options.user_to
    -type: bytes
    -name: TCP Option - User Timeout
    -term: User Timeout
    -name-zh: 用户超时
    -short: User Timeout
    -box: "User timeout: {tcp.options.user_to_val} {tcp.options.user_to_granularity}"
    -box-zh: "用户超时：{tcp.options.user_to_val} {tcp.options.user_to_granularity}"
    seq:
      - id: minutes
        type: b1
        doc: Whether the number counts minutes; else it counts seconds.
        doc-ref: RFC 5482 section 3
        -doc-zh: 置 1 时以分钟为单位，否则以秒为单位。
        -enum: granularity
        -filter: tcp.options.user_to_granularity
        -name: Granularity
        -name-zh: 单位
        -picture: "16:16"
        -bits: "16:1"
      - id: timeout
        type: b15
        doc: How many of them.
        doc-ref: RFC 5482 section 3
        -doc-zh: 超时的数值。
        -filter: tcp.options.user_to_val
        -name: User Timeout
        -name-zh: 超时值
        -picture: "16:16"
        -bits: "17:15"
  authentication:
    doc: A message authentication code over the segment; the successor of the MD5 signature.
    doc-ref: RFC 5925 section 2.2
    -doc-zh: 报文段的消息认证码，用来取代 MD5 签名。
    -filter: tcp.options.ao
    -type: bytes
    -name: TCP Option - TCP AO
    -term: TCP AO
    -name-zh: 认证选项（TCP-AO）
    -short: TCP AO
    -box: "Authentication (TCP-AO): key {tcp.options.ao.keyid}, next key {tcp.options.ao.rnextkeyid}<, code {tcp.options.ao.mac}>"
    -box-zh: "认证选项（TCP-AO）：密钥 {tcp.options.ao.keyid}，下一密钥 {tcp.options.ao.rnextkeyid}<，认证码 {tcp.options.ao.mac}>"
    seq:
      - id: key_id
        type: u1
        doc: Which key made the code.
        doc-ref: RFC 5925 section 2.2
        -doc-zh: 生成认证码所用密钥的编号。
        -filter: tcp.options.ao.keyid
        -name: AO KeyID
        -name-zh: 密钥编号
        -bits: "16:8"
      - id: next_key_id
        type: u1
        doc: With which key the sender is ready to receive.
        doc-ref: RFC 5925 section 2.2
        -doc-zh: 发送方已准备好用来接收的密钥的编号。
        -filter: tcp.options.ao.rnextkeyid
        -name: AO RNextKeyID
        -name-zh: 下一密钥编号
        -bits: "24:8"
      - id: mac
        size-eos: true
        if: not _io.eof
        doc: The message authentication code.
        doc-ref: RFC 5925 section 2.2
        -doc-zh: 消息认证码。
        -filter: tcp.options.ao.mac
        -name: AO MAC
        -name-zh: 认证码
        -bits: "32:*"
  multipath:
    doc: A message of Multipath TCP, which spreads one connection over several paths.
    doc-ref: RFC 8684 section 3
    -doc-zh: 多路径 TCP 的消息；多路径 TCP 让一条连接同时使用多条路径。
    -filter: tcp.options.mptcp
    -type: bytes
    -name: Multipath Transmission Control Protocol
    -term: Multipath TCP
    -name-zh: 多路径 TCP（MPTCP）
    -short: MPTCP
    -box: "Multipath TCP: {tcp.options.mptcp.subtype}"
    -box-zh: "多路径 TCP（MPTCP）：{tcp.options.mptcp.subtype}"
    -summary: "Multipath Transmission Control Protocol: {tcp.options.mptcp.subtype}"
    -summary-zh: "多路径 TCP（MPTCP）：{tcp.options.mptcp.subtype}"
    seq:
      - id: subtype
        type: b4
        doc: Which message it is.
        doc-ref: RFC 8684 section 8
        -doc-zh: 消息的种类。
        -enum: multipath_subtype
        -filter: tcp.options.mptcp.subtype
        -name: Multipath TCP subtype
        -name-zh: 子类型
        -bits: "16:4"
      - id: first_bits
        type: b4
        doc: Four bits whose meaning the subtype tells, such as the version.
        doc-ref: RFC 8684 section 3
        -doc-zh: 含义取决于子类型的四位，例如版本号。
        -filter: tcp.options.mptcp.first_bits
        -name: Subtype-specific bits
        -name-zh: 子类型专用位
        -bits: "20:4"
      - id: data
        size-eos: true
        if: not _io.eof
        doc: The rest of the message.
        doc-ref: RFC 8684 section 3
        -doc-zh: 消息的其余部分。
        -filter: tcp.options.mptcp.data
        -name: Data
        -name-zh: 数据
        -bits: "24:*"
  fast_open:
    doc: Fast Open, which lets a SYN carry data; without a cookie the sender asks for one.
    doc-ref: RFC 7413 section 4.1.1
    -doc-zh: 快速打开，使 SYN 也能携带数据；不带 Cookie 时表示请求对方发给一个。
    -filter: tcp.options.tfo
    -type: bytes
    -name: TCP Option - TCP Fast Open
    -term: TCP Fast Open
    -name-zh: 快速打开（TFO）
    -short: TCP Fast Open
    -box: "Fast Open<, cookie {tcp.options.tfo.cookie}>"
    -box-zh: "快速打开（TFO）<，Cookie {tcp.options.tfo.cookie}>"
    seq:
      - id: cookie
        size-eos: true
        if: not _io.eof
        doc: What the server gave this client earlier, so that it may be recognized.
        doc-ref: RFC 7413 section 4.1.1
        -doc-zh: 服务器先前发给客户端的凭据，用来识别这个客户端。
        -filter: tcp.options.tfo.cookie
        -name: Fast Open Cookie
        -name-zh: TFO Cookie
        -bits: "*:*"
  experimental:
    doc: Kinds 253 and 254, which experiments share.
    doc-ref: RFC 6994 section 3
    -doc-zh: 类型 253 和 254，供各种实验共用。
    -filter: tcp.options.experimental
    -type: bytes
    -name: TCP Option - Experimental
    -term: Experimental
    -name-zh: 实验选项
    -short: Experimental
    -box: "Experimental<: {tcp.options.experimental.exid}>"
    -box-zh: "实验选项<：{tcp.options.experimental.exid}>"
    seq:
      - id: experiment
        type: u2
        if: _io.size >= 2
        doc: Which experiment it is; f989 is Fast Open.
        doc-ref: RFC 6994 section 3
        -doc-zh: 实验的编号；f989 表示快速打开。
        -base: hex
        -enum: experiment
        -filter: tcp.options.experimental.exid
        -name: Experiment Identifier
        -name-zh: 实验编号
        -bits: "16:16"
      - id: data
        size-eos: true
        type:
          switch-on: "_io.size >= 2 ? experiment : 0"
          cases:
            0xf989: fast_open
            _: experiment_data
        doc: What the experiment calls for.
        doc-ref: RFC 6994 section 3
        -doc-zh: 实验的内容。
        -inline: true
        -filter: tcp.options.experimental.body
        -name: Value
        -name-zh: 内容
        -bits: "*:*"
  experiment_data:
    doc: The data of an experiment that has no type of its own here.
    doc-ref: RFC 6994 section 3
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: The data of the experiment.
        doc-ref: RFC 6994 section 3
        -doc-zh: 实验的数据。
        -filter: tcp.options.experimental.data
        -name: Data
        -name-zh: 数据
        -bits: "*:*"
  malformed:
    doc: An option whose length is not one that its kind can have.
    doc-ref: RFC 9293 section 3.2
    -doc-zh: 长度与类型不符的选项。
    -filter: tcp.option.len.invalid
    -type: bytes
    -name: TCP Option - Invalid length for option
    -term: Invalid length for option
    -name-zh: 选项长度有误
    -short: Invalid length for option
    -box: "Option {tcp.option_kind}, which cannot have a length of {tcp.option_len}"
    -box-zh: "选项 {tcp.option_kind}，长度 {tcp.option_len} 有误"
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: The octets that its length claims.
        doc-ref: RFC 9293 section 3.2
        -doc-zh: 按其长度所占的字节。
        -filter: tcp.options.unknown.payload
        -name: Payload
        -name-zh: 内容
        -bits: "16:*"
  unknown:
    doc: An option of another kind.
    doc-ref: RFC 9293 section 3.2
    -doc-zh: 其他类型的选项。
    -filter: tcp.options.unknown
    -type: bytes
    -name: TCP Option - Unknown
    -term: Unknown
    -name-zh: 未知选项
    -short: Unknown
    -box: "Option {tcp.option_kind}<: {tcp.options.unknown.payload}>"
    -box-zh: "选项 {tcp.option_kind}<：{tcp.options.unknown.payload}>"
    seq:
      - id: data
        size-eos: true
        if: not _io.eof
        doc: The octets after kind and length.
        doc-ref: RFC 9293 section 3.2
        -doc-zh: 类型和长度之后的字节。
        -filter: tcp.options.unknown.payload
        -name: Payload
        -name-zh: 内容
        -bits: "16:*"
enums:
  option_kind:
    0: {id: end_of_list, -name: End of Option List}
    1: {id: no_operation, -name: No-Operation}
    2: {id: maximum_segment_size, -name: Maximum Segment Size}
    3: {id: window_scale, -name: Window Scale}
    4: {id: sack_permitted, -name: SACK Permitted}
    5: {id: sack, -name: SACK}
    6: {id: echo, -name: Echo}
    7: {id: echo_reply, -name: Echo Reply}
    8: {id: timestamps, -name: Time Stamp Option}
    9: {id: partial_order_permitted, -name: Partial Order Connection Permitted}
    10: {id: partial_order_profile, -name: Partial Order Service Profile}
    11: {id: cc, -name: CC}
    12: {id: cc_new, -name: CC.NEW}
    13: {id: cc_echo, -name: CC.ECHO}
    14: {id: alternate_checksum_request, -name: TCP Alternate Checksum Request}
    15: {id: alternate_checksum_data, -name: TCP Alternate Checksum Data}
    19: {id: md5_signature, -name: MD5 Signature Option}
    20: {id: scps_capabilities, -name: SCPS Capabilities}
    27: {id: quick_start, -name: Quick-Start Response}
    28: {id: user_timeout, -name: User Timeout Option}
    29: {id: authentication, -name: The TCP Authentication Option}
    30: {id: multipath, -name: Multipath TCP}
    34: {id: fast_open, -name: TCP Fast Open Cookie}
    172: {id: accurate_ecn_0, -name: Accurate ECN Order 0}
    174: {id: accurate_ecn_1, -name: Accurate ECN Order 1}
    253: {id: experiment_253, -name: RFC3692-style Experiment 1}
    254: {id: experiment_254, -name: RFC3692-style Experiment 2}
  experiment:
    0x454e: {id: encryption_negotiation, -name: TCP Encryption Negotiation Option}
    0xacce: {id: accurate_ecn, -name: Accurate ECN}
    0xf989: {id: fast_open, -name: Fast Open}
  granularity:
    0: {id: seconds, -name: Seconds, -name-zh: 秒}
    1: {id: minutes, -name: Minutes, -name-zh: 分钟}
  multipath_subtype:
    0: {id: capable, -name: Multipath Capable}
    1: {id: join, -name: Join Connection}
    2: {id: dss, -name: Data Sequence Signal}
    3: {id: add_address, -name: Add Address}
    4: {id: remove_address, -name: Remove Address}
    5: {id: priority, -name: Change Subflow Priority}
    6: {id: fail, -name: TCP Fallback}
    7: {id: fast_close, -name: Fast Close}
    8: {id: reset, -name: TCP Reset}
