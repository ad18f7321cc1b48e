meta:
  id: tcp_option_timestamps
  title: Timestamps option
  endian: be
doc: The sender's clock, and the last clock that it had from the other side.
doc-ref: RFC 7323 section 3.2
-filter: tcp.options.timestamp
-name: TCP Option - Timestamps
-name-zh: 时间戳
seq:
  - id: kind
    type: u1
    doc: What the option is.
    doc-ref: RFC 9293 section 3.2
    -name: Kind
    -name-zh: 类型
    -filter: tcp.option_kind
    -bits: "0:8"
  - id: length
    type: u1
    doc: Octets of the option, kind and length included.
    doc-ref: RFC 9293 section 3.2
    -name: Length
    -name-zh: 长度
    -filter: tcp.option_len
    -bits: "8:8"
  - id: value
    type: u4
    doc: TSval, the sender's clock.
    doc-ref: RFC 7323 section 3.2
    -name: Timestamp value
    -name-zh: 时间戳值
    -filter: tcp.options.timestamp.tsval
    -bits: "16:32"
  - id: echo
    type: u4
    doc: TSecr, a TSval of the other side; significant only with ACK.
    doc-ref: RFC 7323 section 3.2
    -name: Timestamp echo reply
    -name-zh: 时间戳回显
    -filter: tcp.options.timestamp.tsecr
    -bits: "48:32"
