meta:
  id: ipnet_header
  title: Header of Solaris' IP observability
  endian: be
doc: The twenty-four octets in front of an IP packet.
doc-ref: LINKTYPE_IPNET
-filter: ipnet
-name: Solaris IPNET
seq:
  - id: version
    type: u1
    doc: One.
    doc-ref: LINKTYPE_IPNET
    -name: Header version
    -filter: ipnet.version
    -bits: 0..7
  - id: family
    type: u1
    doc: 2 is IPv4, 26 IPv6.
    doc-ref: LINKTYPE_IPNET
    -name: Address family
    -filter: ipnet.family
    -bits: 8..15
  - id: hook
    type: u2
    doc: Whence the packet comes.
    doc-ref: LINKTYPE_IPNET
    -name: Hook type
    -filter: ipnet.htype
    -bits: 16..31
  - id: length
    type: u4
    doc: Octets of the packet.
    doc-ref: LINKTYPE_IPNET
    -name: Data length
    -filter: ipnet.dlen
    -bits: 32..63
  - id: interfaces
    type: u8
    doc: Interface and group interface.
    doc-ref: LINKTYPE_IPNET
    -name: Interface indices
    -bits: 64..127
  - id: zones
    type: u8
    doc: The zones of both ends.
    doc-ref: LINKTYPE_IPNET
    -name: Zone IDs
    -bits: 128..191
