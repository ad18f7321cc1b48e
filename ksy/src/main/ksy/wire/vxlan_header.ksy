meta:
  id: vxlan_header
  title: VXLAN header
  endian: be
doc: The eight octets in front of an Ethernet frame in UDP.
doc-ref: RFC 7348 section 5
-filter: vxlan
-name: Virtual eXtensible Local Area Network
seq:
  - id: flags
    type: u4
    doc: Whether the network number is valid; the rest is reserved.
    doc-ref: RFC 7348 section 5
    -name: Flags
    -filter: vxlan.flags
    -bits: 0..31
    -parts:
      - name: VXLAN Network ID (VNI)
        filter: vxlan.flag_i
        bits: 4..4
  - id: network
    type: u4
    doc: The number of the virtual network in its upper 24 bits.
    doc-ref: RFC 7348 section 5
    -name: VXLAN Network Identifier
    -filter: vxlan.vni
    -bits: 32..63
    -parts:
      - name: VXLAN Network Identifier (VNI)
        filter: vxlan.vni
        bits: 32..55
