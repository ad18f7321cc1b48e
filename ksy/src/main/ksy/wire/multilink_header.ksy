meta:
  id: multilink_header
  title: Multilink header of PPP
  endian: be
doc: The four octets in front of a packet, or a fragment of one, on one of several lines.
doc-ref: RFC 1990 section 3
-filter: mp
-name: PPP Multilink Protocol
seq:
  - id: flags_sequence
    type: u4
    doc: Whether the packet begins and ends here, and a sequence number.
    doc-ref: RFC 1990 section 3
    -name: Fragment
    -bits: 0..31
    -parts:
      - name: First
        filter: mp.first
        bits: 0..0
      - name: Last
        filter: mp.last
        bits: 1..1
      - name: Sequence number
        filter: mp.seq
        bits: 8..31
