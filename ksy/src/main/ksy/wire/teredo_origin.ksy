meta:
  id: teredo_origin
  title: Teredo origin indication
  endian: be
doc: The eight octets that tell whence a tunnelled IPv6 packet came.
doc-ref: RFC 4380 section 5.1.1
-filter: teredo.orig
-name: Teredo Origin Indication header
seq:
  - id: indicator
    type: u2
    doc: Zero.
    doc-ref: RFC 4380 section 5.1.1
    -name: Indicator
    -filter: teredo.orig.indicator
    -bits: 0..15
  - id: port
    type: u2
    doc: The UDP port, all bits inverted.
    doc-ref: RFC 4380 section 5.1.1
    -name: Origin UDP port
    -filter: teredo.orig.port
    -bits: 16..31
  - id: address
    type: u4
    doc: The IPv4 address, all bits inverted.
    doc-ref: RFC 4380 section 5.1.1
    -name: Origin IPv4 address
    -filter: teredo.orig.addr
    -bits: 32..63
