meta:
  id: ipv6_hop_by_hop
  title: IPv6 hop-by-hop options
  endian: be
  imports:
    - ip_protocols
    - ipv6_options
doc: Options that every router on the way is to look at.
doc-ref: RFC 8200 section 4.3
-filter: ipv6.hopopts
-name: IPv6 Hop-by-Hop Option
-name-zh: IPv6 逐跳选项
seq:
  - id: next_header
    type: u1
    doc: The protocol or extension header that follows.
    doc-ref: RFC 8200 section 4.3
    -doc-zh: 后面的协议或扩展首部。
    -enum: ip_protocols::protocol
    -filter: .nxt
    -name: Next Header
    -name-zh: 下一首部
    -bits: "0:8"
  - id: length
    type: u1
    doc: Length of this header in words of eight octets, the first not counted.
    doc-ref: RFC 8200 section 4.3
    -doc-zh: 本首部的长度，以 8 字节为单位，不计第一个 8 字节。
    -filter: .len
    -name: Length
    -name-zh: 长度
    -bits: "8:8"
  - id: options
    type: ipv6_options
    size: length * 8 + 6
    doc: The options.
    doc-ref: RFC 8200 section 4.2
    -doc-zh: 各个选项。
    -inline: true
    -filter: .options
    -name: Options
    -name-zh: 选项
    -bits: "16:*"
