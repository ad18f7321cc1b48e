meta:
  id: tcp_option_mss
  title: Maximum segment size option
  endian: be
doc: The largest segment that the sender is willing to receive; only with SYN.
doc-ref: RFC 9293 section 3.7.1
-filter: tcp.options.mss
-name: TCP Option - Maximum segment size
-name-zh: 最大报文段长度（MSS）
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
  - id: octets
    type: u2
    doc: Octets of data in a segment, headers without options left out.
    doc-ref: RFC 9293 section 3.7.1
    -name: MSS Value
    -name-zh: MSS 值
    -filter: tcp.options.mss_val
    -bits: "16:16"
