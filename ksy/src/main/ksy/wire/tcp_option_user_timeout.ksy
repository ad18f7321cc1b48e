meta:
  id: tcp_option_user_timeout
  title: User timeout option
  endian: be
doc: How long the sender will wait for an acknowledgment before it gives up.
doc-ref: RFC 5482 section 3
-filter: tcp.options.user_to
-name: TCP Option - User Timeout
-name-zh: 用户超时
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
  - id: granularity_timeout
    type: u2
    doc: Whether the number counts minutes, else seconds, and the number.
    doc-ref: RFC 5482 section 3
    -name: User Timeout
    -name-zh: 单位和超时值
    -bits: "16:16"
    -parts: [tcp.options.user_to_granularity, tcp.options.user_to_val]
