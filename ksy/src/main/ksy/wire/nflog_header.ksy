meta:
  id: nflog_header
  title: NFLOG header
  endian: be
doc: |
  The four octets in front of the attributes that Netfilter gives of a logged
  packet.
doc-ref: LINKTYPE_NFLOG
-filter: nflog
-name: Linux Netfilter NFLOG
seq:
  - id: family
    type: u1
    doc: Address family of Linux; 2 is IPv4, 10 is IPv6.
    doc-ref: LINKTYPE_NFLOG
    -name: Family
    -filter: nflog.family
    -bits: 0..7
  - id: version
    type: u1
    doc: Zero.
    doc-ref: LINKTYPE_NFLOG
    -name: Version
    -filter: nflog.version
    -bits: 8..15
  - id: resource
    type: u2
    doc: The log group.
    doc-ref: LINKTYPE_NFLOG
    -name: Resource id
    -filter: nflog.res_id
    -bits: 16..31
