meta:
  id: pcapng_section_header
  title: pcapng Section Header Block, fixed part
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
  What follows the block header of a section; options come after it.
doc-ref: draft-ietf-opsawg-pcapng section 4.1
seq:
  - id: byte_order_magic
    type: u4
    doc: 1a2b3c4d in the byte order of the machine that wrote the section.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    -name: Byte-order magic
    -name-zh: 字节序魔数
    -bits: "0:32"
    -filter: pcapng.section_header.byte_order_magic
  - id: version_major
    type: u2
    doc: 1 for every file of today.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    -name: Major version
    -name-zh: 主版本号
    -bits: "32:16"
    -filter: pcapng.section_header.version.major
  - id: version_minor
    type: u2
    doc: 0; some writers put 2 and mean the same.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    -name: Minor version
    -name-zh: 次版本号
    -bits: "48:16"
    -filter: pcapng.section_header.version.minor
  - id: section_length
    type: s8
    doc: Octets of the section without this block; -1 when unknown.
    doc-ref: draft-ietf-opsawg-pcapng section 4.1
    -name: Section length
    -name-zh: 节长度
    -bits: "64:64"
    -filter: pcapng.section_header.section_length
