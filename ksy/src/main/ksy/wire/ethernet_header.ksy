meta:
  id: ethernet_header
  title: Ethernet header
  endian: be
doc: |
  The fourteen octets in front of every Ethernet frame. The last two tell the
  type of what follows (1536 and up) or, in an IEEE 802.3 frame, its length
  (up to 1500), with LLC behind it.
doc-ref: IEEE 802.3 section 3.2
-filter: eth
-name: Ethernet
seq:
  - id: dst_high
    type: u4
    doc: The first four octets of the destination address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Destination
    -filter: eth.dst
    -bits: 0..31
  - id: dst_low
    type: u2
    doc: The last two octets of the destination address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Destination
    -filter: eth.dst
    -bits: 32..47
  - id: src_high
    type: u4
    doc: The first four octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Source
    -filter: eth.src
    -bits: 48..79
  - id: src_low
    type: u2
    doc: The last two octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Source
    -filter: eth.src
    -bits: 80..95
  - id: type_length
    type: u2
    doc: |
      From 1536 on the EtherType of what follows; up to 1500 the number of
      octets that follow, padding excluded.
    doc-ref: IEEE 802.3 section 3.2.6
    -name: Type
    -filter: eth.type
    -bits: 96..111
