meta:
  id: pcapng_interface_description
  title: pcapng Interface Description Block, fixed part
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
  What follows the block header; options come after it.
doc-ref: draft-ietf-opsawg-pcapng section 4.2
seq:
  - id: link_type
    type: u2
    doc: The number of the link type in the registry that pcap uses too.
    doc-ref: draft-ietf-opsawg-pcapng section 4.2
    -name: Link type
    -name-zh: 链路类型
    -bits: "0:16"
    -filter: pcapng.interface_description.link_type
  - id: reserved
    type: u2
    doc: 0, and to be ignored.
    doc-ref: draft-ietf-opsawg-pcapng section 4.2
    -name: Reserved
    -name-zh: 保留
    -bits: "16:16"
    -filter: pcapng.interface_description.reserved
  - id: snap_length
    type: u4
    doc: The largest number of octets that were to be kept of a frame; 0 for no limit.
    doc-ref: draft-ietf-opsawg-pcapng section 4.2
    -name: Snap length
    -name-zh: 截取长度
    -bits: "32:32"
    -filter: pcapng.interface_description.snap_length
