meta:
  id: pcap
  title: pcap capture file, its heads
  endian:
    switch-on: is_le
    cases:
      true: le
      false: be
doc: |
  The heads of a pcap file, as plain integers alone. Which byte order they are in, the file's magic
  number tells; every head is read in the one that its outer type was made for.
doc-ref: draft-ietf-opsawg-pcap
params:
  - id: is_le
    type: bool
    doc: whether the machine that wrote the capture was little-endian
types:
  file_head:
    meta:
      title: pcap file header
    doc: |
      The 24 octets that a pcap file begins with.
    doc-ref: draft-ietf-opsawg-pcap section 4
    seq:
      - id: magic
        type: u4
        doc: |
          a1b2c3d4 when fractions are microseconds, a1b23c4d when they are nanoseconds; a1b2cd34 for
          Linux kernels' modified records.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: Magic Number
        -name-zh: 魔数
        -filter: pcap.header.magic_number
        -bits: "0:32"
      - id: version_major
        type: u2
        doc: 2 for every file of today.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: Version Major
        -name-zh: 主版本号
        -filter: pcap.header.version.major
        -bits: "32:16"
      - id: version_minor
        type: u2
        doc: 4 for every file of today; before 3 the two lengths of a record stand in the other order.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: Version Minor
        -name-zh: 次版本号
        -filter: pcap.header.version.minor
        -bits: "48:16"
      - id: this_zone
        type: s4
        doc: Once the seconds between GMT and local time; 0, and to be ignored.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: This Zone
        -name-zh: 时区
        -filter: pcap.header.this_zone
        -bits: "64:32"
      - id: significant_figures
        type: u4
        doc: 0, and to be ignored.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: Sigfigs
        -name-zh: 时间精度
        -filter: pcap.header.sigfigs
        -bits: "96:32"
      - id: snap_length
        type: u4
        doc: The largest number of octets that were to be kept of a frame.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: Snapshot Length
        -name-zh: 截取长度
        -filter: pcap.header.snapshot_length
        -bits: "128:32"
      - id: network
        type: u4
        doc: |
          Link type (16 bits), reserved (10 bits), whether the frame check sequence's length is known
          (1 bit), reserved (1 bit), that length in units of 16 bits (4 bits); counted from the lowest
          bit up.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -name: Link Type
        -name-zh: 链路类型
        -filter: pcap.header.link_type
        -bits: "160:32"
  record_head:
    meta:
      title: pcap record header
    doc: |
      The 16 octets before each frame of a pcap file. Modified records (magic a1b2cd34) have eight
      more, which nobody needs: interface index, protocol, packet type and padding.
    doc-ref: draft-ietf-opsawg-pcap section 5
    seq:
      - id: seconds
        type: u4
        doc: Seconds since 1970-01-01 UTC.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -name: Timestamp sec
        -name-zh: 到达时间（秒）
        -filter: pcap.packet.timestamp.sec
        -bits: "0:32"
      - id: fraction
        type: u4
        doc: Microseconds or nanoseconds, as the file's magic number says.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -name: Timestamp usec
        -name-zh: 到达时间（小数部分）
        -filter: pcap.packet.timestamp.usec
        -bits: "32:32"
      - id: captured_length
        type: u4
        doc: Octets of the frame that follow.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -name: Included Length
        -name-zh: 捕获长度
        -filter: pcap.packet.included_length
        -bits: "64:32"
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -name: Origin Length
        -name-zh: 原始长度
        -filter: pcap.packet.origin_length
        -bits: "96:32"
