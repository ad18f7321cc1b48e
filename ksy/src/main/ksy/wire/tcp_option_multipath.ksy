meta:
  id: tcp_option_multipath
  title: Multipath TCP option, common part
  endian: be
doc: What all options of Multipath TCP begin with; the subtype tells the rest.
doc-ref: RFC 8684 section 3
-filter: tcp.options.mptcp
-name: TCP Option - Multipath TCP
-name-zh: 多路径 TCP（MPTCP）
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
  - id: subtype_flags
    type: u1
    doc: The subtype and four bits of its own.
    doc-ref: RFC 8684 section 8
    -name: Multipath TCP subtype
    -name-zh: 子类型和标志
    -bits: "16:8"
    -parts: [tcp.options.mptcp.subtype]
