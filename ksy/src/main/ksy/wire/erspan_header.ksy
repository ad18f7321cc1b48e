meta:
  id: erspan_header
  title: ERSPAN header, first part
  endian: be
doc: |
  The eight octets that the headers of types II and III begin with; type III
  has four more.
doc-ref: draft-foschiano-erspan
-filter: erspan
-name: Encapsulated Remote Switch Packet ANalysis
seq:
  - id: version_vlan
    type: u2
    doc: Version (1 is type II, 2 is type III) and the VLAN of the mirrored frame.
    doc-ref: draft-foschiano-erspan
    -name: Version and VLAN
    -bits: 0..15
    -parts:
      - name: Version
        filter: erspan.version
        bits: 0..3
      - name: Vlan
        filter: erspan.vlan
        bits: 4..15
  - id: session
    type: u2
    doc: Class of service, truncation and the number of the session.
    doc-ref: draft-foschiano-erspan
    -name: Session
    -bits: 16..31
    -parts:
      - name: COS
        filter: erspan.cos
        bits: 16..18
      - name: Truncated
        filter: erspan.truncated
        bits: 21..21
      - name: SpanID
        filter: erspan.spanid
        bits: 22..31
  - id: index_time
    type: u4
    doc: In type II the index of the port, in type III a timestamp.
    doc-ref: draft-foschiano-erspan
    -name: Index or timestamp
    -bits: 32..63
