meta:
  id: tcp_header
  title: TCP header, fixed part
  endian: be
doc: |
  The twenty octets that every TCP segment begins with, as plain integers
  alone, so that one object can be read again and again without garbage.
doc-ref: RFC 9293 section 3.1
seq:
  - id: src_port
    type: u2
  - id: dst_port
    type: u2
  - id: seq_num
    type: u4
  - id: ack_num
    type: u4
  - id: offset_flags
    type: u2
    doc: data offset (4 bits), reserved (4 bits), the eight control bits
  - id: window
    type: u2
  - id: checksum
    type: u2
  - id: urgent_pointer
    type: u2
