meta:
  id: etherip_header
  title: EtherIP header
  endian: be
doc: The two octets in front of an Ethernet frame in IP.
doc-ref: RFC 3378 section 3
-filter: etherip
-name: Ethernet over IP
seq:
  - id: version
    type: u2
    doc: Three in its upper four bits, the rest is reserved.
    doc-ref: RFC 3378 section 3
    -name: Version
    -filter: etherip.ver
    -bits: 0..15
