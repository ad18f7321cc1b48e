meta:
  id: pseudowire_word
  title: Control word of a pseudowire
  endian: be
doc: The four octets that may stand between an MPLS label and an Ethernet frame; or, beginning with 1, an associated channel.
doc-ref: RFC 4385 section 3
-filter: pweth.cw
-name: PW Ethernet Control Word
seq:
  - id: flags_length
    type: u2
    doc: Zero or one in the upper four bits, flags and length.
    doc-ref: RFC 4385 section 3
    -name: Nibble, flags and length
    -bits: 0..15
    -parts:
      - name: First nibble
        filter: pwach.nibble
        bits: 0..3
  - id: sequence_channel
    type: u2
    doc: A sequence number; for an associated channel its type.
    doc-ref: RFC 4385 section 3
    -name: Sequence Number
    -filter: pweth.cw.sequence_number
    -bits: 16..31
