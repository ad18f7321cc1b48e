meta:
  id: gtp_header
  title: GTP header, fixed part
  endian: be
doc: The eight octets that every header of the user plane of GTP begins with.
doc-ref: 3GPP TS 29.281 section 5.1
-filter: gtp
-name: GPRS Tunneling Protocol
seq:
  - id: flags
    type: u1
    doc: Version (1), protocol type, and which optional parts there are.
    doc-ref: 3GPP TS 29.281 section 5.1
    -name: Flags
    -filter: gtp.flags
    -bits: 0..7
    -parts:
      - name: Version
        filter: gtp.flags.version
        bits: 0..2
      - name: Protocol type
        filter: gtp.flags.payload
        bits: 3..3
      - name: Is Next Extension Header present?
        filter: gtp.flags.e
        bits: 5..5
      - name: Is Sequence Number present?
        filter: gtp.flags.s
        bits: 6..6
      - name: Is N-PDU number present?
        filter: gtp.flags.pn
        bits: 7..7
  - id: message_type
    type: u1
    doc: "0xff is a packet of the user."
    doc-ref: 3GPP TS 29.281 section 5.1
    -name: Message Type
    -filter: gtp.message
    -bits: 8..15
  - id: length
    type: u2
    doc: Octets behind these eight.
    doc-ref: 3GPP TS 29.281 section 5.1
    -name: Length
    -filter: gtp.length
    -bits: 16..31
  - id: tunnel
    type: u4
    doc: Tunnel endpoint identifier, chosen by the receiver, so that it differs by direction.
    doc-ref: 3GPP TS 29.281 section 5.1
    -name: TEID
    -filter: gtp.teid
    -bits: 32..63
