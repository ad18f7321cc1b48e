meta:
  id: snap_header
  title: SNAP header
  endian: be
doc: The five octets behind an LLC header whose service access points are 0xaa.
doc-ref: RFC 1042
-filter: llc
-name: Subnetwork Access Protocol
seq:
  - id: oui_high
    type: u1
    doc: First octet of the organization code.
    doc-ref: RFC 1042, Header Format
    -name: Organization Code
    -filter: llc.oui
    -bits: 0..7
  - id: oui_low
    type: u2
    doc: The other two octets of the organization code; all zero when the protocol is an EtherType.
    doc-ref: RFC 1042, Header Format
    -name: Organization Code
    -filter: llc.oui
    -bits: 8..23
  - id: protocol
    type: u2
    doc: EtherType of what follows, or a number of the organization's own.
    doc-ref: RFC 1042, Header Format
    -name: Type
    -filter: llc.type
    -bits: 24..39
