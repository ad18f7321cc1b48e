meta:
  id: erspan_trailer
  title: ERSPAN header type III, last part
  endian: be
doc: The last four octets of the header of type III.
doc-ref: draft-foschiano-erspan
-filter: erspan
-name: Encapsulated Remote Switch Packet ANalysis
seq:
  - id: tag
    type: u2
    doc: The security group of the frame.
    doc-ref: draft-foschiano-erspan
    -name: Security group tag
    -filter: erspan.sgt
    -bits: 0..15
  - id: type_flags
    type: u2
    doc: Whether an Ethernet frame follows, and whether eight octets of a platform stand before it.
    doc-ref: draft-foschiano-erspan
    -name: Frame type, direction and flags
    -bits: 16..31
    -parts:
      - name: FT
        filter: erspan.ft
        bits: 17..21
      - name: Optional Sub headers
        filter: erspan.o
        bits: 31..31
