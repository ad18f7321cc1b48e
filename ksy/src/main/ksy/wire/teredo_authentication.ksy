meta:
  id: teredo_authentication
  title: Head of a Teredo authentication indication
  endian: be
doc: The four octets that an authentication indication in front of a tunnelled IPv6 packet begins with.
doc-ref: RFC 4380 section 5.1.1
-filter: teredo.auth
-name: Teredo Authentication header
seq:
  - id: indicator
    type: u2
    doc: One.
    doc-ref: RFC 4380 section 5.1.1
    -name: Indicator
    -filter: teredo.auth.indicator
    -bits: 0..15
  - id: identifier_length
    type: u1
    doc: Octets of the client identifier behind this head.
    doc-ref: RFC 4380 section 5.1.1
    -name: Client identifier length
    -filter: teredo.auth.idlen
    -bits: 16..23
  - id: value_length
    type: u1
    doc: Octets of the authentication value behind the identifier.
    doc-ref: RFC 4380 section 5.1.1
    -name: Authentication value length
    -filter: teredo.auth.aulen
    -bits: 24..31
