meta:
  id: ethernet_header
  title: Ethernet header
  endian: be
doc: |
  The fourteen octets in front of every Ethernet frame. The last two tell the
  type of what follows (1536 and up) or, in an IEEE 802.3 frame, its length
  (up to 1500), with LLC behind it. The addresses are read in as few pieces as
  possible, since every packet of an ordinary capture comes by here.
doc-ref: IEEE 802.3 section 3.2
-filter: eth
-name: Ethernet
seq:
  - id: addresses_high
    type: u8
    doc: The destination address and the first two octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Addresses
    -bits: 0..63
    -parts:
      - name: Destination
        filter: eth.dst
        bits: 0..47
      - name: Source
        filter: eth.src
        bits: 48..95
  - id: addresses_low
    type: u4
    doc: The last four octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Source
    -filter: eth.src
    -bits: 64..95
  - id: type_length
    type: u2
    doc: |
      From 1536 on the EtherType of what follows; up to 1500 the number of
      octets that follow, padding excluded.
    doc-ref: IEEE 802.3 section 3.2.6
    -name: Type
    -filter: eth.type
    -bits: 96..111
