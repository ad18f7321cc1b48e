meta:
  id: pcap_record_head
  title: pcap record header
  endian:
    switch-on: is_le
    cases:
      true: le
      false: be
params:
  - id: is_le
    type: bool
    doc: whether the machine that wrote the capture was little-endian
doc: |
  The 16 octets before each frame of a pcap file. Modified records (magic a1b2cd34) have eight
  more, which nobody needs: interface index, protocol, packet type and padding.
doc-ref: draft-ietf-opsawg-pcap section 5
seq:
  - id: seconds
    type: u4
    doc: Seconds since 1970-01-01 UTC.
    doc-ref: draft-ietf-opsawg-pcap section 5
    -name: Arrival time, seconds
    -name-zh: 到达时间（秒）
    -bits: "0:32"
    -filter: pcap.packet.timestamp.sec
  - id: fraction
    type: u4
    doc: Microseconds or nanoseconds, as the file's magic number says.
    doc-ref: draft-ietf-opsawg-pcap section 5
    -name: Arrival time, fraction
    -name-zh: 到达时间（小数部分）
    -bits: "32:32"
    -filter: pcap.packet.timestamp.usec
  - id: captured_length
    type: u4
    doc: Octets of the frame that follow.
    doc-ref: draft-ietf-opsawg-pcap section 5
    -name: Capture length
    -name-zh: 捕获长度
    -bits: "64:32"
    -filter: pcap.packet.included_length
  - id: original_length
    type: u4
    doc: Octets that the frame had on the wire.
    doc-ref: draft-ietf-opsawg-pcap section 5
    -name: Frame length
    -name-zh: 原始长度
    -bits: "96:32"
    -filter: pcap.packet.origin_length
