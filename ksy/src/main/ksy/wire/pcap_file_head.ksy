meta:
  id: pcap_file_head
  title: pcap file header
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
  The 24 octets that a pcap file begins with.
doc-ref: draft-ietf-opsawg-pcap section 4
seq:
  - id: magic
    type: u4
    doc: |
      a1b2c3d4 when fractions are microseconds, a1b23c4d when they are nanoseconds; a1b2cd34 for
      Linux kernels' modified records.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Magic number
    -name-zh: 魔数
    -bits: "0:32"
    -filter: pcap.header.magic_number
  - id: version_major
    type: u2
    doc: 2 for every file of today.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Major version
    -name-zh: 主版本号
    -bits: "32:16"
    -filter: pcap.header.version.major
  - id: version_minor
    type: u2
    doc: 4 for every file of today; before 3 the two lengths of a record stand in the other order.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Minor version
    -name-zh: 次版本号
    -bits: "48:16"
    -filter: pcap.header.version.minor
  - id: this_zone
    type: s4
    doc: Once the seconds between GMT and local time; 0, and to be ignored.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Time zone correction
    -name-zh: 时区
    -bits: "64:32"
    -filter: pcap.header.this_zone
  - id: significant_figures
    type: u4
    doc: 0, and to be ignored.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Accuracy of the time stamps
    -name-zh: 时间精度
    -bits: "96:32"
    -filter: pcap.header.sigfigs
  - id: snap_length
    type: u4
    doc: The largest number of octets that were to be kept of a frame.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Snap length
    -name-zh: 截取长度
    -bits: "128:32"
    -filter: pcap.header.snapshot_length
  - id: network
    type: u4
    doc: |
      Link type (16 bits), reserved (10 bits), whether the frame check sequence's length is known
      (1 bit), reserved (1 bit), that length in units of 16 bits (4 bits); counted from the lowest
      bit up.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -name: Link type and extras
    -name-zh: 链路类型
    -bits: "160:32"
    -filter: pcap.header.link_type
