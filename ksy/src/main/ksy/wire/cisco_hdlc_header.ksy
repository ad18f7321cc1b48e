meta:
  id: cisco_hdlc_header
  title: Cisco HDLC header
  endian: be
doc: The four octets in front of a packet on a serial line by Cisco.
doc-ref: LINKTYPE_C_HDLC
-filter: chdlc
-name: Cisco HDLC
seq:
  - id: address
    type: u1
    doc: "0x0f is unicast, 0x8f is multicast."
    doc-ref: LINKTYPE_C_HDLC
    -name: Address
    -filter: chdlc.address
    -bits: 0..7
  - id: control
    type: u1
    doc: Zero.
    doc-ref: LINKTYPE_C_HDLC
    -name: Control
    -filter: chdlc.control
    -bits: 8..15
  - id: protocol
    type: u2
    doc: EtherType of what follows.
    doc-ref: LINKTYPE_C_HDLC
    -name: Protocol
    -filter: chdlc.protocol
    -bits: 16..31
