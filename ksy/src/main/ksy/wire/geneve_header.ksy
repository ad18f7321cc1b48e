meta:
  id: geneve_header
  title: Geneve header, fixed part
  endian: be
doc: The eight octets that every Geneve header begins with; options follow.
doc-ref: RFC 8926 section 3.4
-filter: geneve
-name: Generic Network Virtualization Encapsulation
seq:
  - id: version_length
    type: u1
    doc: Version (0) and the length of the options in words of four octets.
    doc-ref: RFC 8926 section 3.4
    -name: Version and options length
    -bits: 0..7
    -parts:
      - name: Version
        filter: geneve.version
        bits: 0..1
      - name: Length
        filter: geneve.optlen
        bits: 2..7
  - id: flags
    type: u1
    doc: Whether this is a control packet, and whether an option is critical.
    doc-ref: RFC 8926 section 3.4
    -name: Flags
    -filter: geneve.flags
    -bits: 8..15
  - id: protocol
    type: u2
    doc: EtherType of what follows.
    doc-ref: RFC 8926 section 3.4
    -name: Protocol Type
    -filter: geneve.proto_type
    -bits: 16..31
  - id: network
    type: u4
    doc: The number of the virtual network in its upper 24 bits.
    doc-ref: RFC 8926 section 3.4
    -name: Virtual Network Identifier (VNI)
    -filter: geneve.vni
    -bits: 32..63
    -parts:
      - name: Virtual Network Identifier (VNI)
        filter: geneve.vni
        bits: 32..55
