meta:
  id: trill_header
  title: TRILL header
  endian: be
doc: The six octets in front of a frame on its way between routing bridges; options may follow.
doc-ref: RFC 6325 section 3.1
-filter: trill
-name: TRILL
seq:
  - id: options_hops
    type: u2
    doc: Version, flags, the options' length in words and the hop count.
    doc-ref: RFC 6325 section 3.1
    -name: Version, options and hops
    -bits: 0..15
    -parts:
      - name: Version
        filter: trill.version
        bits: 0..1
      - name: Multi Destination
        filter: trill.multi_dst
        bits: 4..4
      - name: Option Length
        filter: trill.op_len
        bits: 5..9
      - name: Hop Count
        filter: trill.hop_cnt
        bits: 10..15
  - id: egress
    type: u2
    doc: The bridge where the frame leaves.
    doc-ref: RFC 6325 section 3.1
    -name: Egress/Root RBridge Nickname
    -filter: trill.egress_nick
    -bits: 16..31
  - id: ingress
    type: u2
    doc: The bridge where the frame came in.
    doc-ref: RFC 6325 section 3.1
    -name: Ingress RBridge Nickname
    -filter: trill.ingress_nick
    -bits: 32..47
