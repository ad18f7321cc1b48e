meta:
  id: gre_header
  title: GRE header, fixed part
  endian: be
doc: |
  The four octets that every GRE header begins with; its first bits tell which
  others follow.
doc-ref: RFC 2784 section 2
-filter: gre
-name: Generic Routing Encapsulation
seq:
  - id: flags_version
    type: u2
    doc: Which optional parts there are, and the version, 0, or 1 for PPTP.
    doc-ref: RFC 2784 section 2
    -name: Flags and Version
    -filter: gre.flags_and_version
    -bits: 0..15
    -parts:
      - name: Checksum Bit
        filter: gre.flags.checksum
        bits: 0..0
      - name: Routing Bit
        filter: gre.flags.routing
        bits: 1..1
      - name: Key Bit
        filter: gre.flags.key
        bits: 2..2
      - name: Sequence Number Bit
        filter: gre.flags.sequence_number
        bits: 3..3
      - name: Acknowledgment Bit
        filter: gre.flags.ack
        bits: 8..8
      - name: Version
        filter: gre.flags.version
        bits: 13..15
  - id: protocol
    type: u2
    doc: EtherType of what follows, or one of the numbers that exist for GRE alone.
    doc-ref: RFC 2784 section 2
    -name: Protocol Type
    -filter: gre.proto
    -bits: 16..31
