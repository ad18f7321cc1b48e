meta:
  id: tcp_sack_block
  title: SACK block
  endian: be
doc: One range that was received out of order; up to four of them fill a SACK option.
doc-ref: RFC 2018 section 3
-filter: tcp.options.sack
-name: SACK block
-name-zh: 选择确认（SACK）
seq:
  - id: left
    type: u4
    doc: The first sequence number of the range.
    doc-ref: RFC 2018 section 3
    -name: left edge
    -name-zh: 左边界
    -filter: tcp.options.sack_le
    -bits: "0:32"
  - id: right
    type: u4
    doc: The sequence number behind the range.
    doc-ref: RFC 2018 section 3
    -name: right edge
    -name-zh: 右边界
    -filter: tcp.options.sack_re
    -bits: "32:32"
