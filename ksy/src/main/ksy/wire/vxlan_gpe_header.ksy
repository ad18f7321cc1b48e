meta:
  id: vxlan_gpe_header
  title: Generic protocol extension of VXLAN
  endian: be
doc: The eight octets in front of a packet of any protocol in UDP.
doc-ref: draft-ietf-nvo3-vxlan-gpe-12 section 3
-filter: vxlan
-name: Virtual eXtensible Local Area Network Generic Protocol Extension
seq:
  - id: flags
    type: u1
    doc: Which of the other fields are valid.
    doc-ref: draft-ietf-nvo3-vxlan-gpe-12 section 3
    -name: Flags
    -filter: vxlan.flags
    -bits: 0..7
  - id: reserved
    type: u2
    doc: Zero.
    doc-ref: draft-ietf-nvo3-vxlan-gpe-12 section 3
    -name: Reserved
    -filter: vxlan.reserved
    -bits: 8..23
  - id: next_protocol
    type: u1
    doc: What follows, 1 is IPv4, 2 IPv6, 3 Ethernet, 4 NSH.
    doc-ref: draft-ietf-nvo3-vxlan-gpe-12 section 3
    -name: Next Protocol
    -filter: vxlan.next_proto
    -bits: 24..31
  - id: network
    type: u4
    doc: The number of the virtual network in its upper 24 bits.
    doc-ref: draft-ietf-nvo3-vxlan-gpe-12 section 3
    -name: VXLAN Network Identifier
    -filter: vxlan.vni
    -bits: 32..63
