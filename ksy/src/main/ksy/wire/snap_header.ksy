meta:
  id: snap_header
  title: SNAP header
  endian: be
doc: The five octets behind an LLC header whose service access points are 0xaa.
doc-ref: RFC 1042
-filter: llc
-name: Subnetwork Access Protocol
-name-zh: 逻辑链路控制
seq:
  - id: oui_high
    type: u1
    doc: First octet of the organization code.
    doc-ref: RFC 1042, Header Format
    -name: Organization Code
    -name-zh: 组织代码
    -filter: llc.oui
    -bits: "0:8"
  - id: oui_low
    type: u2
    doc: The other two octets of the organization code; all zero when the protocol is an EtherType.
    doc-ref: RFC 1042, Header Format
    -name: Organization Code
    -name-zh: 组织代码
    -filter: llc.oui
    -bits: "8:16"
  - id: protocol
    type: u2
    doc: EtherType of what follows, or a number of the organization's own.
    doc-ref: RFC 1042, Header Format
    -name: Type
    -name-zh: 类型
    -filter: llc.type
    -bits: "24:16"
