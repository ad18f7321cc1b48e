meta:
  id: nsh_header
  title: Network service header, fixed part
  endian: be
doc: The eight octets in front of a packet on its way through a chain of services.
doc-ref: RFC 8300 section 2
-filter: nsh
-name: Network Service Header
seq:
  - id: version_length
    type: u2
    doc: Version, flags, time to live and the header's length in words.
    doc-ref: RFC 8300 section 2
    -name: Version, TTL and length
    -bits: 0..15
    -parts:
      - name: Version
        filter: nsh.version
        bits: 0..1
      - name: OAM Bit
        filter: nsh.oam
        bits: 2..2
      - name: Time to live
        filter: nsh.ttl
        bits: 4..9
      - name: Length
        filter: nsh.length
        bits: 10..15
  - id: metadata
    type: u1
    doc: What kind of metadata follows.
    doc-ref: RFC 8300 section 2
    -name: MD Type
    -filter: nsh.mdtype
    -bits: 16..23
  - id: next_protocol
    type: u1
    doc: What follows, 1 is IPv4, 2 IPv6, 3 Ethernet, 4 NSH, 5 MPLS.
    doc-ref: RFC 8300 section 2
    -name: Next Protocol
    -filter: nsh.nextproto
    -bits: 24..31
  - id: path
    type: u4
    doc: Which chain, and which place in it.
    doc-ref: RFC 8300 section 2
    -name: Service path
    -bits: 32..63
    -parts:
      - name: SPI
        filter: nsh.spi
        bits: 32..55
      - name: SI
        filter: nsh.si
        bits: 56..63
