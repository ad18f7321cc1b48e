meta:
  id: bridged_ppp_header
  title: Head of a bridged frame in PPP
  endian: be
doc: The two octets in front of a frame of a LAN.
doc-ref: RFC 3518 section 4.2
-filter: bcp_bpdu
-name: PPP Bridging Control Protocol Bridged PDU
seq:
  - id: flags
    type: u1
    doc: Whether a check sequence follows the frame, and padding.
    doc-ref: RFC 3518 section 4.2
    -name: Flags
    -filter: bcp_bpdu.flags
    -bits: 0..7
  - id: mac_type
    type: u1
    doc: What kind of LAN, 1 is Ethernet.
    doc-ref: RFC 3518 section 4.2
    -name: MAC Type
    -filter: bcp_bpdu.mac_type
    -bits: 8..15
