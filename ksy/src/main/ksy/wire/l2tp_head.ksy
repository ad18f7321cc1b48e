meta:
  id: l2tp_head
  title: L2TP header, first part
  endian: be
doc: The two octets that tell which others an L2TP header has.
doc-ref: RFC 2661 section 3.1
-filter: l2tp
-name: Layer 2 Tunneling Protocol
seq:
  - id: flags_version
    type: u2
    doc: Whether this is control, which optional parts there are, and the version, 2.
    doc-ref: RFC 2661 section 3.1
    -name: Flags and version
    -bits: 0..15
    -parts:
      - name: Type
        filter: l2tp.type
        bits: 0..0
      - name: Length Bit
        filter: l2tp.length_bit
        bits: 1..1
      - name: Sequence Bit
        filter: l2tp.seq_bit
        bits: 4..4
      - name: Offset bit
        filter: l2tp.offset_bit
        bits: 6..6
      - name: Version
        filter: l2tp.version
        bits: 12..15
