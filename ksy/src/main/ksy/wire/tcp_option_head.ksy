meta:
  id: tcp_option_head
  title: Head of a TCP option
  endian: be
doc: The two octets that every TCP option but EOL and NOP begins with.
doc-ref: RFC 9293 section 3.2
-filter: tcp.options
-name: TCP Option
-name-zh: 选项
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
