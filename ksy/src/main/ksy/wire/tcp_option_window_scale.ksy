meta:
  id: tcp_option_window_scale
  title: Window scale option
  endian: be
doc: By how many bits the windows of the sender are to be shifted left; only with SYN.
doc-ref: RFC 7323 section 2.2
-filter: tcp.options.wscale
-name: TCP Option - Window scale
-name-zh: 窗口扩大因子
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
  - id: shift
    type: u1
    doc: The shift count; above 14 it counts as 14.
    doc-ref: RFC 7323 section 2.3
    -name: Shift count
    -name-zh: 移位数
    -filter: tcp.options.wscale.shift
    -bits: "16:8"
