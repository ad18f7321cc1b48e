meta:
  id: bridge_port_tag
  title: Bridge port extension tag
  endian: be
doc: What lies behind the EtherType 0x893f.
doc-ref: IEEE 802.1BR section 7.3
-filter: etag
-name: 802.1BR E-Tag
seq:
  - id: control_high
    type: u4
    doc: Priority, drop eligibility and the extended port identifiers.
    doc-ref: IEEE 802.1BR section 7.3
    -name: E-TAG control information
    -bits: 0..31
    -parts:
      - name: Priority
        filter: etag.ecpri
        bits: 0..2
      - name: DEI
        filter: etag.dei
        bits: 3..3
      - name: Ingress E-CID base
        filter: etag.ingress_cid_base
        bits: 4..15
      - name: GRP
        filter: etag.grp
        bits: 18..19
      - name: E-CID base
        filter: etag.ecid_base
        bits: 20..31
  - id: control_low
    type: u2
    doc: The extensions of the two port identifiers.
    doc-ref: IEEE 802.1BR section 7.3
    -name: E-CID extensions
    -bits: 32..47
  - id: type_length
    type: u2
    doc: EtherType of what follows.
    doc-ref: IEEE 802.1BR section 7.3
    -name: Type
    -filter: etag.type
    -bits: 48..63
