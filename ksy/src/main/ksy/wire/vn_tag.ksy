meta:
  id: vn_tag
  title: VN tag
  endian: be
doc: What lies behind the EtherType 0x8926, between a switch and a virtual port of an interface card.
doc-ref: IEEE 802.1Qbh, draft
-filter: vntag
-name: VN-Tag
seq:
  - id: interfaces
    type: u4
    doc: Direction and the virtual interfaces at both ends.
    doc-ref: IEEE 802.1Qbh, draft
    -name: Interfaces
    -bits: 0..31
    -parts:
      - name: Direction
        filter: vntag.dir
        bits: 0..0
      - name: Pointer
        filter: vntag.ptr
        bits: 1..1
      - name: Destination
        filter: vntag.dst
        bits: 2..15
      - name: Looped
        filter: vntag.looped
        bits: 16..16
      - name: Source
        filter: vntag.src
        bits: 20..31
  - id: type_length
    type: u2
    doc: EtherType of what follows.
    doc-ref: IEEE 802.1Qbh, draft
    -name: Type
    -filter: vntag.etype
    -bits: 32..47
