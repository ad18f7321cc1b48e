meta:
  id: pcapng_block_head
  title: pcapng block header
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
  The first eight octets of every block; its total length is repeated at its end.
doc-ref: draft-ietf-opsawg-pcapng section 3.1
seq:
  - id: block_type
    type: u4
    doc: |
      0a0d0d0a section header, 1 interface description, 2 obsolete packet, 3 simple packet, 6
      enhanced packet; readers skip the others.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    -name: Block type
    -name-zh: 块类型
    -bits: "0:32"
    -filter: pcapng.block.type
  - id: total_length
    type: u4
    doc: Octets of the whole block, a multiple of 4.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    -name: Block total length
    -name-zh: 块总长度
    -bits: "32:32"
    -filter: pcapng.block.length
