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
-name-zh: 以太网
seq:
  - id: addresses_high
    type: u8
    doc: The destination address and the first two octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Addresses
    -name-zh: 地址
    -bits: "0:64"
    -parts: [eth.dst, eth.src]
  - id: addresses_low
    type: u4
    doc: The last four octets of the source address.
    doc-ref: IEEE 802.3 section 3.2.3
    -name: Source
    -name-zh: 源地址
    -filter: eth.src
    -bits: "64:32"
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
