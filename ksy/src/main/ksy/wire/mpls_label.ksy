meta:
  id: mpls_label
  title: MPLS label stack entry
  endian: be
doc: |
  One entry of the label stack; the entry with the bottom-of-stack bit is the
  last.
doc-ref: RFC 3032 section 2.1
-filter: mpls
-name: MultiProtocol Label Switching Header
seq:
  - id: entry
    type: u4
    doc: Label, traffic class, bottom of stack and time to live.
    doc-ref: RFC 3032 section 2.1
    -name: Label stack entry
    -bits: 0..31
    -parts:
      - name: MPLS Label
        filter: mpls.label
        bits: 0..19
      - name: MPLS Experimental Bits
        filter: mpls.exp
        bits: 20..22
      - name: MPLS Bottom Of Label Stack
        filter: mpls.bottom
        bits: 23..23
      - name: MPLS TTL
        filter: mpls.ttl
        bits: 24..31
