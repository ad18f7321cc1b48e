meta:
  id: pcap
  title: pcap capture file
  endian: be
  imports:
    - /pcap_file_head
    - /pcap_record_head
doc: |
  A capture file of the classic format, header and records. It is held in memory as a whole: for
  looking at a small file, not for reading a large one.
doc-ref: draft-ietf-opsawg-pcap section 4
-filter: pcap
-name: PCAP File Format
-name-zh: pcap 捕获文件
seq:
  - id: head
    type: pcap_file_head(is_le)
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
  record:
    doc: A frame with its time and lengths.
    doc-ref: draft-ietf-opsawg-pcap section 5
    seq:
      - id: head
        type: pcap_record_head(_root.is_le)
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
