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
seq:
  - id: src_port
    type: u2
    doc: The sender's port.
    doc-ref: RFC 9293 section 3.1
    -name: Source Port
    -filter: tcp.srcport
    -bits: 0..15
  - id: dst_port
    type: u2
    doc: The receiver's port.
    doc-ref: RFC 9293 section 3.1
    -name: Destination Port
    -filter: tcp.dstport
    -bits: 16..31
  - id: seq_num
    type: u4
    doc: |
      Number of the first octet of data in this segment; in a SYN the initial
      sequence number, and the first octet of data has the next one.
    doc-ref: RFC 9293 section 3.1
    -name: Sequence Number
    -filter: tcp.seq_raw
    -bits: 32..63
  - id: ack_num
    type: u4
    doc: With the ACK bit set, the next sequence number that the sender of the segment expects.
    doc-ref: RFC 9293 section 3.1
    -name: Acknowledgment Number
    -filter: tcp.ack_raw
    -bits: 64..95
  - id: offset_flags
    type: u2
    doc: Data offset, reserved bits and control bits.
    doc-ref: RFC 9293 section 3.1
    -name: Header length and flags
    -bits: 96..111
    -parts:
      - name: Header Length
        filter: tcp.hdr_len
        bits: 96..99
        doc: Length of the header with its options in words of four octets, 5 to 15.
        doc-ref: RFC 9293 section 3.1
      - name: Flags
        filter: tcp.flags
        bits: 100..111
        doc: The reserved and control bits together.
        doc-ref: RFC 9293 section 3.1
      - name: Reserved
        filter: tcp.flags.res
        bits: 100..102
        doc: Zero as long as nobody has given them a meaning.
        doc-ref: RFC 9293 section 3.1
      - name: Accurate ECN
        filter: tcp.flags.ae
        bits: 103..103
        doc: In the handshake part of what agrees on accurate congestion feedback, later part of a counter.
        doc-ref: RFC 9768 section 3.1
      - name: Congestion Window Reduced
        filter: tcp.flags.cwr
        bits: 104..104
        doc: The sender has slowed down in answer to an ECN-Echo.
        doc-ref: RFC 3168 section 6.1
      - name: ECN-Echo
        filter: tcp.flags.ece
        bits: 105..105
        doc: The sender has received a packet marked by a congested router.
        doc-ref: RFC 3168 section 6.1
      - name: Urgent
        filter: tcp.flags.urg
        bits: 106..106
        doc: The urgent pointer is significant.
        doc-ref: RFC 9293 section 3.1
      - name: Acknowledgment
        filter: tcp.flags.ack
        bits: 107..107
        doc: The acknowledgment number is significant. Not to be confused with that number.
        doc-ref: RFC 9293 section 3.1
      - name: Push
        filter: tcp.flags.push
        bits: 108..108
        doc: The receiver shall hand the data to the application without delay.
        doc-ref: RFC 9293 section 3.9.1.2
      - name: Reset
        filter: tcp.flags.reset
        bits: 109..109
        doc: The connection is aborted.
        doc-ref: RFC 9293 section 3.5.2
      - name: Syn
        filter: tcp.flags.syn
        bits: 110..110
        doc: Synchronize sequence numbers; takes one sequence number itself.
        doc-ref: RFC 9293 section 3.4
      - name: Fin
        filter: tcp.flags.fin
        bits: 111..111
        doc: No more data from the sender; takes one sequence number itself.
        doc-ref: RFC 9293 section 3.6
  - id: window
    type: u2
    doc: |
      How many octets, from the acknowledgment number on, the sender of the
      segment is willing to accept; to be scaled where both ends agreed on it,
      but never in a segment with SYN.
    doc-ref: RFC 9293 section 3.1
    -name: Window
    -filter: tcp.window_size_value
    -bits: 112..127
  - id: checksum
    type: u2
    doc: |
      Complement of the one's complement sum of the segment's 16-bit words and
      of a pseudo-header of the IP addresses, protocol and length.
    doc-ref: RFC 9293 section 3.1
    -name: Checksum
    -filter: tcp.checksum
    -bits: 128..143
  - id: urgent_pointer
    type: u2
    doc: With the URG bit set, the offset from the sequence number to the octet that follows the urgent data.
    doc-ref: RFC 9293 section 3.1
    -name: Urgent Pointer
    -filter: tcp.urgent_pointer
    -bits: 144..159
