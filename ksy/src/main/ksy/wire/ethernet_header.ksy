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
-name-zh: 以太网 II
seq:
  - id: dst_high
    type: u4
    doc: The first four octets of the destination address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Destination
    -name-zh: 目的地址
    -filter: eth.dst
    -bits: "0:32"
  - id: dst_low
    type: u2
    doc: The last two octets of the destination address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Destination
    -name-zh: 目的地址
    -filter: eth.dst
    -bits: "32:16"
  - id: src_high
    type: u4
    doc: The first four octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Source
    -name-zh: 源地址
    -filter: eth.src
    -bits: "48:32"
  - id: src_low
    type: u2
    doc: The last two octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Source
    -name-zh: 源地址
    -filter: eth.src
    -bits: "80:16"
  - id: type_length
    type: u2
    doc: |
      From 1536 on the EtherType of what follows; up to 1500 the number of
      octets that follow, padding excluded.
    doc-ref: IEEE 802.3 section 3.2.6
    -name: Type
    -name-zh: 类型
    -filter: eth.type
    -bits: "96:16"
