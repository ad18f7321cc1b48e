meta:
  id: pcap_file
  title: pcap capture file
  endian: be
doc: |
  A capture file of the classic format, header and records. It is held in memory as a whole: for
  looking at a small file, not for reading a large one.
doc-ref: draft-ietf-opsawg-pcap section 4
-filter: pcap
-name: PCAP File Format
-name-zh: pcap 捕获文件
seq:
  - id: head
    type: file_head(is_le)
    doc: What holds for the whole file.
    doc-ref: draft-ietf-opsawg-pcap section 4
    -doc-zh: 适用于整个文件的信息。
    -filter: pcap.header
    -name: Header
    -name-zh: 文件头
    -bits: "0:192"
  - id: records
    type: record
    repeat: eos
    doc: One frame.
    doc-ref: draft-ietf-opsawg-pcap section 5
    -doc-zh: 一个帧。
    -filter: pcap.packet
    -name: Packet
    -name-zh: 记录
    -bits: "*:*"
instances:
  first:
    pos: 0
    type: u4
    doc: The magic number as it reads with the most significant octet first.
    -hidden: true
  is_le:
    value: first == 0xd4c3b2a1 or first == 0x4d3cb2a1 or first == 0x34cdb2a1
    doc: Whether the machine that wrote the file was little-endian.
    -hidden: true
types:
  file_head:
    doc: |
      The 24 octets that a pcap file begins with.
    doc-ref: draft-ietf-opsawg-pcap section 4
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: &byte_order
      - id: is_le
        type: bool
        doc: whether the machine that wrote the file was little-endian
    seq:
      - id: magic
        type: u4
        doc: |
          a1b2c3d4 when fractions are microseconds, a1b23c4d when they are nanoseconds; a1b2cd34 for
          Linux kernels' modified records.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -doc-zh: 魔数：a1b2c3d4 表示时间的小数部分以微秒计，a1b23c4d 表示以纳秒计；a1b2cd34 表示某些 Linux 内核的扩充格式。
        -name: Magic Number
        -name-zh: 魔数
        -filter: pcap.header.magic_number
        -base: hex
        -bits: "0:32"
      - id: version_major
        type: u2
        doc: 2 for every file of today.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -doc-zh: 如今的文件都是 2。
        -name: Version Major
        -name-zh: 主版本号
        -filter: pcap.header.version.major
        -bits: "32:16"
      - id: version_minor
        type: u2
        doc: 4 for every file of today; before 3 the two lengths of a record stand in the other order.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -doc-zh: 如今的文件都是 4；小于 3 时，每条记录的两个长度次序相反。
        -name: Version Minor
        -name-zh: 次版本号
        -filter: pcap.header.version.minor
        -bits: "48:16"
      - id: this_zone
        type: s4
        doc: Once the seconds between GMT and local time; 0, and to be ignored.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -doc-zh: 旧时表示本地时间与格林尼治时间之差（秒）；现为 0，应忽略。
        -name: This Zone
        -name-zh: 时区
        -filter: pcap.header.this_zone
        -bits: "64:32"
      - id: significant_figures
        type: u4
        doc: 0, and to be ignored.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -doc-zh: 为 0，应忽略。
        -name: Sigfigs
        -name-zh: 时间精度
        -filter: pcap.header.sigfigs
        -bits: "96:32"
      - id: snap_length
        type: u4
        doc: The largest number of octets that were to be kept of a frame.
        doc-ref: draft-ietf-opsawg-pcap section 4
        -doc-zh: 每个帧最多保留的字节数。
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
        -doc-zh: 链路类型占低 16 位；高位还说明帧校验序列的长度。
        -name: Link Type
        -name-zh: 链路类型
        -filter: pcap.header.link_type
        -bits: "160:32"
  record_head:
    doc: |
      The 16 octets before each frame of a pcap file. Modified records (magic a1b2cd34) have eight
      more, which nobody needs: interface index, protocol, packet type and padding.
    doc-ref: draft-ietf-opsawg-pcap section 5
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params: *byte_order
    seq:
      - id: seconds
        type: u4
        doc: Seconds since 1970-01-01 UTC.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 自 UTC 1970 年 1 月 1 日起的秒数。
        -name: Timestamp sec
        -name-zh: 到达时间（秒）
        -filter: pcap.packet.timestamp.sec
        -bits: "0:32"
      - id: fraction
        type: u4
        doc: Microseconds or nanoseconds, as the file's magic number says.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 微秒数或纳秒数，由文件的魔数决定。
        -name: Timestamp usec
        -name-zh: 到达时间（小数部分）
        -filter: pcap.packet.timestamp.usec
        -bits: "32:32"
      - id: captured_length
        type: u4
        doc: Octets of the frame that follow.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 后面捕获到的帧内容的字节数。
        -name: Included Length
        -name-zh: 捕获长度
        -filter: pcap.packet.included_length
        -bits: "64:32"
      - id: original_length
        type: u4
        doc: Octets that the frame had on the wire.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 帧在线路上的字节数。
        -name: Origin Length
        -name-zh: 原始长度
        -filter: pcap.packet.origin_length
        -bits: "96:32"
  record:
    doc: A frame with its time and lengths.
    doc-ref: draft-ietf-opsawg-pcap section 5
    seq:
      - id: head
        type: record_head(_root.is_le)
        doc: Time and lengths of the frame.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 帧的时间和长度。
        -inline: true
        -filter: pcap.packet.head
        -name: Record header
        -name-zh: 记录头
        -bits: "0:128"
      - id: modification
        size: 8
        if: _root.first == 0xa1b2cd34 or _root.first == 0x34cdb2a1
        doc: Interface, protocol and packet type, which some Linux kernels' captures have.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 接口、协议和分组类型，见于某些 Linux 内核的捕获文件。
        -filter: pcap.packet.modification
        -name: Modification
        -name-zh: 扩充内容
        -bits: "128:64"
      - id: data
        size: head.captured_length
        doc: The frame, as far as it was captured.
        doc-ref: draft-ietf-opsawg-pcap section 5
        -doc-zh: 捕获到的帧内容。
        -filter: pcap.packet.data
        -name: Data
        -name-zh: 帧内容
        -bits: "*:*"
