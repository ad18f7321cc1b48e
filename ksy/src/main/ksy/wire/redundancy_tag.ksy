meta:
  id: redundancy_tag
  title: Tag of seamless redundancy
  endian: be
doc: What lies behind the EtherTypes 0x892f and 0xf1c1, which mark a frame that comes on two ways.
doc-ref: IEC 62439-3 section 5.7, IEEE 802.1CB section 7.8
-filter: hsr
-name: High-availability Seamless Redundancy
seq:
  - id: path_size
    type: u2
    doc: Path and size in the one, nothing in the other.
    doc-ref: IEC 62439-3 section 5.7, IEEE 802.1CB section 7.8
    -name: Path and size
    -filter: hsr.lsdu_size
    -bits: 0..15
  - id: sequence
    type: u2
    doc: The same number in both copies.
    doc-ref: IEC 62439-3 section 5.7, IEEE 802.1CB section 7.8
    -name: Sequence number
    -filter: hsr.sequence_nr
    -bits: 16..31
  - id: type_length
    type: u2
    doc: EtherType of what follows.
    doc-ref: IEC 62439-3 section 5.7, IEEE 802.1CB section 7.8
    -name: Type
    -filter: hsr.type
    -bits: 32..47
