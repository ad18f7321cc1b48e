meta:
  id: juniper_header
  title: Juniper's header
  endian: be
doc: The four octets in front of a frame that a router of Juniper captured.
doc-ref: LINKTYPE_JUNIPER_ETHER
-filter: juniper
-name: Juniper
seq:
  - id: magic_flags
    type: u4
    doc: The number 0x4d4743, and flags.
    doc-ref: LINKTYPE_JUNIPER_ETHER
    -name: Magic number and flags
    -bits: 0..31
    -parts:
      - name: Magic-Number
        filter: juniper.magic-number
        bits: 0..23
      - name: Extensions
        filter: juniper.flags.ext
        bits: 24..24
      - name: L2 header absent
        filter: juniper.flags.no_l2
        bits: 30..30
      - name: Direction
        filter: juniper.direction
        bits: 31..31
