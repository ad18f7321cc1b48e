meta:
  id: pppoe_header
  title: PPPoE header
  endian: be
doc: The six octets in front of a PPP packet of a session over Ethernet.
doc-ref: RFC 2516 section 4
-filter: pppoe
-name: PPP-over-Ethernet Session
seq:
  - id: version_type
    type: u1
    doc: Both 1.
    doc-ref: RFC 2516 section 4
    -name: Version and type
    -bits: 0..7
    -parts:
      - name: Version
        filter: pppoe.version
        bits: 0..3
      - name: Type
        filter: pppoe.type
        bits: 4..7
  - id: code
    type: u1
    doc: Zero in a session.
    doc-ref: RFC 2516 section 4
    -name: Code
    -filter: pppoe.code
    -bits: 8..15
  - id: session
    type: u2
    doc: Which of the sessions of the two ends.
    doc-ref: RFC 2516 section 4
    -name: Session ID
    -filter: pppoe.session_id
    -bits: 16..31
  - id: length
    type: u2
    doc: Octets of the PPP packet that follows.
    doc-ref: RFC 2516 section 4
    -name: Payload Length
    -filter: pppoe.payload_length
    -bits: 32..47
