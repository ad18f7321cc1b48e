meta:
  id: udp_header
  title: UDP header
  endian: be
doc: |
  The eight octets of the UDP header; of interest here for the tunnels over
  UDP.
doc-ref: RFC 768
-filter: udp
-name: User Datagram Protocol
seq:
  - id: src_port
    type: u2
    doc: The port of the sender.
    doc-ref: RFC 768
    -name: Source Port
    -filter: udp.srcport
    -bits: 0..15
  - id: dst_port
    type: u2
    doc: The port of the receiver; tells the protocol.
    doc-ref: RFC 768
    -name: Destination Port
    -filter: udp.dstport
    -bits: 16..31
  - id: length
    type: u2
    doc: Octets of the datagram, header included.
    doc-ref: RFC 768
    -name: Length
    -filter: udp.length
    -bits: 32..47
  - id: checksum
    type: u2
    doc: Zero when the sender made none.
    doc-ref: RFC 768
    -name: Checksum
    -filter: udp.checksum
    -bits: 48..63
