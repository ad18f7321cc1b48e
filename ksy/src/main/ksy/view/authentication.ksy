meta:
  id: authentication
  title: Authentication header
  endian: be
  imports:
    - ip_protocols
doc: Proves who sent the packet and that nobody changed it.
doc-ref: RFC 4302 section 2
-filter: ah
-name: Authentication Header
-name-zh: 认证首部
-short: AH
seq:
  - id: next_header
    type: u1
    doc: The protocol that follows.
    doc-ref: RFC 4302 section 2.1
    -doc-zh: 后面承载的协议。
    -enum: ip_protocols::protocol
    -filter: ah.next_header
    -name: Next header
    -name-zh: 下一首部
    -bits: "0:8"
  - id: length
    type: u1
    doc: Length of this header in words of four octets, two words not counted.
    doc-ref: RFC 4302 section 2.2
    -doc-zh: 本首部的长度，以 4 字节为单位，另有两个 4 字节不计在内。
    -filter: ah.length
    -name: Length
    -name-zh: 长度
    -bits: "8:8"
  - id: reserved
    size: 2
    doc: Zero.
    doc-ref: RFC 4302 section 2.3
    -doc-zh: 保留，填 0。
    -filter: ah.reserved
    -name: Reserved
    -name-zh: 保留
    -bits: "16:16"
  - id: security_parameters_index
    type: u4
    doc: Tells the receiver to which security association the packet belongs.
    doc-ref: RFC 4302 section 2.4
    -doc-zh: 指明分组属于哪个安全关联。
    -base: hex
    -filter: ah.spi
    -name: AH SPI
    -name-zh: 安全参数索引
    -bits: "32:32"
  - id: sequence
    type: u4
    doc: Counts the packets of the association.
    doc-ref: RFC 4302 section 2.5
    -doc-zh: 该安全关联中分组的计数。
    -filter: ah.sequence
    -name: AH Sequence
    -name-zh: 序列号
    -bits: "64:32"
  - id: check_value
    size: "length > 1 ? length * 4 - 4 : 0"
    doc: The check value over the packet.
    doc-ref: RFC 4302 section 2.6
    -doc-zh: 分组的完整性校验值。
    -filter: ah.icv
    -name: AH ICV
    -name-zh: 完整性校验值
    -bits: "96:*"
