meta:
  id: tzsp_header
  title: TZSP header
  endian: be
doc: The four octets in front of a sniffed frame on its way to a collector; tags follow.
doc-ref: TaZmen Sniffer Protocol
-filter: tzsp
-name: TZSP
seq:
  - id: version
    type: u1
    doc: One.
    doc-ref: TaZmen Sniffer Protocol
    -name: Version
    -filter: tzsp.version
    -bits: 0..7
  - id: kind
    type: u1
    doc: Zero and one are received and sent frames.
    doc-ref: TaZmen Sniffer Protocol
    -name: Type
    -filter: tzsp.type
    -bits: 8..15
  - id: encapsulation
    type: u2
    doc: What kind of frame follows the tags, 1 is Ethernet, 18 IEEE 802.11.
    doc-ref: TaZmen Sniffer Protocol
    -name: Encapsulates
    -filter: tzsp.encap
    -bits: 16..31
