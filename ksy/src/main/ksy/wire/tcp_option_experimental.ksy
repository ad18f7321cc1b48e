meta:
  id: tcp_option_experimental
  title: Experimental option
  endian: be
doc: Kinds 253 and 254, shared by experiments that tell each other apart by a number.
doc-ref: RFC 6994 section 3
-filter: tcp.options.experimental
-name: TCP Option - Experimental
-name-zh: 实验选项
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
  - id: experiment
    type: u2
    doc: The experiment's identifier; 0xf989 is Fast Open.
    doc-ref: RFC 6994 section 3
    -name: Experiment Identifier
    -name-zh: 实验编号
    -filter: tcp.options.experimental.exid
    -bits: "16:16"
