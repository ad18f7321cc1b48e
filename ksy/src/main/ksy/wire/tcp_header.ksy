meta:
  id: tcp_header
  title: TCP header, fixed part
  endian: be
doc: |
  The twenty octets that every TCP segment begins with, as plain integers
  alone, so that one object can be read again and again without garbage.
doc-ref: RFC 9293 section 3.1
-filter: tcp
-name: Transmission Control Protocol
-name-zh: 传输控制协议
seq:
  - id: src_port
    type: u2
    doc: The sender's port.
    doc-ref: RFC 9293 section 3.1
    -name: Source Port
    -name-zh: 源端口
    -filter: tcp.srcport
    -bits: "0:16"
  - id: dst_port
    type: u2
    doc: The receiver's port.
    doc-ref: RFC 9293 section 3.1
    -name: Destination Port
    -name-zh: 目的端口
    -filter: tcp.dstport
    -bits: "16:16"
  - id: seq_num
    type: u4
    doc: |
      Number of the first octet of data in this segment; in a SYN the initial
      sequence number, and the first octet of data has the next one.
    doc-ref: RFC 9293 section 3.1
    -name: Sequence Number
    -name-zh: 序号
    -filter: tcp.seq_raw
    -bits: "32:32"
  - id: ack_num
    type: u4
    doc: With the ACK bit set, the next sequence number that the sender of the segment expects.
    doc-ref: RFC 9293 section 3.1
    -name: Acknowledgment Number
    -name-zh: 确认号
    -filter: tcp.ack_raw
    -bits: "64:32"
  - id: offset_flags
    type: u2
    doc: Data offset, reserved bits and control bits.
    doc-ref: RFC 9293 section 3.1
    -name: Header length and flags
    -name-zh: 首部长度和标志位
    -bits: "96:16"
    -parts: [tcp.hdr_len, tcp.flags, tcp.flags.res, tcp.flags.ae, tcp.flags.cwr, tcp.flags.ece, tcp.flags.urg, tcp.flags.ack, tcp.flags.push, tcp.flags.reset, tcp.flags.syn, tcp.flags.fin]
  - id: window
    type: u2
    doc: |
      How many octets, from the acknowledgment number on, the sender of the
      segment is willing to accept; to be scaled where both ends agreed on it,
      but never in a segment with SYN.
    doc-ref: RFC 9293 section 3.1
    -name: Window
    -name-zh: 窗口
    -filter: tcp.window_size_value
    -bits: "112:16"
  - id: checksum
    type: u2
    doc: |
      Complement of the one's complement sum of the segment's 16-bit words and
      of a pseudo-header of the IP addresses, protocol and length.
    doc-ref: RFC 9293 section 3.1
    -name: Checksum
    -name-zh: 校验和
    -filter: tcp.checksum
    -bits: "128:16"
  - id: urgent_pointer
    type: u2
    doc: With the URG bit set, the offset from the sequence number to the octet that follows the urgent data.
    doc-ref: RFC 9293 section 3.1
    -name: Urgent Pointer
    -name-zh: 紧急指针
    -filter: tcp.urgent_pointer
    -bits: "144:16"
