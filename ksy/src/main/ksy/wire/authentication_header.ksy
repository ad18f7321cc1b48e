meta:
  id: authentication_header
  title: Authentication header, fixed part
  endian: be
doc: The twelve octets that every authentication header begins with; the check value follows.
doc-ref: RFC 4302 section 2
-filter: ah
-name: Authentication Header
-name-zh: 认证首部
seq:
  - id: next_header
    type: u1
    doc: Type of what follows.
    doc-ref: RFC 4302 section 2.1
    -name: Next header
    -name-zh: 下一首部
    -filter: ah.next_header
    -bits: "0:8"
  - id: length
    type: u1
    doc: Length of this header in words of four octets, two words not counted.
    doc-ref: RFC 4302 section 2.2
    -name: Length
    -name-zh: 长度
    -filter: ah.length
    -bits: "8:8"
  - id: reserved
    type: u2
    doc: Zero.
    doc-ref: RFC 4302 section 2.3
    -name: Reserved
    -name-zh: 保留
    -filter: ah.reserved
    -bits: "16:16"
  - id: security_parameters_index
    type: u4
    doc: Tells the receiver to which security association the packet belongs.
    doc-ref: RFC 4302 section 2.4
    -name: AH SPI
    -name-zh: 安全参数索引
    -filter: ah.spi
    -bits: "32:32"
  - id: sequence
    type: u4
    doc: Counts the packets of the association.
    doc-ref: RFC 4302 section 2.5
    -name: AH Sequence
    -name-zh: 序列号
    -filter: ah.sequence
    -bits: "64:32"
