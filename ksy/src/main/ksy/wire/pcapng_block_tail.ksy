meta:
  id: pcapng_block_tail
  title: pcapng block trailer
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
  The last four octets of every block, so that a file can be walked backwards.
doc-ref: draft-ietf-opsawg-pcapng section 3.1
seq:
  - id: total_length
    type: u4
    doc: The total length once more; another number means that the file is damaged.
    doc-ref: draft-ietf-opsawg-pcapng section 3.1
    -name: Block total length (trailer)
    -name-zh: 块总长度（尾部）
    -bits: "0:32"
    -filter: pcapng.block.length_trailer
