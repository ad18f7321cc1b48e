meta:
  id: ipv6_header
  title: IPv6 header
  endian: be
doc: The forty octets of the IPv6 header; extension headers follow as chained by their types.
doc-ref: RFC 8200 section 3
-filter: ipv6
-name: Internet Protocol Version 6
seq:
  - id: version_class_flow
    type: u4
    doc: Version (6), traffic class and flow label.
    doc-ref: RFC 8200 section 3
    -name: Version, traffic class and flow label
    -bits: 0..31
    -parts:
      - name: Version
        filter: ipv6.version
        bits: 0..3
        doc: "6."
        doc-ref: RFC 8200 section 3
      - name: Traffic Class
        filter: ipv6.tclass
        bits: 4..11
        doc: Differentiated services code point and explicit congestion notification.
        doc-ref: RFC 8200 section 7
      - name: Flow Label
        filter: ipv6.flow
        bits: 12..31
        doc: The same number in all packets of one flow.
        doc-ref: RFC 6437 section 2
  - id: length_next_hop
    type: u4
    doc: Payload length, next header and hop limit.
    doc-ref: RFC 8200 section 3
    -name: Payload length, next header and hop limit
    -bits: 32..63
    -parts:
      - name: Payload Length
        filter: ipv6.plen
        bits: 32..47
        doc: Octets behind this header, extension headers included; 0 in a jumbogram.
        doc-ref: RFC 8200 section 3
      - name: Next Header
        filter: ipv6.nxt
        bits: 48..55
        doc: Type of the header behind this one; 6 is TCP.
        doc-ref: RFC 8200 section 3
      - name: Hop Limit
        filter: ipv6.hlim
        bits: 56..63
        doc: How many more routers may forward the packet.
        doc-ref: RFC 8200 section 3
  - id: src_high
    type: u8
    doc: Upper half of the source address.
    doc-ref: RFC 8200 section 3
    -name: Source Address
    -filter: ipv6.src
    -bits: 64..127
  - id: src_low
    type: u8
    doc: Lower half of the source address.
    doc-ref: RFC 8200 section 3
    -name: Source Address
    -filter: ipv6.src
    -bits: 128..191
  - id: dst_high
    type: u8
    doc: Upper half of the destination address.
    doc-ref: RFC 8200 section 3
    -name: Destination Address
    -filter: ipv6.dst
    -bits: 192..255
  - id: dst_low
    type: u8
    doc: Lower half of the destination address.
    doc-ref: RFC 8200 section 3
    -name: Destination Address
    -filter: ipv6.dst
    -bits: 256..319
