meta:
  id: capwap_header
  title: CAPWAP header, fixed part
  endian: be
doc: The eight octets in front of a frame between an access point and its controller.
doc-ref: RFC 5415 section 4.3
-filter: capwap.header
-name: CAPWAP Header
seq:
  - id: lengths_flags
    type: u4
    doc: Preamble, the header's length, radio, binding and flags.
    doc-ref: RFC 5415 section 4.3
    -name: Preamble, lengths and flags
    -bits: 0..31
    -parts:
      - name: Version
        filter: capwap.preamble.version
        bits: 0..3
      - name: Type
        filter: capwap.preamble.type
        bits: 4..7
      - name: Header Length
        filter: capwap.header.length
        bits: 8..12
      - name: Radio ID
        filter: capwap.header.rid
        bits: 13..17
      - name: Wireless Binding ID
        filter: capwap.header.wbid
        bits: 18..22
      - name: Payload Type
        filter: capwap.header.flags.t
        bits: 23..23
      - name: Fragment
        filter: capwap.header.flags.f
        bits: 24..24
  - id: fragment_id
    type: u2
    doc: The same number in all fragments of one packet.
    doc-ref: RFC 5415 section 4.3
    -name: Fragment ID
    -filter: capwap.header.fragment.id
    -bits: 32..47
  - id: fragment_offset
    type: u2
    doc: Where this fragment belongs.
    doc-ref: RFC 5415 section 4.3
    -name: Fragment Offset
    -filter: capwap.header.fragment.offset
    -bits: 48..63
